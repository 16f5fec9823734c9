import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { PanelState } from '../../../core/panel/state.ts'
import { prepared, region, written } from '../../core/panel/support/sample-choice.ts'
import { cloudInfo, localInfo, serverInfo } from '../../core/panel/support/sample-state.ts'
import type { StubStore } from '../../core/panel/support/stub-store.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

/** More is open, and a provider is set up. */
function withProvider(provider: string, changes: Partial<PanelState> = {}): PanelState {
  return {
    ...written,
    providers: [localInfo, cloudInfo, serverInfo],
    keys: { cloud: true },
    open: { next: false, sending: false, more: true, shapes: false, brief: false },
    ...changes,
    setup: { ...written.setup, provider, ...changes.setup },
  }
}

/** What was called, but for working out again what would be sent. */
function asked({ calls }: StubStore): readonly string[] {
  return calls.filter((call) => call !== 'prepare()')
}

test('strengths that suit are buttons, and each says what it does', async () => {
  const { store } = showPanel(withProvider('server'))
  await expect.element(page.getByText('Left to the model, which takes 0.45.')).toBeVisible()
  await button('Final pass').click()
  expect(asked(store)).toEqual(['setUp({"strength":0.4})'])
  store.dispatch({ type: 'setup', changes: { strength: 0.4 } })
  await expect
    .element(page.getByText('0.35–0.50 · Refinement: Light follows your words.'))
    .toBeVisible()
  await expect.element(button('Final pass')).toHaveAttribute('aria-pressed', 'true')
  await button('Auto').click()
  expect(store.calls.at(-1)).toBe('setUp({"strength":null})')
})

test('a server is asked for its models by a button, and a name can be written where it can’t say', async () => {
  const { store } = showPanel(withProvider('server'))
  await button('Ask Own server for its models').click()
  expect(asked(store)).toEqual(['askModels("server")'])
  const error = {
    code: 'provider_unreachable' as const,
    message: 'Nobody answers.',
    hint: 'Start it.',
  }
  const changes = { error: { ...error, retryable: true }, asking: false }
  store.dispatch({ type: 'serverModels', provider: 'server', changes })
  await expect.element(page.getByText('Nobody answers. Start it.')).toBeVisible()
  await page.getByLabelText('Model name').fill('my-model')
  await userEvent.keyboard('{Tab}')
  expect(store.calls.at(-1)).toContain('"model":"my-model"')
  const names = [{ id: 'xl', label: 'SDXL' }]
  store.dispatch({
    type: 'serverModels',
    provider: 'server',
    changes: { names, askedAt: store.now(), error: null },
  })
  await page.getByRole('combobox', { name: 'Model' }).selectOptions('SDXL')
  expect(store.calls.at(-1)).toContain('"model":"xl"')
})

test('until when a model can be used and whose prices count stand below it', async () => {
  const model = {
    ...cloudInfo.models[0]!,
    retires: '2026-12-01',
    prices: { source: 'Cloud’s price list', readOn: '2026-09-30' },
    complexities: ['low', 'high'],
  }
  const { store } = showPanel(
    withProvider('cloud', { providers: [{ ...cloudInfo, models: [model] }] }),
  )
  await expect.element(page.getByText('Paint 2 can be used until 1 Dec 2026.')).toBeVisible()
  await expect
    .element(page.getByText('Prices: Cloud’s price list, read on 30 Sep 2026.'))
    .toBeVisible()
  await page.getByRole('combobox', { name: 'Complexity' }).selectOptions('low')
  expect(asked(store)).toEqual(['setUp({"complexity":"low"})'])
})

test('how the place is told is said before the call, and can be chosen where there is a choice', async () => {
  const reason = 'Paint 2 is shown the area as a mask.'
  const state = withProvider('cloud', {
    draft: { ...written.draft, painting: { region, protect: null } },
    preparation: {
      kind: 'ready',
      revision: 0,
      prepared: { ...prepared, maskUse: { use: 'send', reason } },
    },
  })
  const { store } = showPanel(state)
  await expect.element(page.getByText(reason)).toBeVisible()
  const choice = page.getByRole('combobox', { name: 'The place' })
  expect([...choice.element().querySelectorAll('option')].map((one) => one.value)).toEqual([
    '',
    'send',
    'omit',
  ])
  await choice.selectOptions('In words only')
  expect(store.calls).toContain('setUp({"maskUse":"omit"})')
})

test('cancelling what was sent says that nothing is refunded, and what is free says no such thing', async () => {
  const run = {
    provider: 'cloud',
    instruction: 'add steam',
    progress: { stage: 'painting', fraction: 0.42 } as const,
    partial: null,
    partials: 0,
    crop: null,
  }
  const { store } = showPanel(withProvider('cloud', { run }))
  await expect.element(page.getByText(/cancelling refunds nothing/)).toBeVisible()
  store.dispatch({ type: 'started', run: { ...run, provider: 'local' } })
  await expect.element(page.getByText(/cancelling refunds nothing/)).not.toBeInTheDocument()
})

test('a warning is shown until it is dismissed', async () => {
  showPanel(withProvider('cloud', { warning: 'The day’s budget is nearly used up.' }))
  await expect.element(page.getByText('The day’s budget is nearly used up.')).toBeVisible()
  await button('Dismiss the warning').click()
  await expect
    .element(page.getByText('The day’s budget is nearly used up.'))
    .not.toBeInTheDocument()
})

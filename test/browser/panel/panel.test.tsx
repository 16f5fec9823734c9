import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Stage } from '../../../core/panel/canvas/stage.tsx'
import { choosing, prepared, region, written } from '../../core/panel/support/sample-choice.ts'
import { sampleEdit, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('the picked layer is described, with what shows of it', async () => {
  showPanel(sampleState())
  await expect.element(page.getByRole('heading', { name: 'coffee' })).toBeVisible()
  await expect.element(page.getByText(/8-bit · sRGB/)).toBeVisible()
  await expect.element(page.getByText('Shows v4')).toBeVisible()
})

test('with nothing picked the panel says what to do and offers no Refine', async () => {
  showPanel(sampleState({ picked: null, lineages: [] }))
  await expect.element(page.getByText('Pick an image layer in this page to start.')).toBeVisible()
  await expect.element(button('Refine')).toBeDisabled()
})

test('a layer that can’t be refined says why', async () => {
  const pickProblem = {
    code: 'unsupported_source' as const,
    message: 'This layer is CMYK.',
    hint: 'Convert the document to RGB.',
    retryable: false,
  }
  showPanel(sampleState({ picked: null, lineages: [], pickProblem }))
  await expect.element(page.getByText('This layer is CMYK.', { exact: true })).toBeVisible()
  await expect
    .element(page.getByText('Convert the document to RGB.', { exact: true }))
    .toBeVisible()
})

test('an example fills the instruction, and Refine becomes possible', async () => {
  const { store } = showPanel(sampleState())
  await expect.element(page.getByText('Say what to change.')).toBeVisible()
  await button('golden hour').click()
  await expect.element(page.getByLabelText('Instruction')).toHaveValue('golden hour')
  await expect.element(button('Refine')).toBeEnabled()
  await button('Refine').click()
  expect(store.calls).toEqual(['proceed()'])
})

test('Ctrl+Enter refines and Escape cancels', async () => {
  const { store } = showPanel(written)
  await page.getByLabelText('Instruction').click()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(store.calls).toEqual(['proceed()'])
  store.dispatch({
    type: 'started',
    run: {
      provider: 'local',
      instruction: 'x',
      progress: { stage: 'painting', fraction: 0.4 },
      partial: null,
      partials: 0,
      crop: null,
    },
  })
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40')
  await page.getByLabelText('Instruction').click()
  await userEvent.keyboard('{Escape}')
  expect(store.calls).toEqual(['proceed()', 'cancel()'])
})

test('the region is summed up, with its edge', async () => {
  const { store } = showPanel(written)
  await expect.element(page.getByText('The whole picture may change')).toBeVisible()
  store.dispatch({ type: 'paint', painting: { region, protect: null } })
  await expect.element(page.getByText('10 % of the picture')).toBeVisible()
  await page.getByRole('radio', { name: 'Soft' }).click()
  expect(store.getState().draft.edge).toEqual({ kind: 'soft', px: 8 })
  const reach = page.getByLabelText('Reach of the soft edge in pixels')
  await reach.fill('900')
  await userEvent.keyboard('{Tab}')
  expect(store.getState().draft.edge).toEqual({ kind: 'soft', px: 256 })
  await button('Clear the region').click()
  expect(store.getState().draft.painting.region).toBeNull()
})

test('what must stay is pressed or written', async () => {
  const { store } = showPanel(written)
  await button('Logo').click()
  await expect.element(button('Logo')).toHaveAttribute('aria-pressed', 'true')
  await button('Something else').click()
  await userEvent.keyboard('the steam{Enter}')
  expect(store.getState().draft.preserve.map(({ text }) => text)).toEqual(['the logo', 'the steam'])
  await button('Stop keeping the steam').click()
  await button('Logo').click()
  expect(store.getState().draft.preserve).toEqual([])
})

test('promise 5: for a provider on the network the crop and its price are shown before it leaves', async () => {
  const { store } = showPanel({
    ...written,
    keys: { cloud: true },
    setup: { ...written.setup, provider: 'cloud' },
  })
  await expect.poll(() => store.calls).toEqual(['prepare()'])
  store.dispatch({ type: 'prepared', revision: store.getState().revision, prepared })
  await expect.element(page.getByRole('img', { name: 'The crop that is worked on' })).toBeVisible()
  await expect.element(page.getByText('300 × 200 px at 10, 20')).toBeVisible()
  await expect.element(page.getByText(/^50\s%\sof the picture’s resolution$/)).toBeVisible()
  await expect.element(page.getByText(/squeezed/)).not.toBeInTheDocument()
  await expect.element(page.getByText('$0.042').first()).toBeVisible()
})

test('promise 5: a crop that the model’s sizes squeeze is said to be, before it leaves', async () => {
  const { store } = showPanel({
    ...written,
    keys: { cloud: true },
    setup: { ...written.setup, provider: 'cloud' },
  })
  await expect.poll(() => store.calls).toEqual(['prepare()'])
  const squeezed = { ...prepared, plan: { ...prepared.plan, sent: { width: 120, height: 100 } } }
  store.dispatch({ type: 'prepared', revision: store.getState().revision, prepared: squeezed })
  await expect.element(page.getByText(/^squeezed by 25\s% to a size/)).toBeVisible()
})

test('promise 8: after a refinement the proof is in view, and so is the version', async () => {
  const { root, store } = showPanel(
    sampleState({ open: { next: false, sending: true, more: true, shapes: true, brief: false } }),
  )
  root.style.height = '420px'
  store.dispatch({ type: 'placed', version: 'id4' })
  await expect
    .element(page.getByText('v4 placed · outside: 0 of 182 340 pixels changed'))
    .toBeVisible()
  const row = root.querySelector('.pentimento-version__row')
  const scroll = root.querySelector('.pentimento-scroll')
  await expect
    .poll(() => row && scroll && row.getBoundingClientRect().bottom)
    .toBeLessThanOrEqual(scroll?.getBoundingClientRect().bottom ?? 0)
  store.dispatch({ type: 'placed', version: 'gone' })
  await expect.element(page.getByText(/placed ·/)).not.toBeInTheDocument()
})

test('beside its own stage the panel stays where it is, and the numbers are one press away', async () => {
  const { root, store } = showPanel(written, 320, { Stage })
  root.style.height = '420px'
  const scroll = root.querySelector('.pentimento-scroll')
  store.dispatch({ type: 'placed', version: 'id4' })
  await expect.element(page.getByText(/^v4 placed · outside: 0 of/)).toBeVisible()
  expect(scroll?.scrollTop).toBe(0)
  await button('Details of what shows').click()
  await expect.poll(() => scroll?.scrollTop).toBeGreaterThan(0)
  await expect.element(page.getByLabelText('Measured')).toBeVisible()
})

test('candidates come into view together with the stage that shows them', async () => {
  const { root, store } = showPanel(written, 320, { Stage })
  root.style.height = '600px'
  if (choosing.choice) store.dispatch({ type: 'proposed', choice: choosing.choice })
  await expect.element(page.getByRole('heading', { name: 'Candidates' })).toBeVisible()
  const scroll = root.querySelector('.pentimento-scroll')
  const top = () => root.querySelector('.pentimento-stage')?.getBoundingClientRect().top ?? 0
  const isOnTop = () => Math.abs(top() - (scroll?.getBoundingClientRect().top ?? 0)) < 4
  await expect.poll(isOnTop).toBe(true)
  scroll?.scrollBy(0, 200)
  expect(isOnTop()).toBe(true)
})

test('a refused key leads to the settings', async () => {
  const error = {
    code: 'bad_key' as const,
    message: 'Cloud does not accept the key.',
    hint: 'Enter the key again.',
    retryable: false,
  }
  const { store } = showPanel({ ...written, problem: { error, retry: null } })
  await button('Open settings').click()
  expect(store.getState().view).toBe('settings')
})

test('an answered question gives the keyboard back', async () => {
  const { store } = showPanel(written)
  const instruction = page.getByLabelText('Instruction')
  await instruction.click()
  const question = { title: 'Send?', text: 'It costs.', agree: 'Send' }
  store.dispatch({ type: 'question', question })
  await expect.element(button('Cancel')).toHaveFocus()
  store.dispatch({ type: 'question', question: null })
  await expect.element(instruction).toHaveFocus()
})

test('the keyboard is never lost', async () => {
  const { store } = showPanel({ ...written, selected: 'id3' })
  const focused = () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent
  const press = async (name: string, keys = '{Enter}') => {
    const control = button(name).element() as HTMLElement
    control.focus()
    await userEvent.keyboard(keys)
  }
  await press('Settings')
  await expect.poll(focused).toBe('Back')
  await press('Back')
  await expect.poll(focused).toBe('Instruction')
  await press('Something else', '{Enter}the steam{Enter}')
  await expect.poll(focused).toBe('Something else')
  expect(store.getState().draft.preserve.map(({ text }) => text)).toEqual(['the steam'])
  await press('Rename', '{Enter}Cream{Enter}')
  await expect.poll(focused).toBe('Branch from here')
  expect(store.calls).toEqual(['rename("id3", "Cream")'])
  await press('Delete')
  await expect.poll(focused).toBe('Keep')
  await press('Refine')
  const progress = { stage: 'painting' as const, fraction: 0.4 }
  const run = {
    provider: 'local',
    instruction: 'x',
    progress,
    partial: null,
    partials: 0,
    crop: null,
  }
  store.dispatch({ type: 'started', run })
  await expect.poll(focused).toBe('Cancel')
  store.dispatch({ type: 'ended' })
  await expect.poll(focused).toBe('Refine')
})

test('candidates are looked at, picked and kept', async () => {
  const { store } = showPanel(choosing)
  await button('Look at candidate 2').click()
  expect(store.getState().choice?.previewed).toBe(1)
  await button('Keep candidate 2').click()
  expect(store.getState().choice?.picked).toEqual([0, 1])
  await button('Keep 2 candidates').click()
  await button('Throw all away').click()
  await button('Decide later').click()
  expect(store.calls).toEqual(['accept()', 'discard()', 'postpone()'])
})

test('results that wait can be placed or thrown away', async () => {
  const entry = {
    id: 'w1',
    attempt: { edit: 'edit', ordinal: 1 },
    state: 'answered' as const,
    sentAt: 0,
    edit: sampleEdit('add steam', null),
    plan: prepared.plan,
    source: { layer: 'source', name: 'coffee', lineage: null },
    estimate: null,
    usage: null,
    candidates: 2,
    error: null,
  }
  const { store } = showPanel({ ...written, waiting: [entry] })
  await expect.element(page.getByText('2 pictures for “coffee”, not placed yet.')).toBeVisible()
  await button('Choose').click()
  await button('Throw away').click()
  expect(store.calls).toEqual(['placeWaiting("w1")', 'throwAway("w1")'])
})

test('a failure is announced with what to do, and can be retried only where that helps', async () => {
  const error = {
    code: 'provider_unreachable' as const,
    message: 'The provider could not be reached.',
    hint: 'Check the connection.',
    retryable: true,
  }
  const { store } = showPanel({ ...written, problem: { error, retry: { kind: 'refine' } } })
  await expect.element(page.getByRole('alert').getByText('Check the connection.')).toBeVisible()
  await button('Try again').click()
  expect(store.calls).toEqual(['tryAgain()'])
  store.dispatch({ type: 'problem', problem: { error, retry: null } })
  await expect.element(button('Try again')).not.toBeInTheDocument()
  await button('Dismiss').click()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { reduce } from '../../../core/panel/reduce.ts'
import { several, typed, withNotes, withSteps } from '../../core/panel/support/sample-advice.ts'
import { capabilities, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const listed = () => withSteps(['one', 'two', 'three'], sampleState())

const field = () => page.getByLabelText('Instruction', { exact: true })

test('a finding is one line with its why on demand, and can be ignored', async () => {
  const { root, store } = showPanel(typed(several, sampleState()))
  const advice = page.getByRole('list', { name: 'Advice' })
  await expect.element(advice).toBeVisible()
  const why = advice.getByRole('button', { name: /^Why/u }).first()
  await expect.element(why).toHaveAttribute('aria-expanded', 'false')
  await why.click()
  await expect.element(why).toHaveAttribute('aria-expanded', 'true')
  const count = root.querySelectorAll('.pentimento-finding').length
  await advice
    .getByRole('button', { name: /^Ignore/u })
    .first()
    .click()
  expect(store.getState().advice.ignored).toHaveLength(1)
  await expect.poll(() => root.querySelectorAll('.pentimento-finding').length).toBe(count - 1)
  await expect.element(button('Refine')).toBeEnabled()
})

test('without advice nothing is said', async () => {
  const off = reduce(typed(several, sampleState()), {
    type: 'advice',
    change: { kind: 'on', on: false },
  })
  const { root } = showPanel(off)
  await expect.element(field()).toBeVisible()
  expect(root.querySelector('.pentimento-findings, .pentimento-stages')).toBeNull()
})

test('the place to fill in is selected once another wording is taken', async () => {
  const { root, store } = showPanel(
    typed('now the background', sampleState()),
    320,
    {},
    {
      takeSuggestion: async (suggestion) => {
        if (suggestion.kind === 'rewrite') {
          store.dispatch({ type: 'instruct', text: suggestion.text })
        }
      },
    },
  )
  const card = root.querySelector('.pentimento-follow-up')
  const option = [...(card?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
    textContent?.includes('…'),
  )
  expect(option).toBeDefined()
  option?.click()
  const area = root.querySelector<HTMLTextAreaElement>('textarea')!
  await expect.poll(() => area.value.slice(area.selectionStart, area.selectionEnd)).toBe('…')
  expect(document.activeElement).toBe(area)
})

test('steps are moved by keyboard and by buttons, and the keyboard stays with the step', async () => {
  const { root, store } = showPanel(listed())
  const words = () =>
    [...root.querySelectorAll('.pentimento-step__words')].map(({ textContent }) => textContent)
  await page.getByRole('button', { name: /^Step 2 of 3/u }).click()
  await userEvent.keyboard('{Escape}')
  await page.getByRole('button', { name: 'Later: one' }).click()
  await expect.poll(words).toEqual(['two', 'one', 'three'])
  await expect.poll(() => document.activeElement?.textContent).toBe('one')
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await expect.poll(words).toEqual(['two', 'three', 'one'])
  await page.getByRole('button', { name: /^Step 1 of 3/u }).click()
  await userEvent.keyboard(', softly{Enter}')
  await expect.poll(words).toEqual(['two, softly', 'three', 'one'])
  await button('Leave out: three').click()
  await expect.poll(words).toEqual(['two, softly', 'one'])
  expect(namelessControls(root)).toEqual([])
  await button('Run as one').click()
  await button('Run the steps').click()
  expect(store.calls).toEqual(['refine()', 'proceed()'])
})

test('a follow-up shows what it means before anything runs', async () => {
  const { store } = showPanel(typed('a bit more', sampleState()))
  await expect.element(button('Use the full instruction')).toBeEnabled()
  await expect.element(page.getByText('Nothing is painted yet.')).toBeVisible()
  await button('Use it').click()
  expect(store.calls).toEqual(['useFollowUp()'])
  await button('Take it as typed').click()
  await expect.element(button('Refine')).toBeEnabled()
})

test('what is locked shows a padlock and is unlocked by one press', async () => {
  const { store } = showPanel(withNotes(sampleState()))
  await button('Unlock the saucer').click()
  expect(store.calls).toEqual(['unlock("k")'])
})

test('what grows above never moves what the user works on', async () => {
  const paints = { ...capabilities, paintsMasks: true }
  const { root, store } = showPanel(typed('warmer', sampleState({ capabilities: paints })))
  root.style.height = '360px'
  const scroll = root.querySelector<HTMLElement>('.pentimento-scroll')!
  scroll.scrollTop = 160
  const logo = button('Logo').element() as HTMLElement
  logo.focus()
  const before = logo.getBoundingClientRect().top
  store.dispatch({ type: 'instruct', text: several })
  await expect.poll(() => root.querySelector('.pentimento-findings')).not.toBeNull()
  expect(Math.abs(logo.getBoundingClientRect().top - before)).toBeLessThanOrEqual(1)
})

test('nothing of the advice sticks out of the panel between 280 and 420 pixels', () => {
  const long = 'Make-everything-without-any-place-to-break-it '.repeat(3)
  for (const width of [280, 320, 420]) {
    for (const state of [
      listed(),
      typed(several, sampleState()),
      typed('a bit more', sampleState()),
      typed(long, sampleState()),
    ]) {
      const { root } = showPanel(state, width)
      expect(root.querySelector('.pentimento-scroll')?.scrollWidth).toBeLessThanOrEqual(width)
      expect(namelessControls(root)).toEqual([])
      unmountAll()
    }
  }
})

import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { measuredState, placed, scoped } from '../../core/panel/support/sample-report.ts'
import { sampleState } from '../../core/panel/support/sample-state.ts'
import { button, namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

function textOf(root: HTMLElement, selector: string): string {
  return (root.querySelector(selector)?.textContent ?? '').replaceAll('\u202f', ' ')
}

test('failed checks come first, each with what to do, then the numbers that matter', async () => {
  const { root } = showPanel(measuredState(), 300)
  const checks = [...root.querySelectorAll('.pentimento-checks__what')].map(
    (one) => one.textContent,
  )
  expect(checks).toEqual([
    'The product itself changed: “the bottle”.',
    'The change is cut by the region’s border.',
  ])
  const names = [...root.querySelectorAll('.pentimento-facts__name')].map((one) => one.textContent)
  expect(names).toEqual([
    ...['Changed', 'Border', 'Outside', 'Inside', 'Untouched', 'Kept', 'Asked for', 'Detail'],
    'Price',
  ])
  await button('All numbers, and what they mean').click()
  expect(root.querySelectorAll('.pentimento-facts__name')).toHaveLength(16)
  expect(textOf(root, '.pentimento-facts')).toContain('moved by +3.21, −1.1 px, scaled by 1.0082')
  expect(textOf(root, '.pentimento-facts')).toContain('1 is as sharp as before, less is softer')
  await button('Fewer numbers').click()
  expect(root.querySelectorAll('.pentimento-facts__name')).toHaveLength(9)
})

test('a version in which all is well shows no checks', () => {
  const { root } = showPanel(measuredState({ seam: 0.1, cut: 0, preserves: [] }), 300)
  expect(root.querySelector('.pentimento-checks')).toBeNull()
})

test('candidates say which part of the answer they are, and what they fail', () => {
  const { root } = showPanel(scoped, 300)
  const [changed, everything] = [...root.querySelectorAll<HTMLElement>('.pentimento-candidate')]
  expect(textOf(changed!, '.pentimento-candidate__scope')).toBe('Only what changed')
  expect(textOf(everything!, '.pentimento-candidate__scope')).toBe('Everything')
  expect(changed?.textContent).not.toContain('seam may show')
  expect(everything?.textContent).toContain('A seam may show along the edge.')
  expect(everything?.textContent).toContain('Only here: everything.')
  // A remark that both bear is said once.
  const said = root.textContent?.split('The change is coarser than the picture').length
  expect(said).toBe(2)
})

test('what must stay takes what is marked as its place, and gives it up again', async () => {
  const { root, store } = showPanel(placed, 300)
  await button('Mark where all text, letter by letter is').click()
  const area = { x: 40, y: 60, width: 300, height: 120 }
  expect(store.getState().draft.preserve.map((kept) => kept.area)).toEqual([area, area])
  await button('Forget where all text, letter by letter is').click()
  expect(store.getState().draft.preserve[0]).toEqual({
    text: 'all text, letter by letter',
    kind: 'text',
  })
  expect(namelessControls(root)).toEqual([])
})

test('without anything marked there is no place to take, and it is said how to get one', async () => {
  const { root } = showPanel(
    { ...placed, draft: { ...placed.draft, painting: sampleState().draft.painting } },
    300,
  )
  await expect.element(button('Mark where all text, letter by letter is')).toBeDisabled()
  expect(root.textContent).toContain('paint over it')
})

test('nothing sticks out of a narrow panel', () => {
  for (const state of [measuredState(), scoped, placed]) {
    const { root } = showPanel(state, 280)
    expect(root.querySelector('.pentimento-scroll')?.scrollWidth).toBeLessThanOrEqual(280)
    unmountAll()
  }
})

test('asking again is offered where a call leaves the machine, with what it may cost', async () => {
  const setup = { ...sampleState().setup, provider: 'cloud', model: 'paint-2' }
  const open = { next: false, sending: false, more: true, shapes: false, brief: false }
  const { store } = showPanel(sampleState({ setup, open }), 300)
  await page.getByRole('combobox', { name: 'Ask again' }).selectOptions('2')
  expect(store.calls).toContain('setUp({"retries":2})')
  unmountAll()
  const { root } = showPanel(sampleState({ setup: { ...setup, retries: 2 }, open }), 300)
  expect(root.textContent).toContain(
    'When a check fails: at most 3 calls, up to 3 times the price of one in all.',
  )
  unmountAll()
  const local = showPanel(sampleState({ open }), 300)
  expect(local.root.textContent).not.toContain('Ask again')
})

import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Run } from '../../../core/panel/state.ts'
import { written } from '../../core/panel/support/sample-choice.ts'
import { picked, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

const pickedAll = [
  picked,
  { ...picked, source: 's2', name: 'bottle' },
  { ...picked, source: 's3', name: 'sky' },
]

test('several picked pictures are named and refined by one press, as a whole', async () => {
  const { store } = showPanel({ ...written, pickedAll })
  await expect.element(page.getByRole('heading', { name: '3 layers picked' })).toBeVisible()
  const names = page.getByRole('list', { name: 'Picked pictures' })
  await expect.element(names).toHaveTextContent('coffeebottlesky')
  await expect.element(page.getByText(/region and protected areas are left out/)).toBeVisible()
  await button('Refine all 3').click()
  expect(store.calls).toEqual(['refineAll()'])
})

test('without words there is nothing to refine all with, and that is said', async () => {
  showPanel(sampleState({ pickedAll }))
  await expect.element(button('Refine all 3')).toBeDisabled()
  await expect.element(page.getByText('Say what to change.')).toBeVisible()
})

test('of many picked pictures only some are named', async () => {
  const many = Array.from({ length: 20 }, (_, index) => {
    return { ...picked, source: `s${index}`, name: `picture ${index + 1}` }
  })
  showPanel({ ...written, pickedAll: many })
  const names = page.getByRole('list', { name: 'Picked pictures' }).getByRole('listitem')
  await expect.element(names.nth(4)).toHaveTextContent('picture 5')
  await expect.element(names.nth(5)).toHaveTextContent('and 15 more')
  expect(names.elements()).toHaveLength(6)
})

test('progress names the picture, and stopping is told from stopping at once', async () => {
  const queue = { at: 2, count: 3, name: 'bottle', stops: false }
  const progress = { stage: 'painting', fraction: 0.4 } as const
  const run: Run = {
    provider: 'local',
    instruction: 'x',
    progress,
    partial: null,
    partials: 0,
    crop: null,
    queue,
  }
  const { store } = showPanel({ ...written, pickedAll, run })
  await expect.element(page.getByText(/^2 of 3 · bottle · Painting · 40\s%$/)).toBeVisible()
  await button('Stop').click()
  expect(store.calls).toEqual(['cancel()'])
  store.dispatch({ type: 'queue', queue: { ...queue, stops: true } })
  await expect.element(page.getByText(/stops after this one$/).first()).toBeVisible()
  await expect.element(button('Stop now')).toBeVisible()
})

test('what became of each picture is shown until it is dismissed', async () => {
  const error = {
    code: 'nothing_changed' as const,
    message: 'No pixel of the picture changed.',
    hint: 'Say it more strongly.',
    retryable: false,
  }
  const failures = [{ name: 'bottle', error }]
  showPanel({ ...written, pickedAll, queueReport: { count: 3, placed: 1, failures } })
  await expect.element(page.getByRole('heading', { name: '1 of 3 pictures refined' })).toBeVisible()
  await expect.element(page.getByText('1 not begun')).toBeVisible()
  const failed = page.getByRole('list', { name: 'Pictures that failed' })
  await expect
    .element(failed)
    .toHaveTextContent('bottleNo pixel of the picture changed. Say it more strongly.')
  await button('Dismiss what became of the pictures').click()
  await expect.element(button('Refine all 3')).toBeVisible()
})

test('a question has the focus on its way out, and Escape takes it', async () => {
  const question = {
    title: 'Send again?',
    text: 'This was already sent at 14:03 and may have been billed.',
    agree: 'Send again',
  }
  const { store } = showPanel({ ...written, question })
  await expect.element(page.getByRole('alertdialog', { name: 'Send again?' })).toBeVisible()
  await expect.element(button('Cancel')).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await button('Send again').click()
  expect(store.calls).toEqual(['answer(false)', 'answer(true)'])
})

import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { Stage } from '../../../core/panel/canvas/stage.tsx'
import { written } from '../../core/panel/support/sample-choice.ts'
import { everyOffer } from '../../core/panel/support/sample-shapes.ts'
import { capabilities, picked, sampleState } from '../../core/panel/support/sample-state.ts'
import { button, namelessControls, showPanel, unmountAll } from './support.tsx'

afterEach(unmountAll)

test('what shows of the picture and what to know of it stand under its name', async () => {
  const visible = { x: 100, y: 50, width: 400, height: 200 }
  const remarks = ['The layer has a paint style.', 'JPEG: kept as it is outside the changes.']
  showPanel(sampleState({ picked: { ...picked, visible, remarks } }))
  await expect.element(page.getByText(/^400\s×\s200 of it visible$/)).toBeVisible()
  for (const remark of remarks) await expect.element(page.getByText(remark)).toBeVisible()
})

test('a pinned picture says so, and is let go by its button', async () => {
  const { store } = showPanel(
    sampleState({ offers: everyOffer, picked: { ...picked, pinned: true } }),
  )
  await expect.element(page.getByText('Stays picked while you select other layers')).toBeVisible()
  await button('Let go of the pinned picture').click()
  expect(store.calls).toEqual(['unpin()'])
})

test('of several pictures in a layer one is chosen step by step', async () => {
  const pictures = { chosen: 1, names: ['Base', 'Texture', 'Sticker'] }
  const { root, store } = showPanel(
    sampleState({ offers: everyOffer, picked: { ...picked, pictures } }),
  )
  await expect.element(page.getByText('Picture 2 of 3 · Texture')).toBeVisible()
  await button('The picture below').click()
  await button('The picture above').click()
  expect(store.calls).toEqual(['choosePicture(0)', 'choosePicture(2)'])
  expect(namelessControls(root)).toEqual([])
})

test('a layer that can’t be refined can be copied flat where the host can do that', async () => {
  const pickProblem = {
    code: 'unsupported_source' as const,
    message: '“Hero” is a group.',
    hint: 'Pick the picture in it.',
    retryable: false,
  }
  const state = sampleState({ picked: null, lineages: [], pickProblem })
  showPanel(state)
  await expect.element(button('Make a flattened copy')).not.toBeInTheDocument()
  unmountAll()
  const { store } = showPanel({ ...state, offers: everyOffer })
  await button('Make a flattened copy').click()
  expect(store.calls).toEqual(['makeFlattenedCopy()'])
})

test('a document that can only be looked at says so once, and offers nothing that writes', async () => {
  const readOnly = { reason: 'Dev Mode only looks.', fix: 'Switch to Design.' }
  const { store } = showPanel(
    { ...written, selected: 'id3', capabilities: { ...capabilities, readOnly } },
    320,
    { Stage },
  )
  await expect.element(page.getByText('Dev Mode only looks. Switch to Design.')).toBeVisible()
  await expect.element(button('Refine')).toBeDisabled()
  await expect.element(button('Show v1')).toBeDisabled()
  for (const name of [
    'Rename',
    'Delete',
    'Star',
    'Branch from here',
    'Reuse settings',
    'Brush (B)',
  ]) {
    await expect.element(button(name)).not.toBeInTheDocument()
  }
  await expect.element(page.getByLabelText('Instruction')).not.toBeInTheDocument()
  await expect.element(page.getByLabelText('Measured')).toBeVisible()
  expect(store.calls).toEqual([])
})

test('a picture that can’t be had right now is asked for again, not copied without it', async () => {
  const pickProblem = {
    code: 'unsupported_source' as const,
    message: 'The image of “Cat” can’t be loaded right now.',
    hint: 'Check the connection.',
    retryable: true,
  }
  const state = sampleState({ picked: null, lineages: [], pickProblem, offers: everyOffer })
  const { store } = showPanel(state)
  await expect.element(button('Make a flattened copy')).not.toBeInTheDocument()
  await button('Try again').click()
  expect(store.calls).toEqual(['refresh()'])
})

test('a colour space is named where the picture says one', async () => {
  const p3 = { space: 'other' as const, name: 'Display P3' }
  showPanel(sampleState({ picked: { ...picked, color: p3 } }))
  await expect.element(page.getByText(/· 8-bit · Display P3$/)).toBeVisible()
  unmountAll()
  const untagged = { space: 'srgb' as const, name: 'untagged' }
  showPanel(sampleState({ picked: { ...picked, color: untagged } }))
  await expect.element(page.getByText(/· 8-bit$/)).toBeVisible()
})

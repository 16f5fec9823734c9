import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fullMask } from '../../../core/mask/mask.ts'
import { region, written } from '../../core/panel/support/sample-choice.ts'
import { sampleShapes, withShapes } from '../../core/panel/support/sample-shapes.ts'
import { colorAt, drawn, overlayAt, reading } from './stage-support.ts'
import { button, namelessControls, showPanel, showStage, unmountAll } from './support.tsx'

afterEach(unmountAll)

const label = fullMask({ x: 400, y: 100, width: 60, height: 40 })
const uses = (name: string) => page.getByRole('radiogroup', { name: `What “${name}” counts as` })

test('a shape that was just drawn counts, and the others are one press away', async () => {
  const { root } = showPanel(withShapes(written, { region }))
  await expect.element(page.getByText(/^1 shape · 10\s% of the picture$/)).toBeVisible()
  await expect
    .element(uses('Ellipse 3').getByRole('radio', { name: 'Region' }))
    .toHaveAttribute('aria-checked', 'true')
  await expect.element(uses('Mask group')).not.toBeInTheDocument()
  await button('More shapes (2)').click()
  await expect.element(uses('Mask group')).toBeVisible()
  expect(namelessControls(root)).toEqual([])
  await button('Fewer shapes').click()
  await expect.element(uses('Rectangle 12')).not.toBeInTheDocument()
})

test('what a layer counts as is chosen with the keyboard alone', async () => {
  const { store } = showPanel(withShapes(written, { region }))
  ;(uses('Ellipse 3').getByRole('radio', { name: 'Protect' }).element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  expect(store.calls).toEqual(['setLayerUse("e3", "protect")'])
})

test('a layer in use stays in view while the others are folded away', async () => {
  const state = { ...written, draft: { ...written.draft, layers: { m1: 'protect' as const } } }
  showPanel(withShapes(state, { region, protect: label }))
  await expect.element(uses('Mask group')).toBeVisible()
  await expect.element(page.getByText(/^Protected: 1\s% of the picture$/)).toBeVisible()
  await expect.element(button('Clear the protected area')).not.toBeInTheDocument()
})

test('what is painted is said to win over the shapes', async () => {
  const { store } = showPanel(withShapes(written, { region }))
  store.dispatch({ type: 'paint', painting: { region: label, protect: null } })
  await expect.element(page.getByText(/^What is painted is the region/)).toBeVisible()
  await expect.element(page.getByText(/^Painted · 1\s% of the picture$/)).toBeVisible()
})

test('a shape beside the picture is told, and keeps Refine from running', async () => {
  showPanel(withShapes(written, {}))
  await expect.element(page.getByText('Not over the picture')).toBeVisible()
  const told = '“Ellipse 3” does not lie over the picture: move it there, or switch it off.'
  await expect.element(page.getByRole('alert')).toHaveTextContent(told)
  await expect.element(button('Refine')).toBeDisabled()
})

test('shapes that are still being read are not taken for none', async () => {
  const { store } = showPanel({ ...written, regionLayers: sampleShapes })
  await expect.element(page.getByText('Reading the shapes…')).toBeVisible()
  store.dispatch({ type: 'layerUse', layer: 'e3', use: 'off' })
  await expect.element(page.getByText('The whole picture may change')).toBeVisible()
})

test('after a placing the shapes used can be removed, or kept', async () => {
  const usedShapes = { source: 'source', layers: sampleShapes.slice(0, 1) }
  const { store } = showPanel({ ...withShapes(written, { region }), usedShapes })
  await button('Remove the shape used').click()
  expect(store.calls).toEqual(['removeShapes()'])
  await button('Keep the shape').click()
  await expect.element(button('Remove the shape used')).not.toBeInTheDocument()
})

test('the stage outlines shapes as region and hatches those that protect', async () => {
  const { readForDisplay } = reading()
  const { root } = showStage(withShapes(written, { region, protect: label }), { readForDisplay })
  await drawn(root)
  // The region is the left tenth of the picture, the label lies right of the middle.
  await expect.poll(() => overlayAt(root, 70, 240)[3]).toBeGreaterThan(0)
  await expect.poll(() => overlayAt(root, 340 + 130, 240 - 80)[3]).toBeGreaterThan(0)
  expect(overlayAt(root, 340, 300)[3]).toBe(0)
})

test('the stage dims what the layer does not show', async () => {
  const { readForDisplay } = reading()
  const visible = { x: 300, y: 0, width: 300, height: 400 }
  const picked = written.picked && { ...written.picked, head: { kind: 'source' as const }, visible }
  const { root } = showStage({ ...written, picked }, { readForDisplay })
  await drawn(root)
  expect(colorAt(root, 500, 240)).toEqual([200, 0, 0, 255])
  const dimmed = colorAt(root, 180, 240)
  expect(dimmed[0]).toBeLessThan(120)
  expect(dimmed[3]).toBe(255)
})

import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { fullMask } from '../../../core/mask/mask.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { written } from '../../core/panel/support/sample-choice.ts'
import { drag, drawn, reading } from './stage-support.ts'
import { button, namelessControls, showPanel, showStage, unmountAll } from './support.tsx'

afterEach(unmountAll)

const marked = fullMask({ x: 100, y: 100, width: 60, height: 40 })

function withRegion(state: PanelState): PanelState {
  return { ...state, draft: { ...state.draft, painting: { region: marked, protect: null } } }
}

/** A host whose own selection marks the region: no stage to paint on. */
function withoutStage(state: PanelState): PanelState {
  return { ...state, capabilities: { ...state.capabilities, paintsMasks: false } }
}

test('tones can be selected at once, a subject once it was shown', async () => {
  const { root, store } = showPanel(written)
  await button('Highlights').click()
  await button('Shadows').click()
  expect(store.calls).toEqual(['selectPart("highlights")', 'selectPart("shadows")'])
  await expect.element(button('Subject')).toBeDisabled()
  await expect.element(page.getByText(/sky, face: first a box around it/)).toBeVisible()
  expect(namelessControls(root)).toEqual([])
})

test('with a region marked, subject and background are one press away', async () => {
  const { store } = showPanel(withRegion(written))
  await button('Subject').click()
  await button('Background').click()
  expect(store.calls).toEqual(['selectPart("subject")', 'selectPart("background")'])
})

test('while a part is looked for, that is said', async () => {
  const { store } = showPanel(withRegion(written))
  store.dispatch({ type: 'selecting', part: 'subject' })
  await expect.element(page.getByText('Looking…')).toBeVisible()
  await expect.element(button('Subject')).toHaveAttribute('aria-busy', 'true')
})

test('similar colours are clicked on the stage, with a tolerance', async () => {
  const { store } = showPanel(written)
  await button('Similar colour').click()
  expect(store.getState().stage.tool).toBe('wand')
  await page.getByRole('textbox', { name: 'Tolerance of similar colours' }).fill('30')
  await button('Everywhere').click()
  expect(store.getState().stage).toMatchObject({ tolerance: 30, contiguous: false })
  await button('Similar colour').click()
  expect(store.getState().stage.tool).toBe('hand')
})

test('without a stage, similar colours are those of what is marked', async () => {
  const { store } = showPanel(withoutStage(withRegion(written)))
  await button('Similar colour').click()
  expect(store.calls).toEqual(['selectPart("similar")'])
  await expect.element(button('Everywhere')).toBeVisible()
})

test('a press on the stage asks for the colour at that point of the picture', async () => {
  const { readForDisplay } = reading()
  const state = { ...written, stage: { ...written.stage, tool: 'wand' as const } }
  const { root, store } = showStage(state, { readForDisplay })
  await drawn(root)
  drag(root, [[340, 240]])
  const [call] = store.calls
  const { like, inverted } = JSON.parse(/^selectPart\((.*)\)$/.exec(call ?? '')?.[1] ?? '{}')
  expect(like.x).toBeCloseTo(300, 0)
  expect(like.y).toBeCloseTo(200, 0)
  expect(inverted).toBe(false)
  drag(root, [[340, 240]], { altKey: true })
  expect(store.calls[1]).toContain('"inverted":true')
  expect(store.getState().draft.painting.region).toBeNull()
})

import { afterEach, expect, test } from 'vitest'
import type { Mask } from '../../../../core/mask/mask.ts'
import type { PixelWork } from '../../../../core/refine.ts'
import { box, type Desk, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const bottle = box(2, 3, 10, 10)

/** A panel whose settling finds that an answer really changed some area. */
async function openFinding(changed: Mask | null): Promise<OpenPanel> {
  const desk: Desk = await openDesk(createScriptedProvider(repaintEverything))
  const settle: PixelWork['settle'] = async (input, options) => ({
    ...(await desk.deps.work.settle(input, options)),
    changed,
  })
  return openPanel(undefined, {
    desk: { ...desk, deps: { ...desk.deps, work: { ...desk.deps.work, settle } } },
  })
}

async function refined(changed: Mask | null = bottle): Promise<OpenPanel> {
  const panel = await openFinding(changed)
  ask(panel)
  await panel.store.refine()
  return panel
}

test('what a refinement of the whole picture really changed is offered, and becomes the region', async () => {
  const { store } = await refined()
  expect(store.getState().changed?.mask).toEqual(bottle)
  await store.useChanged()
  expect(store.getState().draft.painting.region).toEqual(bottle)
  expect(store.getState().changed).toBeNull()
  expect(store.getState().said).toBe('What changed is the region now.')
})

test('it stays while the next change is written, and goes when a region is marked', async () => {
  const { store } = await refined()
  store.dispatch({ type: 'instruct', text: 'brighten the label' })
  expect(store.getState().changed?.mask).toEqual(bottle)
  store.dispatch({ type: 'paint', painting: { region: box(0, 0, 2, 2), protect: null } })
  expect(store.getState().changed).toBeNull()
})

test('it goes when another picture is picked, and when the next refinement starts', async () => {
  const panel = await refined()
  await panel.desk.harness.pickNothing()
  await panel.until(({ picked }) => picked === null)
  expect(panel.store.getState().changed).toBeNull()
  const again = await refined()
  ask(again, 'something else')
  const running = again.store.refine()
  await again.until(({ run }) => run !== null)
  expect(again.store.getState().changed).toBeNull()
  await running
})

test('nothing is offered when nothing was found, and the command says so', async () => {
  const { store } = await refined(null)
  expect(store.getState().changed).toBeNull()
  await store.useChanged()
  expect(store.getState().problem?.error).toMatchObject({
    code: 'not_found',
    message: 'There is no changed area to use as region.',
  })
})

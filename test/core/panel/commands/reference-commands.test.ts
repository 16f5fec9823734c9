import { afterEach, expect, test } from 'vitest'
import { photograph } from '../../../hosts/contract/scene.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

/** A panel with a second picture that is picked beside the source. */
async function openBeside() {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const picture = photograph({ width: 7, height: 5 }, 8, 9)
  const layer = await desk.harness.addSource({ picture, name: 'Oak' })
  await desk.harness.pickLayer(desk.layer)
  await desk.harness.pickAlso?.(layer)
  const panel = await openPanel(undefined, { desk })
  return { panel, picture }
}

test('pictures picked beside the source go along, with what they are for', async () => {
  const { panel, picture } = await openBeside()
  ask(panel)
  await panel.store.addPicked()
  panel.store.setRole(0, ' the wood ')
  expect(panel.store.getState().draft.references).toEqual([
    { name: 'Oak', picture, role: 'the wood' },
  ])
  await panel.store.refine()
  expect(panel.desk.provider.requests[0]?.references).toEqual([
    { name: 'Oak', picture, role: 'the wood' },
  ])
})

test('adding again renews what goes along and keeps what it is for', async () => {
  const { panel } = await openBeside()
  await panel.store.addPicked()
  panel.store.setRole(0, 'the wood')
  await panel.store.addPicked()
  expect(panel.store.getState().draft.references).toMatchObject([{ role: 'the wood' }])
  panel.store.setRole(0, '')
  expect(panel.store.getState().draft.references[0]).not.toHaveProperty('role')
  panel.store.removeReference(0)
  expect(panel.store.getState().draft.references).toEqual([])
})

test('where nothing else is picked, it is said how to', async () => {
  const panel = await openPanel()
  await panel.store.addPicked()
  expect(panel.store.getState().problem?.error.hint).toContain('Select the pictures')
})

test('a file goes along where the host can open one; changing one’s mind adds nothing', async () => {
  const picture = photograph({ width: 4, height: 4 }, 8)
  const answers = [{ name: 'Dawn', picture }, null]
  const openPictureFile = async () => answers.shift() ?? null
  const panel = await openPanel(undefined, { deps: { openPictureFile } })
  await panel.store.addFromFile?.()
  await panel.store.addFromFile?.()
  expect(panel.store.getState().draft.references).toEqual([{ name: 'Dawn', picture }])
  expect((await openPanel()).store.addFromFile).toBeNull()
})

import { afterEach, expect, test } from 'vitest'
import type { Host } from '../../../../core/host.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

function versionsIn({ store }: OpenPanel) {
  return pickedLineage(store.getState())?.versions ?? []
}

test('refine again takes the instruction of what shows', async () => {
  const panel = await openPanel()
  ask(panel, 'one')
  await panel.store.refine()
  ask(panel, 'two')
  await panel.store.refine()
  await panel.store.show(versionsIn(panel)[0]?.record.id ?? '')
  await panel.store.refineAgain()
  const [first, , third] = versionsIn(panel)
  expect(third?.record.edit.instruction).toBe('one')
  expect(third?.record.parent).toBe(first?.record.id)
})

test('where nothing was refined yet, refine again takes the last words of this panel, also of another day', async () => {
  const before = await openPanel()
  ask(before, 'one')
  await before.store.refine()
  const panel = await openPanel(undefined, { settings: before.settings })
  await panel.store.refineAgain()
  expect(versionsIn(panel).map(({ record }) => record.edit.instruction)).toEqual(['one'])
})

test('refine again says when there is nothing to do again', async () => {
  const panel = await openPanel()
  await panel.store.refineAgain()
  expect(panel.store.getState().problem?.error).toMatchObject({
    message: 'There is no instruction to use again yet.',
    hint: 'Say what to change, then refine.',
  })
  expect(panel.desk.provider.requests).toEqual([])
})

test('a menu command that comes before the first look at the document waits for it', async () => {
  const panel = await openPanel()
  ask(panel, 'one')
  await panel.store.refine()
  let opening = Promise.resolve()
  const again = await openPanel(undefined, {
    desk: panel.desk,
    begin: (store) => {
      opening = store.showReport()
    },
  })
  await opening
  expect(again.store.getState().problem).toBeNull()
  expect(again.store.getState().selected).toBe(versionsIn(again)[0]?.record.id)
})

test('promise 5: refine again asks before anything leaves that was not shown', async () => {
  const scripted = createScriptedProvider(repaintEverything)
  const info = { ...scripted.info, origins: ['https://paint.example'] }
  const panel = await openPanel(undefined, {
    desk: await openDesk({ ...scripted, info }),
    host: (host) => ({
      ...host,
      capabilities: { ...host.capabilities, reach: () => ({ ok: true }) },
    }),
  })
  panel.store.dispatch({ type: 'lastInstruction', text: 'add steam' })
  const refining = panel.store.refineAgain()
  const { question, preparation } = await panel.until((state) => state.question !== null)
  expect(question?.title).toBe('Send to Scripted?')
  expect(question?.text).toMatch(/^“add steam”: 40\s×\s30 px of “Bottle”, \$0\.04\.$/)
  expect(preparation.kind).toBe('ready')
  expect(panel.desk.provider.requests).toEqual([])
  panel.store.answer(false)
  await refining
  expect(panel.desk.provider.requests).toEqual([])
})

test('the version that shows is flattened by the host', async () => {
  const flattened: string[] = []
  const panel = await openPanel(undefined, { host: withFlatten(flattened) })
  await panel.store.flattenShown()
  expect(panel.store.getState().problem?.error.message).toBe(
    'No single version shows that could be flattened.',
  )
  ask(panel)
  await panel.store.refine()
  await panel.store.flattenShown()
  expect(flattened).toEqual([versionsIn(panel)[0]?.record.id])
  expect(panel.store.getState().said).toBe('v1 is one whole picture now.')
})

test('a host that can’t flatten says so', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  await panel.store.flattenShown()
  expect(panel.store.getState().problem?.error.message).toBe('Versions can’t be flattened here.')
})

test('the report of what shows is opened and brought into view', async () => {
  const panel = await openPanel()
  await panel.store.showReport()
  expect(panel.store.getState().problem?.error.message).toBe(
    'No version shows, so there is no report.',
  )
  ask(panel)
  await panel.store.refine()
  const id = versionsIn(panel)[0]?.record.id ?? ''
  panel.store.dispatch({ type: 'select', version: null })
  panel.store.dispatch({ type: 'view', view: 'settings' })
  await panel.store.showReport()
  expect(panel.store.getState()).toMatchObject({
    selected: id,
    revealed: { version: id },
    view: 'refine',
  })
})

function withFlatten(flattened: string[]): (host: Host) => Host {
  return (host) => ({ ...host, flatten: async (version) => void flattened.push(version) })
}

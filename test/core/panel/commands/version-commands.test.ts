import { afterEach, expect, test } from 'vitest'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

test('branching shows an earlier version and builds on it', async () => {
  const panel = await openPanel()
  for (const words of ['one', 'two']) {
    ask(panel, words)
    await panel.store.refine()
  }
  const first = pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? ''
  await panel.store.branchFrom(first)
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: first })
  expect(panel.store.getState().draft.instruction).toBe('')
  ask(panel, 'three')
  await panel.store.refine()
  expect(pickedLineage(panel.store.getState())?.versions[2]?.record.parent).toBe(first)
})

test('branching keeps words that were not refined yet', async () => {
  const panel = await openPanel()
  ask(panel, 'one')
  await panel.store.refine()
  ask(panel, 'half a thought')
  await panel.store.branchFrom(null)
  expect(panel.store.getState().draft.instruction).toBe('half a thought')
})

test('branching that fails clears nothing and claims nothing', async () => {
  const panel = await openPanel(undefined, {
    host: (host) => ({ ...host, show: () => Promise.reject(new Error('locked')) }),
  })
  ask(panel, 'one')
  await panel.store.refine()
  await panel.store.branchFrom(null)
  const { draft, problem, said } = panel.store.getState()
  expect(problem?.error.code).toBe('internal')
  expect(draft.instruction).toBe('one')
  expect(said).not.toContain('builds on')
})

test('settings of a version can be taken over, its masks bit for bit', async () => {
  const panel = await openPanel()
  ask(panel)
  const painting = { region: box(4, 4, 20, 16), protect: box(8, 8, 4, 4) }
  panel.store.dispatch({ type: 'paint', painting })
  await panel.store.refine()
  panel.store.dispatch({ type: 'paint', painting: { region: null, protect: null } })
  ask(panel, '')
  panel.store.reuse(pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? '')
  const { draft } = panel.store.getState()
  expect(draft.instruction).toBe('make the light warmer')
  expect(draft.painting).toEqual(painting)
})

test('versions are renamed, starred and removed', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  const version = () => pickedLineage(panel.store.getState())?.versions[0]
  const id = version()?.record.id ?? ''
  await panel.store.rename(id, 'My name')
  expect(version()?.name).toBe('My name')
  await panel.store.star(id, true)
  expect(version()?.record.starred).toBe(true)
  await panel.store.show(null)
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'source' })
  await panel.store.remove(id)
  expect(version()).toBeUndefined()
})

test('a verb that the host refuses is told and leaves the panel usable', async () => {
  const panel = await openPanel()
  for (const words of ['one', 'two']) {
    ask(panel, words)
    await panel.store.refine()
  }
  await panel.store.remove(pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? '')
  expect(panel.store.getState().problem?.error.code).toBe('has_descendants')
  expect(panel.store.getState().busy).toBe(false)
})

test('in a host whose versions hold everything below them, each verb works the same', async () => {
  const panel = await openCumulative()
  const [first, second] = versionsIn(panel)
  const [v1, v2] = [first?.record.id ?? '', second?.record.id ?? '']
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: v2 })
  const area = { x: 0, y: 0, width: 1, height: 1 }
  const shown = await panel.store.readForDisplay({ kind: 'shown' }, area)
  await panel.store.show(v1)
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: v1 })
  expect(await panel.store.readForDisplay({ kind: 'version', id: v2 }, area)).toEqual(shown)
  expect(await panel.store.readForDisplay({ kind: 'shown' }, area)).not.toEqual(shown)
  await panel.store.star(v1, true)
  await panel.store.rename(v1, 'First light')
  expect(versionsIn(panel)[0]).toMatchObject({ name: 'First light', record: { starred: true } })
  await panel.store.show(v2)
  await panel.store.remove(v2)
  await panel.desk.harness.pickLayer(panel.desk.layer)
  await panel.store.refresh()
  expect(versionsIn(panel).map(({ record }) => record.id)).toEqual([v1])
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: v1 })
})

test('showing a version that was taken out says why it can’t, and what to do', async () => {
  const panel = await openCumulative()
  const [first] = versionsIn(panel)
  await panel.desk.harness.moveAway(first?.layer ?? '')
  await panel.store.refresh()
  expect(versionsIn(panel)[0]?.takenOut).toBe(true)
  await panel.store.branchFrom(first?.record.id ?? '')
  expect(panel.store.getState().problem).toMatchObject({
    error: {
      code: 'not_supported',
      message: 'Version 1 was taken out of the source’s place, so it can’t show there.',
      hint: 'Move its layer back over the source, or pick another version.',
    },
    retry: null,
  })
})

function versionsIn({ store }: OpenPanel) {
  return pickedLineage(store.getState())?.versions ?? []
}

/** A panel over a host as Figma is, with two versions on top of each other. */
async function openCumulative(): Promise<OpenPanel> {
  let red = 250
  const provider = createScriptedProvider(({ picture }) => {
    red -= 50
    return [flat(picture, picture.depth, [red, 3, 99, 255])]
  })
  const desk = await openDesk(provider, { host: { stacking: 'cumulative' } })
  const panel = await openPanel(undefined, { desk })
  for (const words of ['one', 'two']) {
    ask(panel, words)
    await panel.store.refine()
  }
  return panel
}

test('the mask of a version is made what the user paints on', async () => {
  const asked: string[] = []
  const panel = await openPanel(undefined, {
    host: (host) => ({ ...host, editMask: async (version) => void asked.push(version) }),
  })
  expect(panel.store.getState().offers.editMask).toBe(true)
  ask(panel)
  await panel.store.refine()
  const id = pickedLineage(panel.store.getState())?.versions[0]?.record.id ?? ''
  await panel.store.editMask(id)
  expect(asked).toEqual([id])
  expect(panel.store.getState().said).toBe('You paint on the mask of v1 now.')
})

test('where versions have no masks, the command says so', async () => {
  const panel = await openPanel()
  await panel.store.editMask('any')
  expect(panel.store.getState().problem?.error).toMatchObject({
    code: 'not_supported',
    message: 'Versions have no mask to paint on here.',
  })
})

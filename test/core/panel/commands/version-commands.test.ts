import { afterEach, expect, test } from 'vitest'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, openPanel } from '../support/open-panel.ts'

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

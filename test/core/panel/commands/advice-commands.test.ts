import { afterEach, expect, test } from 'vitest'
import type { Suggestion } from '../../../../core/guide/findings/finding.ts'
import { followUpOf, nextPress } from '../../../../core/panel/advice.ts'
import { followUpKey } from '../../../../core/panel/advice-state.ts'
import { chosenRegion, pickedLineage } from '../../../../core/panel/chosen.ts'
import { box } from '../../refine/desk.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const take = ({ store }: OpenPanel, suggestion: Suggestion) => store.takeSuggestion(suggestion)
const versions = ({ store }: OpenPanel) =>
  pickedLineage(store.getState())?.versions.map(({ record }) => record) ?? []
const logo = { text: 'the logo', kind: 'text' } as const

/** Two versions: one refined within a region and with a preserve, one as a whole from the source. */
async function openWithHistory(): Promise<OpenPanel> {
  const panel = await openPanel()
  const { store } = panel
  store.dispatch({ type: 'paint', painting: { region: box(4, 4, 20, 16), protect: null } })
  store.dispatch({ type: 'preserve', preserve: logo })
  ask(panel, 'make the light slightly warmer')
  await store.refine()
  store.dispatch({ type: 'paint', painting: { region: null, protect: null } })
  return panel
}

test('another wording takes the place of the old one', async () => {
  const panel = await openPanel()
  ask(panel, 'better')
  await take(panel, { kind: 'rewrite', label: 'Say the light', text: 'Make the light …' })
  expect(panel.store.getState().draft.instruction).toBe('Make the light …')
})

test('what must stay is added, and its clause leaves the words', async () => {
  const panel = await openPanel()
  ask(panel, 'warm the light, keep the logo')
  const label = 'Keep the logo'
  await take(panel, { kind: 'preserve', label, preserve: [logo], text: 'Warm the light' })
  expect(panel.store.getState().draft).toMatchObject({
    instruction: 'Warm the light',
    preserve: [logo],
  })
  await take(panel, { kind: 'unpreserve', label: 'Let the logo change', preserve: logo })
  expect(panel.store.getState().draft.preserve).toEqual([])
})

test('marking takes up the brush; dropping the region lets all of it change', async () => {
  const panel = await openPanel(undefined, {
    host: (host) => ({ ...host, capabilities: { ...host.capabilities, paintsMasks: true } }),
  })
  await take(panel, { kind: 'mark', label: 'Mark where' })
  expect(panel.store.getState().stage).toMatchObject({ tool: 'brush', paints: 'region' })
  const protect = box(1, 1, 2, 2)
  panel.store.dispatch({ type: 'paint', painting: { region: box(4, 4, 9, 9), protect } })
  await take(panel, { kind: 'unmark', label: 'Change all of it' })
  expect(chosenRegion(panel.store.getState())).toBeNull()
  expect(panel.store.getState().draft.painting.protect).toBe(protect)
})

test('a new picture is asked for in the words proposed', async () => {
  const panel = await openPanel()
  await take(panel, { kind: 'regenerate', label: 'New picture', prompt: 'a cup on linen' })
  expect(panel.store.getState()).toMatchObject({
    view: 'first',
    first: { words: 'a cup on linen' },
  })
})

test('going on from an older version keeps what was typed', async () => {
  const panel = await openWithHistory()
  ask(panel, 'make the light slightly warmer')
  await take(panel, { kind: 'branch', label: 'From the source', version: null })
  const { picked, draft } = panel.store.getState()
  expect(picked?.head.kind).toBe('source')
  expect(draft.instruction).toBe('make the light slightly warmer')
})

test('a follow-up is said in full first, with version, region and preserves, and then it is refined', async () => {
  const panel = await openWithHistory()
  const { store } = panel
  ask(panel, 'a bit more')
  const followUp = followUpOf(store.getState())
  expect(nextPress(store.getState())).toBe('use')
  if (followUp.kind !== 'resolved')
    throw new Error(`Expected it resolved but it is ${followUp.kind}`)
  await store.proceed()
  expect(panel.desk.provider.requests).toHaveLength(1)
  const { draft } = store.getState()
  expect(draft.instruction).toBe(followUp.instruction)
  expect(draft.preserve.map(({ text }) => text)).toEqual(['the logo'])
  expect(draft.painting.region).toEqual(box(4, 4, 20, 16))
  expect(nextPress(store.getState())).toBe('refine')
  await store.proceed()
  expect(versions(panel)[1]?.parent).toBe(followUp.parent)
  expect(versions(panel).map(({ edit }) => edit.instruction)).toEqual([
    'make the light slightly warmer',
    followUp.instruction,
  ])
})

test('a follow-up that can’t be told asks, and runs nothing', async () => {
  const panel = await openPanel()
  const { store } = panel
  ask(panel, 'undo that')
  if (followUpOf(store.getState()).kind !== 'ask') return
  await store.proceed()
  expect(panel.desk.provider.requests).toHaveLength(0)
  expect(store.getState().said).not.toBe('')
})

test('a follow-up can be taken as typed, and without advice it always is', async () => {
  const panel = await openWithHistory()
  const { store } = panel
  ask(panel, 'a bit more')
  store.setAdvice(false)
  expect(followUpOf(store.getState()).kind).toBe('none')
  expect(nextPress(store.getState())).toBe('refine')
  store.setAdvice(true)
  const key = followUpKey('a bit more ')
  store.dispatch({ type: 'advice', change: { kind: 'ignore', key } })
  await store.proceed()
  expect(versions(panel)[1]?.edit.instruction).toBe('a bit more')
})

test('whether advice is given is remembered', async () => {
  const panel = await openPanel()
  panel.store.setAdvice(false)
  const later = await openPanel(undefined, { settings: panel.settings })
  expect(later.store.getState().advice.on).toBe(false)
})

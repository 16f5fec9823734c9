import { afterEach, expect, test } from 'vitest'
import { resample } from '../../../../core/image/resample.ts'
import { pickedLineage } from '../../../../core/panel/chosen.ts'
import { createNextCommands } from '../../../../core/panel/commands/next-commands.ts'
import { noticeNow, proposalNow } from '../../../../core/panel/next-step.ts'
import type { PanelDeps } from '../../../../core/panel/panel-deps.ts'
import type { PixelWork } from '../../../../core/refine.ts'
import { coffee, repainted, warmer } from '../../guide/look/pictures.ts'
import { openDesk } from '../../refine/desk.ts'
import { createScriptedProvider } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const picture = resample(coffee(), { width: 90, height: 60 })

/** Paints nothing that was asked for, and leaves the whole a little colder. */
async function openCold(): Promise<OpenPanel> {
  const provider = createScriptedProvider(({ picture: sent }) => [repainted(sent, warmer(-0.06))])
  return openPanel(undefined, { desk: await openDesk(provider, { picture }) })
}

async function refineAll(panel: OpenPanel, instructions: readonly string[]): Promise<void> {
  for (const instruction of instructions) {
    ask(panel, instruction)
    await panel.store.refine()
  }
}

const things = ['Add a bean', 'Add a spoon']
const notice = ({ store }: OpenPanel) => noticeNow(store.getState())
const told = ({ store }: OpenPanel) => pickedLineage(store.getState())?.notes.told

async function openDrifted(): Promise<OpenPanel> {
  const panel = await openCold()
  await refineAll(panel, ['Make the light brighter', ...things])
  await panel.until((state) => noticeNow(state) !== null)
  return panel
}

test('drift is told after it was measured in the background, and again until it is ignored', async () => {
  const panel = await openDrifted()
  expect(notice(panel)).toMatchObject({ name: expect.stringContaining('drift') })
  expect(told(panel)).toEqual([])
  await panel.store.refresh()
  expect(notice(panel)).not.toBeNull()
  const { name } = notice(panel) ?? { name: '' }
  await panel.store.ignoreNotice({ name })
  expect(told(panel)).toEqual([name])
  expect(notice(panel)).toBeNull()
})

test('going back shows the version from before, and the notice counts as told', async () => {
  const panel = await openDrifted()
  const shown = notice(panel)
  const way = shown?.ways.find(({ kind }) => kind === 'branch')
  if (!shown || !way) throw new Error('no way back')
  await panel.store.takeWay(shown, way)
  const first = pickedLineage(panel.store.getState())?.versions[0]?.record.id
  expect(panel.store.getState().picked?.head).toEqual({ kind: 'version', id: first })
  expect(told(panel)).toEqual([shown.name])
})

test('a final pass becomes a draft over the whole picture, and runs only when the user wants', async () => {
  const panel = await openDrifted()
  const shown = notice(panel)
  const way = shown?.ways.find(({ kind }) => kind === 'final-pass')
  if (!shown || way?.kind !== 'final-pass') throw new Error('no final pass')
  panel.store.dispatch({
    type: 'paint',
    painting: {
      region: { rect: { x: 0, y: 0, width: 1, height: 1 }, data: new Uint8Array([255]) },
      protect: null,
    },
  })
  const calls = panel.desk.provider.requests.length
  await panel.store.takeWay(shown, way)
  const { draft } = panel.store.getState()
  expect(draft.instruction).toBe(way.instruction)
  expect(draft.painting.region).toBeNull()
  for (const preserve of way.preserve) expect(draft.preserve).toContainEqual(preserve)
  expect(panel.desk.provider.requests).toHaveLength(calls)
})

test('a new picture is only opened with words from what was tried, not made', async () => {
  const panel = await openDrifted()
  const shown = notice(panel)
  const way = shown?.ways.find(({ kind }) => kind === 'regenerate')
  if (!shown || way?.kind !== 'regenerate') throw new Error('no new picture')
  const calls = panel.desk.provider.requests.length
  await panel.store.takeWay(shown, way)
  const { view, first } = panel.store.getState()
  expect([view, first.words]).toEqual(['first', way.prompt])
  expect(way.prompt).toContain('a bean')
  expect(panel.desk.provider.requests).toHaveLength(calls)
})

/** Watches over drift once more, and gives what then was measured and found. */
async function watchAgain(panel: OpenPanel) {
  const { store, desk } = panel
  let measured = 0
  const work: PixelWork = {
    ...desk.deps.work,
    measureLook: (...input) => {
      measured++
      return desk.deps.work.measureLook(...input)
    },
  }
  const deps = { host: desk.host, work } as Partial<PanelDeps> as PanelDeps
  const { getState, dispatch } = store
  const { signal } = new AbortController()
  const context = { deps, getState, dispatch, closing: signal, idle: async () => {} }
  const { watchDrift } = createNextCommands(context, store)
  await watchDrift(signal)
  return measured
}

test('a single step is not measured, two are, and nothing is while advice is off', async () => {
  const panel = await openCold()
  panel.store.setAdvice(false)
  await refineAll(panel, things.slice(0, 1))
  panel.store.setAdvice(true)
  expect(await watchAgain(panel)).toBe(0)
  panel.store.setAdvice(false)
  await refineAll(panel, things.slice(1))
  expect(await watchAgain(panel)).toBe(0)
  expect(panel.store.getState().next.drift).toBeNull()
  panel.store.setAdvice(true)
  expect(await watchAgain(panel)).toBe(3)
  expect(panel.store.getState().next.drift).not.toBeNull()
})

test('the rules propose after a look that is asked for, and never run it', async () => {
  const desk = await openDesk(
    createScriptedProvider(({ picture: sent }) => [sent]),
    { picture: repainted(picture, ([r, g, b]) => [r * 0.2, g * 0.2, b * 0.2]) },
  )
  const panel = await openPanel(undefined, { desk })
  expect(panel.store.getState().next.seen).toBeNull()
  expect(proposalNow(panel.store.getState())).toBeNull()
  await panel.store.lookAtShown()
  expect(proposalNow(panel.store.getState())).toMatchObject({ stage: 'light', from: 'rules' })
  expect(panel.store.getState().draft.instruction).toBe('')
  const { seen } = panel.store.getState().next
  await panel.store.lookAtShown()
  expect(panel.store.getState().next.seen).toBe(seen)
})

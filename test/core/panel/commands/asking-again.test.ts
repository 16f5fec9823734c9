import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { waitingEntries } from '../../../../core/panel/waiting-entries.ts'
import type { PixelWork } from '../../../../core/refine.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { ask, closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const unfit = new RefineError('bad_answer', 'The answer does not fit.', { hint: 'Ask again.' })

/** A panel whose provider paints anew; each answer has the next of some seams, or does not fit at all. */
async function openWith(...outcomes: readonly (number | 'unfit')[]): Promise<OpenPanel> {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { faithful: false }))
  let calls = 0
  const settle: PixelWork['settle'] = async (input, options) => {
    const outcome = input.asItCame ? 0 : (outcomes[calls++] ?? 0)
    if (outcome === 'unfit') throw unfit
    const settled = await desk.deps.work.settle({ ...input, faithful: true }, options)
    return { ...settled, report: { ...settled.report, seam: outcome } }
  }
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const panel = await openPanel(undefined, { desk: { ...desk, deps } })
  panel.store.dispatch({ type: 'paint', painting: { region: box(5, 5, 12, 12), protect: null } })
  ask(panel, 'add a lamp')
  return panel
}

test('nothing is asked again unless the user chose so, and the choice is remembered', async () => {
  const panel = await openWith(5)
  await panel.store.refine()
  expect(panel.desk.provider.requests).toHaveLength(1)
  expect(panel.store.getState().choice).toBeNull()
  panel.store.setUp({ retries: 2 })
  const later = await openPanel(undefined, { settings: panel.settings })
  expect(later.store.getState().setup.retries).toBe(2)
})

test('answers of several calls are chosen from, best first, and all calls are thrown away together', async () => {
  const panel = await openWith(5, 0.1)
  panel.store.setUp({ retries: 3 })
  await panel.store.refine()
  const { choice } = panel.store.getState()
  expect(choice?.proposal.candidates.map(({ report }) => report.seam)).toEqual([0.1, 5])
  expect(waitingEntries(panel.store.getState())).toEqual([])
  expect(await panel.desk.ledger.entries()).toHaveLength(2)
  await panel.store.discard()
  expect(await panel.desk.ledger.entries()).toEqual([])
})

test('what nobody looked at before it leaves is asked once', async () => {
  const panel = await openWith(0, 5, 0.1)
  panel.store.setUp({ retries: 3 })
  await panel.store.refine()
  panel.store.dispatch({ type: 'paint', painting: { region: box(20, 5, 9, 9), protect: null } })
  await panel.store.refineAgain()
  expect(panel.desk.provider.requests).toHaveLength(2)
})

test('an answer that does not fit waits, says why, and can be laid in as it came', async () => {
  const panel = await openWith('unfit')
  await panel.store.refine()
  expect(panel.store.getState().problem?.error.message).toBe('The answer does not fit.')
  const [entry] = waitingEntries(panel.store.getState())
  expect(entry).toMatchObject({ state: 'answered', error: { code: 'bad_answer' } })
  await panel.store.placeWaiting(entry!.id, true)
  expect(panel.store.getState().placed).not.toBeNull()
  expect(waitingEntries(panel.store.getState())).toEqual([])
})

test('a change that the region cuts offers the larger region, and says why', async () => {
  const larger = box(2, 2, 20, 20)
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const settle: PixelWork['settle'] = async (input, options) => ({
    ...(await desk.deps.work.settle(input, options)),
    changed: larger,
  })
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const panel = await openPanel(undefined, { desk: { ...desk, deps } })
  panel.store.dispatch({ type: 'paint', painting: { region: box(5, 5, 12, 12), protect: null } })
  ask(panel)
  await panel.store.refine()
  expect(panel.store.getState().changed).toMatchObject({ mask: larger, cut: true })
  await panel.store.useChanged()
  expect(panel.store.getState().draft.painting.region).toEqual(larger)
})

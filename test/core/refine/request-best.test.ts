import { expect, test } from 'vitest'
import type { Report } from '../../../core/edit/report.ts'
import { RefineError } from '../../../core/errors.ts'
import {
  accept,
  type Intent,
  type PixelWork,
  prepare,
  type RefineOptions,
  requestBest,
} from '../../../core/refine.ts'
import { box, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything, type Script } from './scripted-provider.ts'

/** What each call comes to: the seam of its candidates, or a failure. */
type Scripted = readonly (number | RefineError)[]

const asked: Partial<Intent> = { region: box(5, 5, 12, 12), instruction: 'add a lamp' }

async function run(
  outcomes: Scripted,
  options: RefineOptions = {},
  changes: Partial<Intent> = {},
  model: Parameters<typeof createScriptedProvider>[1] = {},
) {
  let calls = 0
  const seams: number[] = []
  const script: Script = (request, answering) => {
    const outcome = outcomes[calls++] ?? 0
    if (outcome instanceof RefineError) throw outcome
    seams.push(...Array.from({ length: request.variations }, (_, i) => outcome + i / 10))
    return repaintEverything(request, answering)
  }
  const provider = createScriptedProvider(script, { faithful: false, ...model })
  const desk = await openDesk(provider)
  const settle: PixelWork['settle'] = async (input, settling) => {
    const settled = await desk.deps.work.settle({ ...input, faithful: true }, settling)
    const { sharpness: _, ...report }: Report = { ...settled.report, seam: seams.shift() ?? 0 }
    return { ...settled, report }
  }
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const prepared = await prepare(deps, intentOn(desk, { ...asked, ...changes }))
  return { desk, deps, asking: () => requestBest(deps, prepared, options) }
}

function seamsOf({ candidates }: { candidates: readonly { report: Report }[] }) {
  return candidates.map(({ report }) => report.seam)
}

const refusal = new RefineError('provider_refused', 'Not this.', { hint: 'Say it otherwise.' })
const garbled = new RefineError('bad_answer', 'No picture.', { hint: 'Try again.' })
const stopped = new RefineError('cancelled', 'Stopped.', { hint: 'Start it again.' })

test('without leave to ask again there is one call, whatever the checks say', async () => {
  const { desk, asking } = await run([5])
  expect(seamsOf(await asking())).toEqual([5])
  expect(desk.provider.requests).toHaveLength(1)
})

test('it is asked again until a check passes, and the best stands first', async () => {
  const { desk, deps, asking } = await run([5, 3, 0.1, 0], { retries: 3 })
  const proposal = await asking()
  expect(desk.provider.requests).toHaveLength(3)
  expect(seamsOf(proposal)).toEqual([0.1, 5, 3])
  expect(proposal.usage.costUsd).toBeCloseTo(0.12)
  expect(proposal.candidates[0]?.report.notes[0]).toBe(
    'Asked 3 times, because a check failed. A seam may show along the edge.',
  )
  expect(await desk.ledger.entries()).toHaveLength(3)
  const placed = await accept(deps, proposal, [0])
  expect(placed.versions).toHaveLength(3)
  expect(await desk.ledger.entries()).toEqual([])
  const { lineages } = await desk.host.lineages()
  const records = lineages[0]!.versions.map(({ record }) => record)
  expect(new Set(records.map(({ call }) => call)).size).toBe(3)
  expect(records.map(({ costUsd }) => costUsd)).toEqual([0.04, 0.04, 0.04])
})

test('each version bears its share of the call it came from', async () => {
  const { desk, deps, asking } = await run([5, 0], { retries: 1 }, { variations: 2 })
  const proposal = await asking()
  expect(seamsOf(proposal)).toEqual([0, 0.1, 5, 5.1])
  expect(proposal.asked?.map(({ candidates }) => candidates)).toEqual([
    [2, 3],
    [0, 1],
  ])
  expect(proposal.call).toBe(proposal.asked?.[1]?.call)
  await accept(deps, proposal, [0])
  const { lineages } = await desk.host.lineages()
  expect(lineages[0]!.versions.map(({ record }) => record.costUsd)).toEqual([
    0.02, 0.02, 0.02, 0.02,
  ])
})

test('an answer that can’t be used is worth another call; it stays in the ledger, as it was paid for', async () => {
  const { desk, asking } = await run([garbled, 0], { retries: 1 })
  const proposal = await asking()
  expect(seamsOf(proposal)).toEqual([0])
  expect(proposal.candidates[0]?.report.notes).toContain('One call came to nothing: No picture.')
  expect((await desk.ledger.entries()).map(({ state }) => state)).toEqual(['failed', 'answered'])
})

test('what was refused is never asked again', async () => {
  const { desk, asking } = await run([refusal, 0], { retries: 3 })
  await expectError(asking(), 'provider_refused', /Not this/, /otherwise/)
  expect(desk.provider.requests).toHaveLength(1)
})

test('a failure while asking again does not lose what came before', async () => {
  const { desk, asking } = await run([5, refusal, 0], { retries: 3 })
  const proposal = await asking()
  expect(seamsOf(proposal)).toEqual([5])
  expect(desk.provider.requests).toHaveLength(2)
  expect(proposal.candidates[0]?.report.notes).toContain('One call came to nothing: Not this.')
})

test('nothing is asked after cancelling, and what had come is kept', async () => {
  const { desk, asking } = await run([5, stopped, 0], { retries: 3 })
  await expectError(asking(), 'cancelled', /./, /The result is kept/)
  expect(desk.provider.requests).toHaveLength(2)
  const stop = new AbortController()
  const aborted = await run([5, 0], { retries: 3, signal: stop.signal })
  const settle = aborted.deps.work.settle
  Object.assign(aborted.deps.work, {
    settle: (...given: Parameters<typeof settle>) => settle(...given).finally(() => stop.abort()),
  })
  await expectError(aborted.asking(), 'cancelled', /./, /The result is kept/)
  expect(aborted.desk.provider.requests).toHaveLength(1)
})

test('promise 5: the budget holds for all calls together', async () => {
  const { desk, asking } = await run([5, 4, 3], { retries: 3, budgetUsd: 0.09 })
  const proposal = await asking()
  expect(seamsOf(proposal)).toEqual([5, 4])
  expect(desk.provider.requests).toHaveLength(2)
  expect(proposal.candidates[0]?.report.notes.join()).not.toContain('came to nothing')
})

test('where the answer would be the same, nothing is asked again', async () => {
  const seeded = await run([5, 0], { retries: 3 }, { seed: 7 })
  await seeded.asking()
  expect(seeded.desk.provider.requests).toHaveLength(1)
  const faithful = await run([5, 0], { retries: 3 }, {}, { faithful: true })
  await faithful.asking()
  expect(faithful.desk.provider.requests).toHaveLength(1)
})

test('never more than three times again', async () => {
  const { desk, asking } = await run([9, 8, 7, 6, 5, 4], { retries: 99 })
  expect(seamsOf(await asking())).toEqual([9, 8, 7, 6])
  expect(desk.provider.requests).toHaveLength(4)
})

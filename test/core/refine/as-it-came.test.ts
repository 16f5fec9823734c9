import { expect, test } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { sideBySide } from '../../../core/refine/side-by-side.ts'
import type { SettledCandidate } from '../../../core/refine.ts'
import {
  accept,
  type PixelWork,
  prepare,
  proposalFromLedger,
  request,
} from '../../../core/refine.ts'
import { box, intentOn, openDesk } from './desk.ts'
import { expectError } from './refusals.ts'
import { createScriptedProvider, repaintEverything } from './scripted-provider.ts'

const unfit = new RefineError('bad_answer', 'The answer does not correspond to what was sent.', {
  hint: 'Ask again.',
  retryable: true,
})

test('promise 2: an answer that does not fit stays, says why, and can be laid in as it came', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { faithful: false }))
  const settle: PixelWork['settle'] = (input, options) =>
    input.asItCame ? desk.deps.work.settle(input, options) : Promise.reject(unfit)
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const prepared = await prepare(deps, intentOn(desk, { region: box(5, 5, 12, 12) }))
  await expectError(request(deps, prepared), 'bad_answer', /not correspond/, /The result is kept/)
  const [entry] = await desk.ledger.entries()
  expect(entry).toMatchObject({ state: 'answered', error: { code: 'bad_answer' } })
  const call = entry!.id
  await expectError(proposalFromLedger(deps, call), 'bad_answer', /not correspond/, /Ask again/)
  const proposal = await proposalFromLedger(deps, call, { asItCame: true })
  const { report, content } = proposal.candidates[0]!
  expect(report.notes[0]).toMatch(/^The answer was laid in as it came/)
  expect(report.alignment).toBeUndefined()
  expect(report.cast).toBeUndefined()
  expect(report.outside.changedPixels).toBe(0)
  if (content.kind !== 'patch') throw new Error('Expected a patch')
  expect([...content.patch.color.data.subarray(0, 4)]).toEqual([250, 3, 99, 255])
  await accept(deps, proposal, [0])
  expect(await desk.ledger.entries()).toEqual([])
})

test('an answer that is found not to fit only when it is placed is marked as such as well', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything, { faithful: false }))
  const settle: PixelWork['settle'] = (input, options) =>
    desk.deps.work.settle({ ...input, faithful: true }, options)
  const fine = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const { call } = await request(fine, await prepare(fine, intentOn(desk)))
  const refusing = { ...fine, work: { ...fine.work, settle: () => Promise.reject(unfit) } }
  await expectError(proposalFromLedger(refusing, call), 'bad_answer', /not correspond/, /./)
  expect((await desk.ledger.entries())[0]).toMatchObject({
    state: 'answered',
    error: { code: 'bad_answer' },
  })
})

test('an answer whose failure has other reasons is kept without them', async () => {
  const desk = await openDesk(createScriptedProvider(({ picture }) => [picture]))
  const prepared = await prepare(desk.deps, intentOn(desk))
  await expectError(request(desk.deps, prepared), 'nothing_changed', /./, /./)
  expect((await desk.ledger.entries())[0]).toMatchObject({ state: 'answered', error: null })
})

test('both scopes of an answer stand side by side, each with every remark', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const settle: PixelWork['settle'] = async (input, options) => {
    const settled = await desk.deps.work.settle(input, options)
    const alternative: SettledCandidate = { ...settled, scope: 'everything' }
    return { ...settled, scope: 'only what changed', alternative }
  }
  const deps = { ...desk.deps, work: { ...desk.deps.work, settle } }
  const prepared = await prepare(deps, intentOn(desk, { variations: 2 }))
  const { candidates } = await request(
    { ...deps, ledger: { ...deps.ledger, arrived: () => Promise.reject(new Error('full')) } },
    prepared,
  )
  expect(candidates.map(({ scope }) => scope)).toEqual([
    'only what changed',
    'everything',
    'only what changed',
    'everything',
  ])
  for (const { report, alternative } of candidates) {
    expect(report.notes).toEqual([expect.stringMatching(/could not be stored/)])
    expect(alternative).toBeUndefined()
  }
})

test('what was settled in one way stays alone', () => {
  const content = { kind: 'replacing', picture: createPicture({ width: 1, height: 1 }, 8) } as const
  const one = { content, report: {} as SettledCandidate['report'] }
  expect(sideBySide([one, one])).toEqual([one, one])
})

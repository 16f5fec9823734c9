import { expect, test } from 'vitest'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import { type PictureFile, type PlanningDeps, planItems } from '../../../core/batch/plan-items.ts'
import { RefineError } from '../../../core/errors.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'
import { createMemoryHarness } from '../../hosts/memory-harness.ts'
import { createScriptedProvider, repaintEverything } from '../refine/scripted-provider.ts'

const step: BatchStep = { instruction: 'make the light warmer', region: '25%,25%,50%,50%' }

interface Counts {
  taken: number
  given: number
  /** Most pictures that were taken and not yet given. */
  most: number
  plans: number
}

function openPlanning(changes: Partial<PlanningDeps> = {}) {
  const provider = createScriptedProvider(repaintEverything)
  const counts: Counts = { taken: 0, given: 0, most: 0, plans: 0 }
  const deps: PlanningDeps = {
    steps: [step],
    host: createMemoryHarness().host,
    work: pixelWork(runInline(pixelJobs)),
    providerOf: () => ({
      ...provider,
      estimate(priced) {
        counts.plans++
        return provider.estimate(priced)
      },
    }),
    describe: async () => ({ width: 60, height: 40, depth: 8, color: untagged, sha256: 'abc' }),
    outputOf: ({ item }) => `out/${item}.psd`,
    around: async () => ({
      anchor: null,
      readPicture: () => Promise.reject(new TypeError('Expected no picture')),
      readMask: async () => fullMask({ x: 0, y: 0, width: 4, height: 4 }),
    }),
    ...changes,
  }
  return { deps, counts }
}

function* pictures(count: number, counts: Counts): Generator<PictureFile> {
  for (let i = 0; i < count; i++) {
    counts.taken++
    counts.most = Math.max(counts.most, counts.taken - counts.given)
    yield { item: `${i}.png`, path: `in/${i}.png` }
  }
}

test('ten thousand pictures are taken only as fast as they are planned, and priced once for each size', async () => {
  const sizes = Array.from({ length: 7 }, (_, i) => ({ width: 60 + i, height: 40 }))
  const { deps, counts } = openPlanning({
    describe: async ({ item }) => {
      const size = sizes[Number.parseInt(item, 10) % sizes.length] ?? { width: 1, height: 1 }
      return { ...size, depth: 8, color: untagged, sha256: 'abc' }
    },
  })
  let high = 0
  for await (const outcome of planItems(deps, pictures(10_000, counts), { ahead: 4 })) {
    counts.given++
    if (outcome.kind === 'planned') high += outcome.planned.highUsd[0] ?? 0
  }
  expect(counts.given).toBe(10_000)
  expect(counts.most).toBeLessThanOrEqual(5)
  // A plan asks for the price of each size that it weighs.
  expect(counts.plans).toBeLessThan(sizes.length * 10)
  expect(high).toBeCloseTo(400)
})

test('sets whose sizes all differ are planned without remembering them all', async () => {
  const { deps, counts } = openPlanning({
    describe: async ({ item }) => {
      const i = Number.parseInt(item, 10)
      return { width: 60 + i, height: 40, depth: 8, color: untagged, sha256: 'abc' }
    },
  })
  for await (const outcome of planItems(deps, pictures(600, counts), { ahead: 1 })) {
    expect(outcome.kind).toBe('planned')
  }
})

test('steps with mask files are planned on every picture’s own mask', async () => {
  const read: string[] = []
  const { deps, counts } = openPlanning({
    steps: [{ ...step, region: { mask: '{name}.png' } }],
    around: async ({ item }) => ({
      anchor: null,
      readPicture: () => Promise.reject(new TypeError('Expected no picture')),
      readMask: async () => {
        read.push(item)
        return fullMask({ x: 0, y: 0, width: 4, height: 4 })
      },
    }),
  })
  for await (const _ of planItems(deps, pictures(3, counts), { ahead: 1 })) counts.given++
  expect(read).toEqual(['0.png', '1.png', '2.png'])
})

test('what is wrong with a picture is told, and the others are planned', async () => {
  const damaged = new RefineError('unreadable_file', 'It is damaged.', { hint: 'Get another.' })
  const { deps, counts } = openPlanning({
    describe: async ({ item }) => {
      if (item === '1.png') throw damaged
      return { width: 60, height: 40, depth: 8, color: untagged, sha256: 'abc' }
    },
  })
  const outcomes = []
  for await (const outcome of planItems(deps, pictures(3, counts), { ahead: 2 }))
    outcomes.push(outcome)
  expect(outcomes).toMatchObject([
    { kind: 'planned', planned: { item: '0.png', out: 'out/0.png.psd', highUsd: [0.04] } },
    { kind: 'problem', item: '1.png', error: { code: 'unreadable_file' } },
    { kind: 'planned', planned: { item: '2.png' } },
  ])
})

test('a mistake of the program is no problem of a picture', async () => {
  const { deps, counts } = openPlanning({ describe: () => Promise.reject(new TypeError('Oh')) })
  const planning = planItems(deps, pictures(2, counts), { ahead: 1 })
  await expect(planning.next()).rejects.toThrow(/^Oh$/u)
  expect(counts.taken).toBe(1)
})

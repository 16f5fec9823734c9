import { expect, test } from 'vitest'
import type { Report } from '../../../core/edit/report.ts'
import { bestFirst, isWorthAskingAgain } from '../../../core/refine/best-first.ts'
import { failedGates, type GateId, gateIds } from '../../../core/refine/gates.ts'

const fine: Report = {
  outside: { pixels: 1000, changedPixels: 0, maxDifference: 0 },
  inside: { pixels: 500, changedPixels: 400, maxDifference: 90, meanDifference: 20 },
  density: 1,
  answeredSize: { width: 50, height: 30 },
  cast: { l: 1, a: 2, b: 3 },
  seam: 0.2,
  ring: { mean: 2, p95: 9 },
  sharpness: 0.95,
  changedShare: 0.6,
  cut: 0.02,
  discarded: { share: 0.4, deltaE: 3 },
  preserves: [
    { text: 'the label', result: 'untouched' },
    { text: 'the face', result: 'kept', against: 'parent' },
    { text: 'the mood', result: 'not measured' },
  ],
  notes: [],
}

function gates(changes: Partial<Report>, context = {}): GateId[] {
  return failedGates({ ...fine, ...changes }, context).map(({ gate }) => gate)
}

/** For every check a report that fails it and nothing else. */
const failing: Readonly<Record<GateId, Partial<Report>>> = {
  outside: { outside: { pixels: 1000, changedPixels: 1, maxDifference: 1 } },
  nothing: { changedShare: 0.0005 },
  preserve: { preserves: [{ text: 'the label', result: 'changed', against: 'parent' }] },
  cut: { cut: 0.4, seam: 9, ring: { mean: 9, p95: 40 } },
  seam: { seam: 1.4 },
  fit: { ring: { mean: 7, p95: 20 } },
  sharpness: { sharpness: 0.4 },
  density: { density: 0.5 },
  light: { discarded: { share: 0.99, deltaE: 8 }, ring: { mean: 8, p95: 14 } },
  look: { preserves: [{ text: 'the label', result: 'unclear', against: 'parent' }] },
}

test('a good report fails nothing, and neither does one in which little was measured', () => {
  expect(gates({})).toEqual([])
  const { outside, inside, density, answeredSize, notes } = fine
  expect(failedGates({ outside, inside, density, answeredSize, notes })).toEqual([])
})

test.each(gateIds)('%s fails on its own number, says what is wrong and what to do', (id) => {
  const [found, ...more] = failedGates({ ...fine, ...failing[id] })
  expect(found).toMatchObject({ gate: id })
  expect(more).toEqual([])
  expect(found?.message).toMatch(/^\S.*\.$/)
  expect(found?.hint).toMatch(/^\S.*\.$/)
})

test('a broken promise comes first, warnings before remarks', () => {
  const all = { ...failing.outside, ...failing.density, ...failing.seam, ...failing.preserve }
  expect(failedGates({ ...fine, ...all }).map(({ severity }) => severity)).toEqual([
    'broken',
    'warning',
    'warning',
    'remark',
  ])
})

test('of a model that changes nothing but what was asked for, every difference is meant', () => {
  const soft = { ...failing.sharpness, ...failing.seam, ...failing.density, ...failing.light }
  expect(gates(soft, { faithful: true })).toEqual([])
  expect(gates({ ...failing.outside, ...failing.preserve }, { faithful: true })).toEqual([
    'outside',
    'preserve',
  ])
})

test('a few changed pixels of a whole picture are a change', () => {
  const whole = { outside: { pixels: 0, changedPixels: 0, maxDifference: 0 }, changedShare: 0.0001 }
  expect(gates(whole)).toEqual([])
  const inside = { pixels: 500, changedPixels: 0, maxDifference: 0, meanDifference: 0 }
  expect(gates({ ...whole, inside })).toEqual(['nothing'])
})

test('too harsh fails as well as too soft; softness of a coarse request is no reason to ask again', () => {
  expect(gates({ sharpness: 1.9 })).toEqual(['sharpness'])
  const coarse = failedGates({ ...fine, sharpness: 0.4, density: 0.5 })
  expect(coarse.map(({ retryable }) => retryable)).toEqual([false, false])
})

test('a product that drifted from the source is called what it is', () => {
  const preserves = [{ text: 'the bottle', result: 'changed', against: 'root' } as const]
  expect(failedGates({ ...fine, preserves })[0]?.message).toBe(
    'The product itself changed: “the bottle”.',
  )
})

test('candidates that fail less come first, equals in their order', () => {
  const of = (...changes: Partial<Report>[]) =>
    changes.map((change) => ({
      content: {
        kind: 'replacing',
        picture: { width: 1, height: 1, depth: 8, data: new Uint8Array(4) },
      } as const,
      report: { ...fine, ...change },
    }))
  const candidates = of(failing.outside, failing.seam, failing.density, {}, failing.preserve, {})
  expect(bestFirst(candidates, {})).toEqual([3, 5, 2, 1, 4, 0])
  expect(isWorthAskingAgain(candidates, {})).toBe(false)
  expect(isWorthAskingAgain(of(failing.seam, failing.preserve), {})).toBe(true)
  expect(isWorthAskingAgain(of(failing.cut), {})).toBe(false)
  expect(isWorthAskingAgain(of(failing.density), {})).toBe(false)
})

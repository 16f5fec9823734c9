import { expect, test } from 'vitest'
import { brandKitSchema } from '../../../../core/guide/brand-kit/brand-kit.ts'
import { type DriftStep, driftOf, driftTotals } from '../../../../core/guide/drift/drift.ts'
import { driftLimits } from '../../../../core/guide/drift/drift-limits.ts'
import { lookAxes } from '../../../../core/guide/look/look-axis.ts'
import { createRandom } from '../../../support/drift/random.ts'
import { lookAt, type MadeStep, pathOf } from './paths.ts'

const cold: MadeStep = { by: { warmth: -1.4 }, says: 'add a few coffee beans near the cup' }
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

test('ten small steps towards cold are told once, with the step where it began and the ancestor to go back to', () => {
  const path = [{ says: 'make the light brighter' }, ...times(10, cold)]
  const told: string[] = []
  const notices = path.flatMap((_, i) => {
    const notice = driftOf(pathOf(path.slice(0, i + 1)), { told })
    if (notice) told.push(notice.name)
    return notice ?? []
  })
  expect(notices).toHaveLength(1)
  expect(notices[0]).toMatchObject({ axis: 'warmth', beganAt: 'id2', best: 'id1' })
  expect(notices[0]?.total).toBeCloseTo(-4.2)
  expect(notices[0]?.message).toBe(
    'From v2 on the picture has become 4.2 ΔE colder, and no step asked for it.',
  )
})

test.each([0.45, 0.6, 1, 1.4])('ten steps of %f ΔE add up from the first on', (size) => {
  const notice = driftOf(pathOf(times(10, { by: { warmth: -size }, says: 'add a plant' })))
  expect(notice).toMatchObject({ axis: 'warmth', beganAt: 'id1', best: null })
})

test.each([
  ['make the light warmer', { warmth: 1.4, brightness: 0.8, tint: 0.5, saturation: 0.4 }],
  ['warmer', { warmth: 3 }],
  ['Give it a slightly warmer tone', { warmth: 1.4, contrast: 0.5 }],
  ['make it cooler', { warmth: -1.4 }],
  ['a bit brighter', { brightness: 3, contrast: 1 }],
  ['golden hour light', { warmth: 4, brightness: -2, contrast: 2 }],
])('ten times “%s” is what was asked for', (says, by) => {
  expect(driftOf(pathOf(times(10, { by, says })))).toBe(null)
})

test('what was asked for takes only its own way off', () => {
  const notice = driftOf(pathOf(times(5, { by: { warmth: -1 }, says: 'make the light warmer' })))
  expect(notice).toMatchObject({ axis: 'warmth', total: -5 })
})

test('on a mixed path the part that nobody asked for is told', () => {
  const warm: MadeStep = { by: { warmth: 2 }, says: 'make the light warmer' }
  const path = pathOf([warm, warm, warm, cold, cold, warm, cold, cold])
  expect(driftOf(path)).toMatchObject({ axis: 'warmth', beganAt: 'id4', best: 'id3' })
  expect(driftOf(path)?.total).toBeCloseTo(-5.6)
})

test('what goes there and back has not drifted', () => {
  const there = times(3, { by: { brightness: 1.8 } })
  const back = times(3, { by: { brightness: -1.8 } })
  expect(driftOf(pathOf([...there, ...back, ...there, ...back]))).toBe(null)
})

test('chance before it began is not taken for its beginning', () => {
  const jitter = [0.3, -0.3, 0.2, -0.2].map((warmth) => ({ by: { warmth } }))
  const notice = driftOf(pathOf([...jitter, ...times(4, cold)]))
  expect(['id4', 'id5']).toContain(notice?.beganAt)
})

test('drift is also measured against a starred version, whatever came before it', () => {
  const warm = times(3, { by: { warmth: 1.2 } })
  const path = pathOf([...warm, { starred: true }, ...times(4, { by: { warmth: -1.2 } })])
  expect(driftTotals(path)[0]).toMatchObject({ axis: 'warmth' })
  expect(Math.abs(driftTotals(path)[0]?.total ?? 9)).toBeLessThan(driftLimits.warmth.limit)
  expect(driftOf(path)).toMatchObject({ axis: 'warmth', beganAt: 'id5', best: 'id4' })
})

test('a starred version shortly before it began is the better one to go back to', () => {
  const before = (starredAt: number) =>
    pathOf([
      ...times(5, {}).map((step, i): MadeStep => (i === starredAt ? { starred: true } : step)),
      ...times(4, cold),
    ])
  expect(driftOf(before(3))?.best).toBe('id4')
  expect(driftOf(before(0))?.best).toBe('id5')
})

test('of axes that moved together one is told, and the next family still is', () => {
  const path = pathOf(times(6, { by: { warmth: -2, tint: -1.5, brightness: -2 } }))
  const first = driftOf(path)
  expect(first?.axis).toBe('warmth')
  const second = driftOf(path, { told: [first?.name ?? ''] })
  expect(second?.axis).toBe('brightness')
  expect(driftOf(path, { told: [first?.name ?? '', second?.name ?? ''] })).toBe(null)
})

test.each([
  ['sharpness', -0.15, /34 % softer/],
  ['noise', 0.5, /2\.0 noisier/],
  ['contrast', 2.5, /gained 10\.0 L more contrast/],
  ['saturation', -1.6, /6\.4 ΔE paler/],
  ['palette', 2.5, /10\.0 ΔE in other colours/],
] as const)('%s drifts as well', (axis, by, message) => {
  const notice = driftOf(pathOf(times(4, { by: { [axis]: by } })))
  expect(notice?.axis).toBe(axis)
  expect(notice?.message).toMatch(message)
})

test('a step that has rebuilt most of the picture counts for nothing', () => {
  const [step] = pathOf([{}])
  if (!step) throw new Error('no step')
  const look = lookAt({})
  const rebuilt = (every: number) => {
    const l = look.cells.l.map((value, i) => (i % 12 < every ? (value ?? 0) + 25 : value))
    return driftOf([{ ...step, after: { ...look, cells: { ...look.cells, l } } }])
  }
  expect(rebuilt(8)).toBe(null)
  expect(rebuilt(12)?.axis).toBe('brightness')
})

test('what was not measured has not moved', () => {
  const path = pathOf(times(10, cold)).map((step, i) => (i % 2 ? step : { ...step, before: null }))
  expect(driftTotals(path)[0]?.total).toBeCloseTo(-7)
  expect(driftOf(path.map((step) => ({ ...step, after: null })))).toBe(null)
})

test('an area that was to stay is told when it has changed twice', () => {
  const kept = { preserves: [{ text: 'the front label', result: 'changed' as const }] }
  expect(driftOf(pathOf([{}, kept, {}]))).toBe(null)
  expect(driftOf(pathOf([{}, kept, {}, kept]))).toMatchObject({
    axis: 'preserve',
    beganAt: 'id2',
    best: 'id1',
    message: 'From v2 on what was to stay has changed 2 times, first “the front label”.',
  })
})

test('a picture that moves away from the brand’s colours is told, and one that comes nearer is not', () => {
  const kit = brandKitSchema.parse({
    ...{ schema: 1, kind: 'brand-kit', id: 'k', name: 'Slate' },
    palette: [{ name: 'slate', hex: '#777777' }],
  })
  const away = { by: { palette: 3.7 }, asked: { saturation: 'any' } } as const
  expect(driftOf(pathOf([away, away]))).toBe(null)
  const notice = driftOf(pathOf([away, away]), { kit })
  expect(notice).toMatchObject({ axis: 'brand', beganAt: 'id1', best: null })
  expect(notice?.message).toMatch(
    /^From v1 on the picture has moved \d\.\d ΔE further from the brand’s/,
  )
  const back = { by: { palette: -3.7 }, asked: { saturation: 'any' } } as const
  const out = { by: { palette: 7.4 }, says: 'change the background to a café' }
  expect(driftOf(pathOf([out, back, back]), { kit })).toBe(null)
})

/** A tenth of each limit: about what laying a look anew gives when nothing is meant by it. */
const jitter = Object.fromEntries(
  lookAxes.map((axis) => [axis, axis === 'palette' ? 0 : driftLimits[axis].limit / 10]),
)
const random = createRandom(20)
const anywhere = (times: number) =>
  Object.fromEntries(
    Object.entries(jitter).map(([axis, most]) => [axis, times * random.between(-most, most)]),
  )

test('of 2000 walks of twenty steps that only jitter fewer than 1 in 200 are taken for drift', () => {
  let fired = 0
  for (let walk = 0; walk < 2000; walk++) {
    const steps = Array.from({ length: 20 }, () => ({ by: anywhere(1) }))
    if (driftOf(pathOf(steps))) fired++
  }
  expect(fired).toBeLessThan(10)
})

test('looks that only jitter around one another are never taken for drift', () => {
  const [step] = pathOf([{}])
  for (let walk = 0; walk < 300; walk++) {
    const looks = Array.from({ length: 21 }, () => lookAt(anywhere(4)))
    const steps = looks.slice(1).map((after, i) => ({ ...step, before: looks[i], after }))
    expect(driftOf(steps as DriftStep[])).toBe(null)
  }
})

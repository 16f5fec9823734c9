import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composePatch } from '../../../../core/edit/compose.ts'
import type { SettleInput, SettleStage } from '../../../../core/edit/settle/settle.ts'
import { settleCandidate } from '../../../../core/edit/settle/settle-candidate.ts'
import { createPicture, isOpaque, type Picture, toDepth } from '../../../../core/image/picture.ts'
import type { Rect } from '../../../../core/image/rect.ts'
import { coverageAt, createMask, fullMask } from '../../../../core/mask/mask.ts'
import { flatPicture } from '../arbitrary-picture.ts'
import { arbitraryInput, area } from './arbitrary-input.ts'

const crop: Rect = { x: 4, y: 2, width: 20, height: 16 }
const sent = { width: 20, height: 16 }
const region = fullMask({ x: 10, y: 6, width: 8, height: 8 })
const grey = flatPicture(crop, 8, [100, 100, 100, 255])
const red = flatPicture(crop, 8, [220, 30, 30, 255])
const input: SettleInput = {
  plan: { crop, sent, density: 1 },
  parent: grey,
  region,
  protect: [],
  edge: { kind: 'strict' },
  candidate: red,
}

/** What a settled candidate looks like over the crop, in either form. */
function composedOf(settled: ReturnType<typeof settleCandidate>, parent: Picture): Picture {
  const { content } = settled
  if (content.kind === 'patch') return composePatch(parent, content.patch)
  return content.picture
}

test('an opaque candidate over an opaque parent becomes a patch of unblended colour and final coverage', () => {
  const { content, report } = settleCandidate(input)
  if (content.kind !== 'patch') throw new Error(`Expected a patch but received ${content.kind}`)
  expect(content.patch.rect).toEqual(crop)
  expect(content.patch.color).toEqual(red)
  expect(content.patch.coverage.rect).toEqual(crop)
  expect(coverageAt(content.patch.coverage, 13, 9)).toBe(255)
  expect(coverageAt(content.patch.coverage, 9, 9)).toBe(0)
  expect(report).toMatchObject({
    outside: { pixels: 20 * 16 - 64, changedPixels: 0, maxDifference: 0 },
    inside: {
      pixels: 64,
      changedPixels: 64,
      maxDifference: 120,
      meanDifference: expect.any(Number),
    },
    density: 1,
    answeredSize: sent,
    notes: [],
  })
})

/** Settles, or gives null for a region in which nothing may change. */
function settledOrNull(given: SettleInput) {
  try {
    return settleCandidate(given)
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_region' })
    return null
  }
}

test('promise 1: outside the region nothing changes, at 8 and 16 bit, opaque and translucent, whatever the candidate is', () => {
  fc.assert(
    fc.property(arbitraryInput, (given) => {
      const settled = settledOrNull(given)
      if (!settled) return
      const composed = composedOf(settled, given.parent)
      expect(composed.depth).toBe(given.parent.depth)
      expect(settled.report.outside).toMatchObject({ changedPixels: 0, maxDifference: 0 })
      for (let i = 0; i < area.width * area.height; i++) {
        const x = area.x + (i % area.width)
        const y = area.y + Math.floor(i / area.width)
        const isProtected = given.protect.some((mask) => coverageAt(mask, x, y) > 0)
        const isOutside =
          given.edge.kind === 'strict' && given.region && coverageAt(given.region, x, y) === 0
        if (!isProtected && !isOutside) continue
        for (let pos = i * 4; pos < i * 4 + 4; pos++) {
          expect(composed.data[pos]).toBe(given.parent.data[pos])
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('promise 1: a stage that raises coverage can’t reach outside the region', () => {
  const greedy: SettleStage = (state) => ({ ...state, coverage: fullMask(crop) })
  const { report } = settleCandidate(input, [greedy])
  expect(report.outside).toEqual({ pixels: 256, changedPixels: 0, maxDifference: 0 })
})

test('a stage may lower coverage, and the report counts what is left', () => {
  const shy: SettleStage = (state) => ({ ...state, coverage: createMask(crop) })
  expect(settleCandidate(input, [shy]).report.inside.pixels).toBe(0)
})

test('stages run in order, each on what the one before gave', () => {
  const note =
    (text: string): SettleStage =>
    (state) => ({ ...state, notes: [...state.notes, text] })
  expect(settleCandidate(input, [note('One.'), note('Two.')]).report.notes).toEqual([
    'One.',
    'Two.',
  ])
})

test('alpha only ever changes in a replacing version', () => {
  fc.assert(
    fc.property(arbitraryInput, (given) => {
      const settled = settledOrNull(given)
      if (settled?.content.kind !== 'patch') return
      expect(isOpaque(settled.content.patch.color)).toBe(true)
      const composed = composedOf(settled, given.parent)
      for (let pos = 3; pos < composed.data.length; pos += 4) {
        expect(composed.data[pos]).toBe(given.parent.data[pos])
      }
    }),
    { numRuns: 100 },
  )
})

test('a candidate of another size is brought to the crop’s, and the report says what came', () => {
  const small = flatPicture({ width: 10, height: 8 }, 8, [220, 30, 30, 255])
  const { content, report } = settleCandidate({ ...input, candidate: small })
  if (content.kind !== 'patch') throw new Error(`Expected a patch but received ${content.kind}`)
  expect(content.patch.color).toEqual(red)
  expect(report.answeredSize).toEqual({ width: 10, height: 8 })
  expect(report.notes).toEqual(['The provider answered 10×8 where 20×16 was asked for.'])
})

test('a candidate of other proportions is named as such', () => {
  const square = flatPicture({ width: 16, height: 16 }, 8, [220, 30, 30, 255])
  expect(settleCandidate({ ...input, candidate: square }).report.notes).toEqual([
    'The provider answered 16×16 where 20×16 was asked for.',
    'The answer has other proportions than what was sent, so it was stretched to fit and may not line up.',
  ])
})

test('a plan that squeezes or is coarse is named in the report', () => {
  const plan = { crop, sent: { width: 10, height: 10 }, density: 0.5 }
  const candidate = flatPicture(plan.sent, 8, [220, 30, 30, 255])
  expect(settleCandidate({ ...input, plan, candidate }).report.notes).toEqual([
    'The model does not take these proportions: the crop was sent scaled 25 % more in one direction than in the other, and brought back afterwards.',
    'The change is coarser than the picture: 0.50 provider pixels per picture pixel.',
  ])
})

test('an 8-bit candidate over a 16-bit parent is promoted, and the rest keeps its depth', () => {
  const parent = flatPicture(crop, 16, [25701, 25702, 25703, 65535])
  const settled = settleCandidate({ ...input, parent })
  const composed = composedOf(settled, parent)
  expect(composed.depth).toBe(16)
  expect([...composed.data.slice(0, 4)]).toEqual([25701, 25702, 25703, 65535])
  if (settled.content.kind !== 'patch') throw new Error('Expected a patch')
  expect(settled.content.patch.color).toEqual(toDepth(red, 16))
})

test('an opaque candidate keeps the parent’s alpha: a cut-out stays cut out', () => {
  const parent = flatPicture(crop, 8, [100, 100, 100, 128])
  const { content } = settleCandidate({ ...input, parent })
  if (content.kind !== 'replacing') throw new Error(`Expected replacing but got ${content.kind}`)
  expect(content.picture).toMatchObject({ width: 20, height: 16, depth: 8 })
  expect([...content.picture.data.slice(0, 4)]).toEqual([100, 100, 100, 128])
  const middle = (7 * 20 + 9) * 4
  expect([...content.picture.data.slice(middle, middle + 4)]).toEqual([220, 30, 30, 128])
})

test('a candidate with transparency of its own sets the alpha', () => {
  const candidate = flatPicture(crop, 8, [220, 30, 30, 0])
  const { content } = settleCandidate({ ...input, candidate })
  if (content.kind !== 'replacing') throw new Error(`Expected replacing but got ${content.kind}`)
  const middle = (7 * 20 + 9) * 4
  expect(content.picture.data[middle + 3]).toBe(0)
  expect([...content.picture.data.slice(0, 4)]).toEqual([100, 100, 100, 255])
})

test('a translucent candidate over a translucent parent sets the alpha too', () => {
  const parent = flatPicture(crop, 8, [100, 100, 100, 128])
  const candidate = flatPicture(crop, 8, [220, 30, 30, 60])
  const composed = composedOf(settleCandidate({ ...input, parent, candidate }), parent)
  expect(composed.data[(7 * 20 + 9) * 4 + 3]).toBe(60)
  expect(composed.data[3]).toBe(128)
})

test('a candidate that fills translucent pixels of the parent is replacing', () => {
  const parent = flatPicture(crop, 8, [100, 100, 100, 128])
  const candidate = createPicture(crop, 8, red.data.slice())
  candidate.data[3] = 0
  const { content } = settleCandidate({ ...input, parent, candidate })
  if (content.kind !== 'replacing') throw new Error(`Expected replacing but got ${content.kind}`)
  expect(content.picture.data[(7 * 20 + 9) * 4 + 3]).toBe(255)
})

test('transparency outside the region does not stand in the way of a patch', () => {
  const parent = createPicture(crop, 8, grey.data.slice())
  parent.data.set([9, 9, 9, 40], 0)
  const { content, report } = settleCandidate({ ...input, parent })
  if (content.kind !== 'patch') throw new Error(`Expected a patch but received ${content.kind}`)
  expect(isOpaque(content.patch.color)).toBe(true)
  expect(report.outside.changedPixels).toBe(0)
})

test('a parent that is not the crop is refused', () => {
  const parent = flatPicture({ width: 19, height: 16 }, 8, [0, 0, 0, 255])
  expect(() => settleCandidate({ ...input, parent })).toThrow(
    /^Expected the parent's pixels over 20×16 but received 19×16$/,
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SizeRule } from '../../../../core/edit/plan.ts'
import { expandPlan, newBorder } from '../../../../core/edit/reframe/expand-plan.ts'
import { padPicture } from '../../../../core/edit/reframe/pad-picture.ts'
import { settleExpandInSteps } from '../../../../core/edit/reframe/settle-expand.ts'
import {
  createPicture,
  cropPicture,
  type Picture,
  pastePicture,
} from '../../../../core/image/picture.ts'
import { containsRect, rectOf } from '../../../../core/image/rect.ts'
import { coverageAt } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { photograph, translucent } from '../../../hosts/contract/scene.ts'
import { flat } from '../../refine/scripted-provider.ts'

const any: SizeRule = { kind: 'any', maxPixels: 9_000_000, maxEdge: 4000 }
const list: SizeRule = { kind: 'list', sizes: [{ width: 512, height: 512 }] }
const none = { left: 0, top: 0, right: 0, bottom: 0 }
const size = { width: 160, height: 120 }

test('one side that grows sends that side with the old picture beside it as context', () => {
  const { frame, plan } = expandPlan({
    size: { width: 2000, height: 1000 },
    sides: { ...none, left: 200 },
    sizes: any,
  })
  expect(frame).toEqual({ x: -200, y: 0, width: 2200, height: 1000 })
  expect(plan.crop).toEqual({ x: -200, y: 0, width: 700, height: 1000 })
  expect(plan.density).toBe(1)
})

test('several sides that grow send the whole new picture', () => {
  const { plan, frame } = expandPlan({ size, sides: { ...none, top: 30, right: 40 }, sizes: any })
  expect(frame).toEqual({ x: 0, y: -30, width: 200, height: 150 })
  expect(plan.crop).toEqual(frame)
})

test('a picture that grows nowhere is a mistake', () => {
  expect(() => expandPlan({ size, sides: none, sizes: any })).toThrow(/a side that grows/)
})

test('every plan holds all that is new and lies in the new picture', () => {
  const px = fc.integer({ min: 0, max: 300 })
  const sides = fc.record({ left: px, top: px, right: px, bottom: px })
  fc.assert(
    fc.property(sides, fc.constantFrom(any, list), (grown, sizes) => {
      if (Object.values(grown).every((side) => side === 0)) return
      const { frame, plan } = expandPlan({ size, sides: grown, sizes })
      expect(containsRect(frame, plan.crop)).toBe(true)
      const mask = newBorder(plan.crop, size)
      const marked = mask.data.reduce((sum, value) => sum + (value === 255 ? 1 : 0), 0)
      expect(marked).toBe(frame.width * frame.height - size.width * size.height)
      expect(coverageAt(mask, 0, 0)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

test('beyond the picture its nearest pixel goes on, opaque; inside it stays word for word', () => {
  const words = Uint8Array.of(1, 2, 3, 100, 4, 5, 6, 255, 7, 8, 9, 0, 10, 11, 12, 255)
  const picture = createPicture({ width: 2, height: 2 }, 8, words)
  const padded = padPicture(picture, rectOf(picture), { x: -1, y: -1, width: 4, height: 3 })
  expect([...padded.data]).toEqual([
    ...[1, 2, 3, 255, 1, 2, 3, 255, 4, 5, 6, 255, 4, 5, 6, 255],
    ...[1, 2, 3, 255, 1, 2, 3, 100, 4, 5, 6, 255, 4, 5, 6, 255],
    ...[7, 8, 9, 255, 7, 8, 9, 0, 10, 11, 12, 255, 10, 11, 12, 255],
  ])
})

test('padding a rectangle inside a picture cuts it', () => {
  const picture = photograph(size, 16)
  const rect = { x: 20, y: 10, width: 50, height: 40 }
  expect(padPicture(picture, rectOf(picture), rect)).toEqual(cropPicture(picture, rect))
})

/** The sent picture with some noise, and with everything that is new in one colour. */
function paintedBeside(sent: Picture): Picture {
  const answer = flat(sent, sent.depth, [90, 120, 60, 255])
  const old = cropPicture(sent, { x: 40, y: 0, ...size })
  const full = sent.depth === 8 ? 255 : 65_535
  for (let pos = 0; pos < old.data.length; pos++) {
    if (pos % 4 < 3)
      old.data[pos] = Math.min(full, old.data[pos]! + Math.round((full / 80) * ((pos >> 2) % 3)))
  }
  return pastePicture(answer, old, { x: 40, y: 0 })
}

function expanded(old: Picture, answer: (sent: Picture) => Picture) {
  const sides = { left: 40, top: 0, right: 24, bottom: 16 }
  const { frame, plan } = expandPlan({ size, sides, sizes: any })
  const sent = padPicture(old, rectOf(old), plan.crop)
  const { content, report } = finish(
    settleExpandInSteps({ old, frame, plan, candidate: answer(sent), meansAlpha: false }),
  )
  if (content.kind !== 'reframe') return expect.fail(`Expected a reframe but got ${content.kind}`)
  return { ...content, report }
}

test.each([
  ['8 bits', photograph(size, 8)],
  ['16 bits', photograph(size, 16)],
  ['translucent', translucent(photograph(size, 8))],
])('promise 1: the old picture stays bit for bit at a whole-pixel offset (%s)', (_, old) => {
  const { picture, transform, report } = expanded(old, (sent) => paintedBeside(sent))
  expect(transform.rect).toEqual({ x: -40, y: 0, width: 224, height: 136 })
  expect(cropPicture(picture, { x: 40, y: 0, ...size })).toEqual(old)
  expect(report.outside).toEqual({ pixels: 160 * 120, changedPixels: 0, maxDifference: 0 })
})

test('what is new is the answer’s, opaque and as a whole, up to the old border', () => {
  const old = flat(size, 8, [100, 100, 100, 255])
  const stripes = (sent: Picture) => {
    const answer = flat(sent, 8, [100, 100, 100, 255])
    for (let y = 0; y < sent.height; y++) {
      for (let x = 0; x < 40; x++) {
        if (x % 8 < 4) answer.data.fill(180, (y * sent.width + x) * 4, (y * sent.width + x) * 4 + 3)
      }
    }
    return answer
  }
  const { picture } = expanded(old, stripes)
  const red = (x: number) => picture.data[(60 * picture.width + x) * 4]!
  expect(red(33)).toBeGreaterThan(160)
  expect(red(38)).toBeLessThan(120)
  expect(red(39)).toBeLessThan(120)
  for (let pos = 3; pos < picture.data.length; pos += 4) {
    if (picture.data[pos] !== 255) expect.fail('Expected an opaque picture')
  }
})

test('a cast of the answer is taken off what is new', () => {
  const old = photograph(size, 8)
  const { picture } = expanded(old, (sent) => {
    const answer = cropPicture(sent, rectOf(sent))
    for (let pos = 0; pos < answer.data.length; pos += 4) {
      answer.data[pos] = Math.min(255, answer.data[pos]! + 18)
    }
    return answer
  })
  const sent = padPicture(old, rectOf(old), { x: -40, y: 0, width: 224, height: 136 })
  let sum = 0
  for (let y = 10; y < 110; y++) {
    for (let x = 5; x < 40; x++) {
      const pos = (y * 224 + x) * 4
      sum += picture.data[pos]! - sent.data[pos]!
    }
  }
  expect(Math.abs(sum / (100 * 35))).toBeLessThan(9)
})

import { expect, test } from 'vitest'
import type { SettleInput } from '../../../../core/edit/settle/settle.ts'
import { settleCandidate } from '../../../../core/edit/settle/settle-candidate.ts'
import { createPicture, type Depth, type Picture } from '../../../../core/image/picture.ts'
import type { Size } from '../../../../core/image/rect.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { flatPicture } from '../arbitrary-picture.ts'
import { countBuffers } from './count-buffers.ts'

const crop = { x: 0, y: 0, width: 600, height: 450 }
const sent = { width: 580, height: 430 }
const pixels = crop.width * crop.height
/** Of one buffer of the crop's size: four words of 16 bits a pixel. */
const cropBytes = pixels * 8

const input: SettleInput = {
  plan: { crop, sent, density: 0.95 },
  parent: flatPicture(crop, 16, [20000, 30000, 40000, 65535]),
  region: fullMask({ x: 20, y: 20, width: 500, height: 400 }),
  protect: [],
  edge: { kind: 'strict' },
  candidate: flatPicture(sent, 8, [220, 30, 30, 255]),
}

/** Buffers of about the crop's size: what is sent may be a little smaller. */
function cropBuffers(given: SettleInput): number {
  settleCandidate(given)
  return countBuffers(cropBytes * 0.75, () => settleCandidate(given)).bytes.length
}

test('the counter sees new memory and not views', () => {
  const { bytes } = countBuffers(100, () => {
    const words = new Uint16Array(100)
    words.slice()
    words.subarray(10)
    new Uint8Array(words.buffer)
    new Uint8Array(99)
  })
  expect(bytes).toEqual([200, 200])
})

test('settling a 16-bit crop makes two buffers of its size in all', () => {
  expect(cropBuffers(input)).toBe(2)
})

test('a translucent answer is settled within the same two buffers, whatever its alpha means', () => {
  const candidate = flatPicture(sent, 8, [220, 30, 30, 128])
  const parent = flatPicture(crop, 16, [20000, 30000, 40000, 30000])
  for (const meansAlpha of [true, false]) {
    expect(cropBuffers({ ...input, candidate, meansAlpha })).toBeLessThanOrEqual(2)
    expect(cropBuffers({ ...input, candidate, parent, meansAlpha })).toBeLessThanOrEqual(2)
  }
})

test('an answer that fits already is settled in two buffers, and is not written to', () => {
  const candidate = createPicture(crop, 16, input.parent.data.slice() as Uint16Array)
  candidate.data[3] = 9
  const before = candidate.data.slice()
  expect(cropBuffers({ ...input, candidate, meansAlpha: false })).toBe(2)
  expect(candidate.data).toEqual(before)
})

for (const depth of [8, 16] as const) {
  test(`all that is ever allocated is at most 12 words of 4 bytes a pixel of the crop, 8 of the answer, at ${depth} bits`, () => {
    // Of a size at which maps are at reduced resolution, as they are for the crops of real documents.
    const large = { x: 0, y: 0, width: 1600, height: 1200 }
    const answer = { width: 1500, height: 1125 }
    const given: SettleInput = {
      ...input,
      plan: { crop: large, sent: answer, density: 0.94 },
      parent: waves(large, depth),
      region: fullMask({ x: 320, y: 240, width: 960, height: 720 }),
      candidate: waves(answer, 8),
    }
    const { bytes } = countBuffers(1000, () => settleCandidate(given))
    const all = bytes.reduce((sum, value) => sum + value, 0)
    expect(all).toBeLessThan((12 * 1600 * 1200 + 8 * 1500 * 1125) * 4)
  })
}

/** Waves of many lengths with a little grain, so that every stage finds something to do. */
function waves(size: Size, depth: Depth): Picture {
  const picture = createPicture(size, depth)
  const full = depth === 8 ? 1 : 257
  for (let y = 0, pos = 0; y < size.height; y++) {
    const v = y / size.height
    for (let x = 0; x < size.width; x++, pos += 4) {
      const u = x / size.width
      const grain = Math.imul(pos ^ (pos >>> 7), 0x2c1b3c6d) >>> 29
      const value = 120 + 60 * Math.sin(40 * u + Math.sin(25 * v)) + 30 * Math.cos(60 * v) + grain
      picture.data[pos] = value * full
      picture.data[pos + 1] = (value * 0.8 + 10) * full
      picture.data[pos + 2] = (value * 0.6 + 30) * full
      picture.data[pos + 3] = 255 * full
    }
  }
  return picture
}

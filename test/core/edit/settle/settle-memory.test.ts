import { expect, test } from 'vitest'
import type { SettleInput } from '../../../../core/edit/settle/settle.ts'
import { settleCandidate } from '../../../../core/edit/settle/settle-candidate.ts'
import { createPicture } from '../../../../core/image/picture.ts'
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

test('everything together stays within what is promised: 12 words of 4 bytes a pixel of the crop, 8 of the answer', () => {
  // Of a size at which maps are at reduced resolution, as they are for the crops of real documents.
  const rect = { x: 0, y: 0, width: 2200, height: 1500 }
  const asked = { width: 1200, height: 820 }
  const given: SettleInput = {
    ...input,
    plan: { crop: rect, sent: asked, density: 0.55 },
    parent: flatPicture(rect, 8, [80, 120, 160, 255]),
    region: fullMask({ x: 200, y: 200, width: 1500, height: 900 }),
    candidate: flatPicture(asked, 8, [220, 30, 30, 255]),
  }
  const { bytes } = countBuffers(10_000, () => settleCandidate(given))
  const all = bytes.reduce((sum, value) => sum + value, 0)
  expect(all).toBeLessThan((12 * 2200 * 1500 + 8 * 1200 * 820) * 4)
})

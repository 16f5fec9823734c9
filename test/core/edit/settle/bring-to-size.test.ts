import { expect, test } from 'vitest'
import { type Alignment, identityAlignment } from '../../../../core/edit/settle/alignment.ts'
import { bringToSize } from '../../../../core/edit/settle/bring-to-size.ts'
import type { SettleContext, SettleState } from '../../../../core/edit/settle/settle.ts'
import { createPicture, type Depth, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { rectOf, type Size } from '../../../../core/image/rect.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { finish, isSteps } from '../../../../core/steps.ts'
import { alignPoint } from '../../../support/drift/geometry.ts'

const crop = { width: 60, height: 40 }

function brought(
  picture: Picture,
  alignment: Alignment | null,
  options: { sent?: Size; depth?: Depth; faithful?: boolean } = {},
): SettleState {
  const { sent = crop, depth = 16, faithful = false } = options
  const state = { picture, isOwn: false, coverage: fullMask(rectOf(crop)), alignment, notes: [] }
  const context = { plan: { crop: rectOf(crop), sent, density: 1 }, parent: { depth }, faithful }
  // The stage looks at nothing else.
  const work = bringToSize(state as unknown as SettleState, context as unknown as SettleContext)
  return isSteps(work) ? finish(work) : work
}

const at = (part: Partial<Alignment>): Alignment => ({
  ...identityAlignment,
  confidence: 1,
  ...part,
})

function waveAt(x: number, y: number): number {
  return Math.round(33000 + 9000 * Math.sin(x / 8) * Math.cos(y / 9))
}

/** A smooth picture of which every place is known, larger than the crop by a factor. */
function waves(size: Size): Picture {
  const picture = createPicture(size, 16)
  for (let i = 0; i < size.width * size.height; i++) {
    const value = waveAt((i % size.width) + 0.5, Math.floor(i / size.width) + 0.5)
    picture.data.set([value, value, value, 65535], i * 4)
  }
  return picture
}

test('what has the right size and lies right is left as it is, word for word', () => {
  const picture = waves(crop)
  for (const alignment of [null, identityAlignment, at({ shiftX: 0.004, scaleX: 1.00005 })]) {
    const state = brought(picture, alignment)
    expect(state.picture).toBe(picture)
    expect(state.isOwn).toBe(false)
    expect(state.notes).toEqual([])
  }
})

for (const alignment of [
  at({ shiftX: 2.3, shiftY: -1.6 }),
  at({ scaleX: 0.93, scaleY: 0.95, shiftX: 0.7 }),
  at({ rotation: 0.02, scaleX: 0.97, shiftY: 0.5 }),
]) {
  test(`each pixel shows what its alignment says: ${JSON.stringify(alignment)}`, () => {
    const picture = waves({ width: 75, height: 55 })
    const { data } = brought(picture, alignment).picture
    for (let y = 5; y < 35; y += 3) {
      for (let x = 5; x < 55; x += 3) {
        const [u, v] = alignPoint(alignment, crop, picture, [x + 0.5, y + 0.5])
        const off = (data[(y * 60 + x) * 4] as number) - waveAt(u, v)
        expect(Math.abs(off)).toBeLessThan(120)
      }
    }
  })
}

test('what the answer does not show is not covered, and a note says so', () => {
  const { coverage, notes } = brought(waves(crop), at({ shiftX: 3, shiftY: -2 }))
  const rows = Array.from({ length: 40 }, (_, y) => coverage.data.slice(y * 60, (y + 1) * 60))
  const shown = [...new Uint8Array(57).fill(255), 0, 0, 0]
  const none = [...new Uint8Array(60)]
  expect(rows.slice(0, 2).map((row) => [...row])).toEqual([none, none])
  for (const row of rows.slice(2)) expect([...row]).toEqual(shown)
  expect(notes).toEqual([
    'The answer does not show all of what was sent: at its border the picture stays as it was.',
  ])
})

test('a pixel that is shown in part is no margin', () => {
  const { coverage, notes } = brought(waves(crop), at({ shiftX: 0.8 }))
  expect(coverage.data.every((value) => value === 255)).toBe(true)
  expect(notes).toEqual([])
})

test('a turned answer leaves out its corners only', () => {
  const { coverage } = brought(waves(crop), at({ rotation: 0.1 }))
  const shows = (x: number, y: number) => coverage.data[y * 60 + x] === 255
  expect([shows(30, 20), shows(30, 0), shows(0, 20)]).toEqual([true, true, true])
  expect([shows(0, 0), shows(59, 39)].includes(false)).toBe(true)
})

test('other proportions are remarked on where nothing told how they came about', () => {
  const picture = waves({ width: 60, height: 48 })
  const size = 'The provider answered 60×48 where 60×40 was asked for.'
  expect(brought(picture, at({ scaleY: 0.9, confidence: 0.8 })).notes).toEqual([size])
  expect(brought(picture, identityAlignment).notes).toEqual([
    size,
    'The answer has other proportions than what was sent, so it was stretched to fit and may not line up.',
  ])
})

test('a candidate is settled at 16 bits, whatever its source has, and keeps what lies between two words', () => {
  const small = toDepth(waves({ width: 30, height: 20 }), 8)
  const expected = brought(toDepth(small, 16), null).picture
  for (const depth of [8, 16] as const) {
    expect(brought(small, null, { depth }).picture).toEqual(expected)
  }
  const fitting = brought(toDepth(waves(crop), 8), null, { depth: 8 })
  expect(fitting.picture).toEqual(toDepth(toDepth(waves(crop), 8), 16))
  expect(fitting.isOwn).toBe(true)
})

test('a faithful candidate takes the source’s depth, and stays itself when it has it', () => {
  const candidate = toDepth(waves(crop), 8)
  const kept = brought(candidate, null, { depth: 8, faithful: true })
  expect(kept.picture).toBe(candidate)
  expect(kept.isOwn).toBe(false)
  expect(brought(candidate, null, { depth: 16, faithful: true }).picture.depth).toBe(16)
})

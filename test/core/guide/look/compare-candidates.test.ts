import { expect, test } from 'vitest'
import { compareCandidates } from '../../../../core/guide/look/compare-candidates.ts'
import { placeInWords } from '../../../../core/guide/look/place-in-words.ts'
import type { Picture } from '../../../../core/image/picture.ts'
import { type Rect, rectOf } from '../../../../core/image/rect.ts'
import { resample } from '../../../../core/image/resample.ts'
import { finish } from '../../../../core/steps.ts'
import { coffee, repainted, warmer, withBox } from './pictures.ts'

const photo = resample(coffee(), { width: 240, height: 160 })
const size = { width: 600, height: 400 }

interface Made {
  readonly picture: Picture
  readonly sharpness?: number
}

const compare = (candidates: readonly Made[], crop: Rect = rectOf(size)) =>
  finish(
    compareCandidates({
      parent: photo,
      candidates: candidates.map(({ picture, sharpness = null }) => ({ picture, sharpness })),
      crop,
      size,
    }),
  )

const brighter = (by: number) =>
  repainted(photo, (color) => color.map((value) => value + by) as never)
const boxed = repainted(photo, withBox(photo, 0, 0.25))

test('each candidate is told by what it changed: light, warmth, sharpness, where', () => {
  const [light, warm, box] = compare([
    { picture: brighter(14) },
    { picture: repainted(photo, warmer(0.1)), sharpness: 0.7 },
    { picture: boxed },
  ])
  expect(light?.words).toMatch(/^brighter \+\d( · \p{L}+)* · changed (9\d|100) % \(all over\)$/u)
  expect(warm?.words).toMatch(
    /^(brighter \+\d · )?warmer.* · softer · changed \d+ % \(all over\)$/u,
  )
  expect(box?.words).toMatch(/changed [67] % \(upper left\)$/u)
  expect(box?.changed).toBeCloseTo(0.06, 1)
})

test('candidates are told from one another, and those that look the same are called the same', () => {
  const [first, again, lighter] = compare([
    { picture: boxed, sharpness: 0.9 },
    { picture: repainted(boxed, ([r, g, b]) => [r + 1, g, b]), sharpness: 0.92 },
    { picture: brighter(10) },
  ])
  expect(first?.sameAs).toBe(null)
  expect(again?.sameAs).toBe(0)
  expect(again?.others[0]).toEqual({ candidate: 0, words: 'the same' })
  expect(lighter?.sameAs).toBe(null)
  expect(lighter?.others.map(({ candidate }) => candidate)).toEqual([0, 1])
  expect(lighter?.others[0]?.words).toMatch(/brighter \+\d.*differs by/)
  expect(first?.others[1]?.words).toMatch(/darker −\d.*differs by/)
})

test('a candidate that changed nothing that can be seen is told so', () => {
  expect(compare([{ picture: photo }, { picture: brighter(2) }]).map(({ words }) => words)).toEqual(
    ['nothing visible changed', 'nothing visible changed'],
  )
})

test('the share and the place are those of the whole picture', () => {
  const corner = { x: 300, y: 200, width: 300, height: 200 }
  const [whole, boxOnly] = compare([{ picture: brighter(14) }, { picture: boxed }], corner)
  expect(whole?.words).toMatch(/changed 2[3-5] % \(lower right\)$/u)
  expect(boxOnly?.words).toMatch(/changed 2 % \(centre\)$/u)
})

test('candidates of another size are refused', () => {
  const other = resample(photo, { width: 24, height: 16 })
  expect(() => compare([{ picture: other }])).toThrow(TypeError)
})

test.each([
  [[0, 0, 3, 3], 'upper left'],
  [[4, 4, 6, 6], 'centre'],
  [[0, 8, 10, 10], 'along the bottom'],
  [[8, 0, 10, 10], 'down the right'],
  [[0, 0, 10, 10], 'all over'],
  [[7, 4, 10, 6], 'right'],
])('%j of ten is “%s”', ([left = 0, top = 0, right = 0, bottom = 0], words) => {
  const map = new Uint8Array(100)
  for (let i = 0; i < 100; i++) {
    const [x, y] = [i % 10, Math.floor(i / 10)]
    if (x >= left && x < right && y >= top && y < bottom) map[i] = 1
  }
  const shown = { width: 10, height: 10 }
  expect(
    placeInWords(map, shown, { x: 0, y: 0, width: 50, height: 50 }, { width: 50, height: 50 }),
  ).toBe(words)
})

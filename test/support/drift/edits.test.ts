import { expect, test } from 'vitest'
import { deltaE00 } from '../../../core/image/color/delta-e.ts'
import { labOf } from '../../../core/image/color/lab.ts'
import { createPicture, type Picture, toDepth } from '../../../core/image/picture.ts'
import { coverageAt } from '../../../core/mask/mask.ts'
import { editKinds, makeEdit } from './edits.ts'
import { createRandom } from './random.ts'
import { createSmoothField } from './smooth-field.ts'

const size = { width: 240, height: 180 }

function photo(): Picture {
  const picture = createPicture(size, 8)
  const random = createRandom(9)
  const fields = [0, 1, 2].map(() => createSmoothField(random, size, { cell: 9, sigma: 25 }))
  for (let i = 0; i < size.width * size.height; i++) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)]
    const color = fields.map((field) => Math.min(Math.max(130 + field(x, y), 0), 255))
    picture.data.set([...color.map(Math.round), 255], i * 4)
  }
  return picture
}

function lab({ data }: Picture, i: number): [number, number, number] {
  return labOf(
    (data[i * 4] as number) / 255,
    (data[i * 4 + 1] as number) / 255,
    (data[i * 4 + 2] as number) / 255,
  )
}

test.each(editKinds)('the ideal keeps the parent outside the region, word for word: %s', (kind) => {
  const { parent, ideal, region } = makeEdit(photo(), kind, 4)
  let changedOutside = 0
  for (let i = 0; i < size.width * size.height; i++) {
    const inside = region === null || coverageAt(region, i % size.width, Math.floor(i / size.width))
    if (inside) continue
    for (let word = i * 4; word < i * 4 + 4; word++) {
      if (parent.data[word] !== ideal.data[word]) changedOutside++
    }
  }
  expect(changedOutside).toBe(0)
})

test.each([2, 5, 15])('changes are as strong as was asked for: ΔE %i', (strength) => {
  for (const kind of ['loose', 'recolor', 'shadow', 'texture', 'whole-tonal'] as const) {
    const { parent, ideal, support } = makeEdit(photo(), kind, 4, strength)
    let sum = 0
    let count = 0
    for (let i = 0; i < support.data.length; i++) {
      if (support.data[i] === 0) continue
      const [a, b] = [lab(parent, i), lab(ideal, i)]
      sum += Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
      count++
    }
    const mean = sum / count
    // Shadows and rims fade, so that the mean lies below what is aimed at.
    expect(mean).toBeGreaterThan(0.6 * strength)
    expect(mean).toBeLessThan(1.15 * strength)
  }
})

test('nothing is painted where nothing is wanted, and everywhere where a look is', () => {
  const nothing = makeEdit(photo(), 'nothing', 4)
  expect(nothing.painted.data).toEqual(nothing.parent.data)
  expect(nothing.support.data.includes(255)).toBe(false)
  const everywhere = makeEdit(photo(), 'tonal-everywhere', 4)
  const [before, after] = [lab(everywhere.parent, 0), lab(everywhere.painted, 0)]
  expect(deltaE00(...before, ...after)).toBeGreaterThan(5)
  expect(everywhere.ideal.data.slice(0, 4)).toEqual(everywhere.parent.data.slice(0, 4))
})

test('an object that crosses the contour is painted beyond it, and ends there in the ideal', () => {
  const { painted, ideal, region } = makeEdit(photo(), 'crossing', 4)
  let beyond = 0
  for (let i = 0; i < size.width * size.height; i++) {
    if (region && coverageAt(region, i % size.width, Math.floor(i / size.width))) continue
    if (painted.data[i * 4] !== ideal.data[i * 4]) beyond++
  }
  expect(beyond).toBeGreaterThan(100)
})

test('edits at 16 bits are those at 8 bits, only finer', () => {
  const fine = makeEdit(toDepth(photo(), 16), 'recolor', 4).ideal
  const coarse = makeEdit(photo(), 'recolor', 4).ideal
  expect(fine.depth).toBe(16)
  expect(fine.data.some((word) => word % 257 !== 0)).toBe(true)
  const far = fine.data.filter((word, pos) => Math.abs(word / 257 - coarse.data[pos]!) > 0.6)
  expect(far).toHaveLength(0)
})

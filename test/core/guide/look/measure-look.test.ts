import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tilesToRead } from '../../../../core/guide/look/look.ts'
import { mostSwatches } from '../../../../core/guide/look/palette-of.ts'
import { createPicture, type Picture, toDepth } from '../../../../core/image/picture.ts'
import { containsRect, rectOf } from '../../../../core/image/rect.ts'
import { createRandom } from '../../../support/drift/random.ts'
import { coffee, lookOf, repainted } from './pictures.ts'

const photo = coffee()
const look = lookOf(photo)

function plain(color: readonly number[], alpha = 255, side = 64): Picture {
  const picture = createPicture({ width: side, height: side }, 8)
  for (let i = 0; i < side * side; i++) picture.data.set([...color, alpha], i * 4)
  return picture
}

test('at most nine small samples are read, all inside the picture and apart', () => {
  const edge = fc.integer({ min: 1, max: 9000 })
  fc.assert(
    fc.property(edge, edge, (width, height) => {
      const tiles = tilesToRead({ width, height })
      expect(tiles.length).toBeLessThanOrEqual(9)
      for (const tile of tiles) {
        expect(containsRect(rectOf({ width, height }), tile)).toBe(true)
        expect(tile.width * tile.height).toBeLessThanOrEqual(128 * 128)
        expect(Math.min(tile.width, tile.height)).toBeGreaterThan(0)
      }
      const places = new Set(tiles.map(({ x, y }) => `${x},${y}`))
      expect(places.size).toBe(tiles.length)
    }),
  )
})

test('a photograph of a warm table has warm whites, a rising tone curve and a full palette', () => {
  expect(look.white?.b).toBeGreaterThan(4)
  expect(look.tone).toEqual([...(look.tone ?? [])].sort((one, other) => one - other))
  expect(look.palette).toHaveLength(mostSwatches)
  const shares = look.palette.map(({ share }) => share)
  expect(shares).toEqual([...shares].sort((one, other) => other - one))
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
  expect(look.sharpness).toBeGreaterThan(0.3)
})

test('the same picture at 16 bits looks the same', () => {
  const deep = lookOf(toDepth(photo, 16))
  expect(deep.tone?.[2]).toBeCloseTo(look.tone?.[2] ?? 0, 1)
  expect(deep.white?.b).toBeCloseTo(look.white?.b ?? 0, 1)
  expect(deep.sharpness).toBeCloseTo(look.sharpness ?? 0, 2)
  expect(deep.noise).toBeCloseTo(look.noise ?? 0, 2)
})

test('what is transparent does not count', () => {
  const half = repainted(photo, ([r, g, b]) => [255 - b / 9, r / 5 + g / 5, 255 - r / 9])
  for (let y = 0; y < photo.height; y++) {
    const row = y * photo.width * 4
    const left = photo.data.subarray(row, row + photo.width * 2)
    half.data.set(left, row)
    for (let x = photo.width / 2; x < photo.width; x++) half.data[row + x * 4 + 3] = 0
  }
  const { palette, cells, grain } = lookOf(half)
  expect(palette.every(({ a, b }) => !(a > 50 && b < -20))).toBe(true)
  expect(cells.l.filter((value) => value === null)).toHaveLength(cells.l.length / 2)
  expect(grain.filter(({ sharpness }) => sharpness === null)).toHaveLength(3)
})

test('a grey picture has grey whites, no colourfulness and greys in its palette', () => {
  const grey = repainted(photo, ([r, g, b]) => {
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return [luma, luma, luma]
  })
  const { white, chroma, palette } = lookOf(grey)
  expect(Math.hypot(white?.a ?? 9, white?.b ?? 9)).toBeLessThan(0.1)
  expect(chroma).toBeLessThan(0.1)
  expect(palette.every(({ a, b }) => Math.hypot(a, b) < 0.1)).toBe(true)
})

test('a colourful picture without greys has no white point', () => {
  expect(lookOf(plain([200, 30, 30])).white).toBe(null)
})

test.each([
  ['one pixel', plain([120, 130, 140], 255, 1)],
  ['nine pixels', plain([120, 130, 140], 255, 3)],
  ['nothing visible', plain([120, 130, 140], 0)],
  ['a thin strip', createPicture({ width: 900, height: 2 }, 8)],
])('%s can be looked at, and what says nothing is not measured', (_, picture) => {
  const { sharpness, noise, palette } = lookOf(picture)
  expect(sharpness).toBe(null)
  if (picture.width < 8) expect(noise).toBe(null)
  const sum = palette.reduce((all, { share }) => all + share, 0)
  expect(sum).toBeCloseTo(palette.length > 0 ? 1 : 0)
})

test('noise is measured as it was laid on, wherever the picture is flat', () => {
  const random = createRandom(7)
  for (const sigma of [1, 2, 4]) {
    const noisy = repainted(plain([120, 120, 120], 255, 256), ([r, g, b]) => {
      const off = sigma * random.normal()
      return [r + off, g + off, b + off]
    })
    const measured = lookOf(noisy).noise ?? 0
    expect(measured / Math.hypot(sigma, 0.29)).toBeGreaterThan(0.93)
    expect(measured / Math.hypot(sigma, 0.29)).toBeLessThan(1.07)
  }
})

test('neither a coarse texture nor a fine weave is taken for noise, where some of the picture is flat', () => {
  const random = createRandom(8)
  const weave = (x: number, y: number) =>
    x < 90 && (Math.floor((x + 1) / 2) + Math.floor((y + 1) / 2)) % 2 === 0 ? 90 : 0
  const gravel = (_: number, y: number) => (y % 64 < 8 ? 0 : random.between(-60, 60))
  for (const texture of [weave, gravel]) {
    const { noise } = lookOf(
      repainted(plain([120, 120, 120], 255, 192), (color, x, y) => {
        const off = random.normal() + texture(x, y)
        return color.map((value) => value + off) as never
      }),
    )
    expect(noise).toBeGreaterThan(0.9)
    expect(noise).toBeLessThan(1.2)
  }
})

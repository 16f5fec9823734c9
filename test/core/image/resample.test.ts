import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { computeFilterWeights } from '../../../core/image/filter-weights.ts'
import { createPicture, type Picture, toDepth } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { fromLinear, toLinear } from '../../../core/image/srgb.ts'
import { plain, randomPicture, transpose } from './random-picture.ts'

const side = fc.integer({ min: 1, max: 30 })
const size = fc.record({ width: side, height: side })

for (const [depth, full] of [
  [8, 255],
  [16, 65535],
] as const) {
  test(`a picture of one colour keeps exactly that colour and alpha at every size, at ${depth} bits`, () => {
    const word = fc.oneof(fc.nat(full), fc.constantFrom(0, 1, full - 1, full))
    fc.assert(
      fc.property(size, size, fc.tuple(word, word, word, word), (from, to, rgba) => {
        expect(resample(plain(from, depth, rgba), to)).toEqual(plain(to, depth, rgba))
      }),
      { numRuns: 300 },
    )
  })

  test(`the result is what the plain definition of the filter gives, at ${depth} bits`, () => {
    fc.assert(
      fc.property(randomPicture(depth), size, (picture, to) => {
        const result = resample(picture, to)
        const exact = resampleByDefinition(picture, to)
        for (let pos = 0; pos < exact.length; pos++) {
          const alpha = exact[pos | 3] as number
          // Colour that no one can see may be anything.
          if (pos % 4 !== 3 && alpha < 0.5) continue
          const tolerance = depth === 8 ? 0.63 : 0.55 + 0.02 * (full / Math.max(1, alpha))
          expect(Math.abs((result.data[pos] as number) - (exact[pos] as number))).toBeLessThan(
            tolerance,
          )
        }
      }),
      { numRuns: 60 },
    )
  })
}

/** Lanczos-3 straight from its formula, in double precision, all source pixels for every target pixel. */
function resampleByDefinition(picture: Picture, to: { width: number; height: number }): number[] {
  const full = picture.depth === 8 ? 255 : 65535
  const { width, height } = picture
  const planes = [0, 1, 2, 3].map((channel) =>
    Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => {
        const pos = (y * width + x) * 4
        const alpha = (picture.data[pos + 3] as number) / full
        return channel === 3
          ? alpha
          : alpha * toLinear((picture.data[pos + channel] as number) / full)
      }),
    ),
  )
  const resized = planes.map((rows) => {
    const wide = rows.map((row) => lineByDefinition(row, to.width))
    const columns = Array.from({ length: to.width }, (_, x) =>
      lineByDefinition(
        wide.map((row) => row[x] as number),
        to.height,
      ),
    )
    return (x: number, y: number) => columns[x]?.[y] as number
  })
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const words: number[] = []
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const [red, green, blue, alpha] = resized.map((at) => at(x, y)) as [
        number,
        number,
        number,
        number,
      ]
      for (const light of [red, green, blue]) {
        words.push(fromLinear(alpha > 0 ? clamp(light / alpha) : 0) * full)
      }
      words.push(clamp(alpha) * full)
    }
  }
  return words
}

function lineByDefinition(line: readonly number[], length: number): number[] {
  const stretch = Math.max(1, line.length / length)
  return Array.from({ length }, (_, i) => {
    const center = ((i + 0.5) * line.length) / length - 0.5
    const weights = line.map((_, j) => lanczos((j - center) / stretch))
    const sum = weights.reduce((a, b) => a + b)
    const value = line.reduce((total, each, j) => total + (each * (weights[j] as number)) / sum, 0)
    if (length <= line.length) return value
    const first = Math.max(0, Math.min(Math.floor(center) - 1, line.length - 4))
    const near = line.slice(first, first + 4)
    return Math.min(Math.max(value, Math.min(...near)), Math.max(...near))
  })
}

function lanczos(x: number): number {
  if (x === 0) return 1
  if (Math.abs(x) >= 3) return 0
  return (3 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 3)) / (Math.PI * x) ** 2
}

test('the same size gives the same picture, word for word', () => {
  const picture = createPicture({ width: 2, height: 1 }, 8, Uint8Array.of(1, 2, 3, 0, 5, 6, 7, 8))
  expect(resample(picture, { width: 2, height: 1 })).toBe(picture)
})

test('light is mixed in linear light: half black and half white is 188, not 128', () => {
  const stripes = createPicture({ width: 64, height: 4 }, 8)
  for (let pos = 0; pos < stripes.data.length; pos++) {
    stripes.data[pos] = pos % 4 === 3 || (pos >> 2) % 2 ? 255 : 0
  }
  const { data } = resample(stripes, { width: 4, height: 4 })
  // Away from the border, where the stripes are cut off unevenly.
  expect(Array.from(data.slice(4, 8))).toEqual([188, 188, 188, 255])
})

test('the colour of transparent pixels does not bleed into visible ones', () => {
  const picture = createPicture({ width: 8, height: 8 }, 8)
  for (let pos = 0; pos < 256; pos += 4) {
    picture.data.set(pos % 32 < 16 ? [200, 30, 10, 255] : [0, 255, 0, 0], pos)
  }
  for (const to of [5, 13, 40]) {
    const { data } = resample(picture, { width: to, height: to })
    for (let pos = 0; pos < data.length; pos += 4) {
      if ((data[pos + 3] as number) > 0)
        expect(Array.from(data.slice(pos, pos + 3))).toEqual([200, 30, 10])
    }
  }
})

test('a hard edge leaves no ghosts when it is enlarged', () => {
  const edge = createPicture({ width: 16, height: 1 }, 16)
  for (let x = 0; x < 16; x++) {
    edge.data.set(x < 8 ? [0, 0, 0, 65535] : [65535, 65535, 65535, 65535], x * 4)
  }
  for (const picture of [edge, transpose(edge)]) {
    const long = picture.width > 1 ? { width: 64, height: 1 } : { width: 1, height: 64 }
    const reds = Array.from(resample(picture, long).data.filter((_, pos) => pos % 4 === 0))
    expect(reds.slice(0, 24)).toEqual(new Array(24).fill(0))
    expect(reds.slice(-24)).toEqual(new Array(24).fill(65535))
    expect(reds[30]).toBeGreaterThan(0)
    expect(reds[33]).toBeLessThan(65535)
  }
})

test('overshoot stays within the words when a hard edge is made smaller', () => {
  const edge = createPicture({ width: 64, height: 1 }, 16)
  for (let x = 0; x < 64; x++) {
    edge.data.set(x < 32 ? [0, 0, 0, 65535] : [65535, 65535, 65535, 65535], x * 4)
  }
  const { data } = resample(edge, { width: 17, height: 1 })
  const reds = Array.from(data.filter((_, pos) => pos % 4 === 0))
  // The filter swings below black and above white, one pixel beside the edge.
  expect(reds[7]).toBe(0)
  expect(reds[9]).toBe(65535)
})

test('a photograph-like picture shrinks to nearly what sharp makes of it in linear light', async () => {
  const width = 120
  const height = 90
  const picture = createPicture({ width, height }, 8)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wave = Math.sin(x / 7) * Math.cos(y / 9)
      picture.data.set([128 + 100 * wave, x * 2, y * 2, 255], (y * width + x) * 4)
    }
  }
  const wide = await sharp(toDepth(picture, 16).data as Uint16Array, {
    raw: { width, height, channels: 4 },
  })
    .pipelineColourspace('scrgb')
    .resize(47, 31, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer()
  const { data } = resample(picture, { width: 47, height: 31 })
  let worst = 0
  for (let pos = 0; pos < data.length; pos++) {
    worst = Math.max(worst, Math.abs((data[pos] as number) - (wide[pos] as number)))
  }
  expect(wide.length).toBe(data.length)
  expect(worst).toBeLessThanOrEqual(3)
})

test('the shares of every target pixel add up to 1 and lie inside the source', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (from, to) => {
      const { taps, starts, shares } = computeFilterWeights(from, to)
      for (let i = 0; i < to; i++) {
        const sum = shares.slice(i * taps, (i + 1) * taps).reduce((a, b) => a + b)
        expect(sum).toBeCloseTo(1, 12)
        expect(starts[i]).toBeGreaterThanOrEqual(0)
        expect((starts[i] as number) + taps).toBeLessThanOrEqual(from)
      }
    }),
    { numRuns: 50 },
  )
})

test('sides that are no whole numbers of at least 1 are refused', () => {
  const picture = createPicture({ width: 2, height: 2 }, 8)
  expect(() => resample(picture, { width: 0, height: 4 })).toThrow(
    new RangeError('Expected whole sides of at least 1 but received 0×4'),
  )
  expect(() => resample(picture, { width: 1.5, height: 4 })).toThrow(RangeError)
  expect(() => resample(picture, { width: 1, height: Number.NaN })).toThrow(RangeError)
})

test('a large picture is resized in a few rows of light, not in a second picture of light', () => {
  const picture = plain({ width: 4000, height: 3000 }, 8, [10, 20, 30, 255])
  const before = process.memoryUsage().arrayBuffers
  resample(picture, { width: 400, height: 300 })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000)
})

import { afterEach, expect, test, vi } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { candidatePicture } from '../../../core/panel/canvas/candidate-picture.ts'
import { imageDataOf } from '../../../core/panel/canvas/image-data.ts'
import { bandsOf } from '../../../core/panel/canvas/picture-bands.ts'
import {
  createPictureLevels,
  drawLevels,
  levelFor,
  type PictureLevels,
  pixelsAtOnce,
} from '../../../core/panel/canvas/picture-levels.ts'
import { nextTask } from '../../../core/panel/next-task.ts'

afterEach(() => vi.restoreAllMocks())

/** Waves that differ from row to row, so that any seam would show; several strips high. */
function waves(depth: 8 | 16 = 8, alpha = 255): Picture {
  const size = { width: 1400, height: 1504 }
  const picture = createPicture(size, depth)
  const scale = depth === 16 ? 257 : 1
  for (let y = 0, pos = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pos += 4) {
      picture.data[pos] = Math.round(127 + 127 * Math.sin(x / 19 + y / 7)) * scale
      picture.data[pos + 1] = Math.round(127 + 127 * Math.sin(y / 3)) * scale
      picture.data[pos + 2] = (y % 256) * scale
      picture.data[pos + 3] = alpha * scale
    }
  }
  return picture
}

function canvasOf(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = 700
  canvas.height = 700
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('Expected a 2D canvas context')
  return context
}

function drawn(levels: PictureLevels, view: { scale: number; x: number; y: number }) {
  const context = canvasOf()
  const rect = { x: 0, y: 0, width: levels.width, height: levels.height }
  drawLevels(context, levels, rect, view, 1)
  return context.getImageData(0, 0, 700, 700).data
}

/** The same picture drawn from one bitmap of its level. */
async function drawnWhole(
  picture: Picture,
  { scale, x, y }: { scale: number; x: number; y: number },
) {
  let bitmap = await createImageBitmap(imageDataOf(picture))
  for (let level = levelFor(scale, 2); level > 0; level--) {
    bitmap = await createImageBitmap(bitmap, {
      resizeWidth: Math.round(bitmap.width / 2),
      resizeHeight: Math.round(bitmap.height / 2),
      resizeQuality: 'medium',
    })
  }
  const context = canvasOf()
  context.imageSmoothingEnabled = scale < 3
  context.imageSmoothingQuality = 'high'
  const right = Math.round(picture.width * scale + x)
  const bottom = Math.round(picture.height * scale + y)
  context.drawImage(bitmap, x, y, right - x, bottom - y)
  return context.getImageData(0, 0, 700, 700).data
}

function largestDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) {
    largest = Math.max(largest, Math.abs((a[i] as number) - (b[i] as number)))
  }
  return largest
}

for (const scale of [0.25, 0.4, 0.5, 0.7, 1, 1.6, 3, 8]) {
  test(`strips meet without a seam at scale ${scale}, opaque and translucent`, async () => {
    for (const picture of [waves(), waves(8, 128)]) {
      const levels = await createPictureLevels(bandsOf(picture))
      expect(levels.strips.length).toBeGreaterThan(2)
      for (const y of [0, -Math.round(600 * scale)]) {
        const view = { scale, x: 3, y }
        const whole = await drawnWhole(picture, view)
        // Rounding alone: a seam would differ by the height of a wave.
        expect(largestDifference(drawn(levels, view), whole)).toBeLessThanOrEqual(6)
      }
      levels.close()
    }
  })
}

test('no more pixels than one task may take are converted at once, and others run between', async () => {
  const made = vi.spyOn(globalThis, 'createImageBitmap')
  const converted = vi.spyOn(globalThis, 'ImageData')
  let turns = 0
  let isDone = false
  const others = (async () => {
    while (!isDone) {
      await nextTask()
      turns++
    }
  })()
  const levels = await createPictureLevels(bandsOf(waves(16)))
  isDone = true
  await others
  const sizes = made.mock.calls.map(([image]) => {
    // Bitmaps are made of words first, then of larger bitmaps.
    const { width, height } = image as ImageData | ImageBitmap
    return width * height
  })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(pixelsAtOnce)
  expect(converted).toHaveBeenCalledTimes(levels.strips.length)
  expect(turns).toBeGreaterThanOrEqual(levels.strips.length)
})

test('strips cover every row once, in order', async () => {
  const { strips, height } = await createPictureLevels(bandsOf(waves()))
  let next = 0
  for (const strip of strips) {
    expect(strip.top).toBe(next)
    expect(strip.from).toBeLessThanOrEqual(strip.top)
    expect(strip.from + strip.rows).toBeGreaterThanOrEqual(strip.top + strip.height)
    next += strip.height
  }
  expect(next).toBe(height)
})

test('what is stopped lets go of the strips it has made', async () => {
  const stop = new AbortController()
  const closed = vi.spyOn(ImageBitmap.prototype, 'close')
  const picture = waves()
  let bands = 0
  const { band } = bandsOf(picture)
  const making = createPictureLevels(
    {
      width: picture.width,
      height: picture.height,
      band: (top, rows) => {
        if (++bands === 2) stop.abort()
        return band(top, rows)
      },
    },
    { signal: stop.signal },
  )
  await expect(making).rejects.toMatchObject({ code: 'cancelled' })
  expect(bands).toBe(2)
  // Two strips at full and half size.
  expect(closed).toHaveBeenCalledTimes(4)
})

test('a candidate has its coverage as alpha in every strip, and its own words stay', async () => {
  const color = waves()
  const rect = { x: 10, y: 20, width: color.width, height: color.height }
  const coverage = fullMask(rect)
  coverage.data.fill(0, 0, color.width * 900)
  const {
    picture,
    replaces,
    rect: place,
  } = candidatePicture({
    kind: 'patch',
    patch: { rect, color, coverage },
  })
  expect(replaces).toBe(false)
  expect(place).toEqual(rect)
  const { data } = picture.band(899, 2)
  expect(data[3]).toBe(0)
  expect(data[color.width * 4 + 3]).toBe(255)
  expect([...data.slice(0, 3)]).toEqual([
    ...color.data.slice(899 * color.width * 4, 899 * color.width * 4 + 3),
  ])
  expect(color.data[899 * color.width * 4 + 3]).toBe(255)
})

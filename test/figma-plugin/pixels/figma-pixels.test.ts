import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import {
  createPicture,
  cropPicture,
  type Depth,
  type Picture,
} from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import { nodeJobs } from './node-platform.ts'

const size = { width: 12, height: 9 }
const rect = { x: 3, y: 2, width: 6, height: 5 }

function noise(depth: Depth, width: number, height: number, seed: number): Picture {
  const picture = createPicture({ width, height }, depth)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = pos % 4 === 3 ? 65535 : (pos * 7919 + seed * 104729) & 65535
  }
  return picture
}

function patchWith(depth: Depth, coverage: Uint8Array, seed = 1): Patch {
  return {
    rect,
    color: noise(depth, rect.width, rect.height, seed),
    coverage: createMask(rect, coverage),
  }
}

/** A document of images only; counts what was asked. */
function imagesOf(files: Record<string, Uint8Array>) {
  const asked: string[] = []
  const document = {
    async imageFile(hash: string) {
      asked.push(hash)
      const file = files[hash]
      if (!file) throw new TypeError(`no image ${hash}`)
      return file
    },
    async imageSize(hash: string) {
      const { width, height } = decodePng(files[hash]!).picture
      return { width, height }
    },
  }
  return { files, asked, pixels: createFigmaPixels(document, nodeJobs()) }
}

const coverages = fc.uint8Array({ minLength: 30, maxLength: 30 })

test.each([8, 16] as const)(
  'promise 1: an overlay reads back over its base exactly as composed, at %i bits and any coverage',
  async (depth) => {
    const base = noise(depth, size.width, size.height, 0)
    await fc.assert(
      fc.asyncProperty(coverages, coverages, async (first, second) => {
        const { files, pixels } = imagesOf({ base: encodePng(base) })
        const patches = [patchWith(depth, first, 1), patchWith(depth, second, 2)] as const
        files.one = await pixels.overlayFile(patches[0], 'base')
        files.two = await pixels.overlayFile(patches[1], 'base')
        const stack = { base: 'base', overlays: ['one', 'two'] }
        const composed = composeOnto(composeOnto(base, patches[0]), patches[1])
        expect(await pixels.read(stack, rectOf(size))).toEqual(composed)
        const part = { x: 2, y: 4, width: 4, height: 5 }
        expect(await pixels.read(stack, part)).toEqual(cropPicture(composed, part))
        files.merged = await pixels.mergedOverlayFile(stack)
        const merged = { base: 'base', overlays: ['merged'] }
        expect(await pixels.read(merged, rectOf(size))).toEqual(composed)
        const alone = { base: 'base', overlays: ['one'] }
        expect(decodePng(await pixels.flattenedFile(alone, patches[1])).picture).toEqual(composed)
      }),
      { numRuns: 40 },
    )
  },
)

test('an overlay has the base’s size, is transparent black where nothing is covered, and alpha is coverage', async () => {
  const { pixels } = imagesOf({ base: encodePng(noise(8, size.width, size.height, 0)) })
  const coverage = new Uint8Array(30)
  coverage[7] = 128
  const patch = patchWith(8, coverage)
  const { picture } = decodePng(await pixels.overlayFile(patch, 'base'))
  expect({ width: picture.width, height: picture.height }).toEqual(size)
  const expected = createPicture(size, 8)
  // Pixel 7 of the patch is its second row's second: 4, 3 in the picture.
  expected.data.set([...patch.color.data.slice(28, 31), 128], (3 * 12 + 4) * 4)
  expect(picture).toEqual(expected)
})

test('a file is asked for once, also by calls at the same time', async () => {
  const { asked, pixels } = imagesOf({ base: encodePng(noise(8, size.width, size.height, 0)) })
  const stack = { base: 'base', overlays: [] }
  await Promise.all([pixels.facts('base'), pixels.read(stack, rect), pixels.thumbnail(stack, 4)])
  await pixels.read(stack, rect)
  expect(asked).toEqual(['base'])
})

import sharp from 'sharp'
import { untagged } from '../../../core/image/color-tag.ts'
import { createPicture } from '../../../core/image/picture.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import { type JobRunner, runInline } from '../../../core/worker.ts'
import type { PixelOutline } from '../../../figma-plugin/ui/pixels/figma-pixels.ts'
import {
  type FigmaPixelJobs,
  figmaPixelJobsWith,
  type PixelPlatform,
} from '../../../figma-plugin/worker/jobs.ts'

/**
 * The plugin's pixel work in Node: libvips decodes what a browser would, and outlines are filled by counting samples.
 *
 * Outlines may consist of M, L and Z in absolute coordinates only, as Figma gives straight shapes.
 */
export const nodePlatform: PixelPlatform = {
  async decodeForeign(bytes) {
    const { data, info } = await sharp(bytes, { ignoreIcc: true, pages: 1 })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const words = new Uint8Array(data)
    return {
      picture: createPicture({ width: info.width, height: info.height }, 8, words),
      color: untagged,
    }
  },
  drawOutlines: fillOutlines,
}

/** Runs the jobs of {@link nodePlatform} right here. */
export function nodeJobs(): JobRunner<FigmaPixelJobs> {
  return runInline(figmaPixelJobsWith(nodePlatform))
}

const samples = [0.125, 0.375, 0.625, 0.875]

function fillOutlines(outlines: readonly PixelOutline[], within: Rect): Mask {
  const mask = createMask(within)
  for (const { data, matrix, windingRule } of outlines) {
    const rings = parseRings(data, matrix)
    for (let i = 0; i < mask.data.length; i++) {
      const x = within.x + (i % within.width)
      const y = within.y + Math.floor(i / within.width)
      let hits = 0
      for (const dy of samples) {
        for (const dx of samples) if (isInside(rings, x + dx, y + dy, windingRule)) hits++
      }
      mask.data[i] = Math.max(mask.data[i]!, Math.round((hits * 255) / 16))
    }
  }
  return mask
}

type Ring = readonly (readonly [number, number])[]

function parseRings(data: string, [a, b, c, d, e, f]: PixelOutline['matrix']): Ring[] {
  if (/[^MLZ\d\s.,eE+-]/.test(data)) throw new TypeError(`Expected M, L and Z but got ${data}`)
  return data
    .split('M')
    .map((ring) => (ring.match(/[-+\d.eE]+/g) ?? []).map(Number))
    .filter((numbers) => numbers.length > 0)
    .map((numbers) =>
      Array.from({ length: numbers.length / 2 }, (_, i) => {
        const [x, y] = [numbers[i * 2]!, numbers[i * 2 + 1]!]
        return [a * x + c * y + e, b * x + d * y + f] as const
      }),
    )
}

function isInside(rings: Ring[], x: number, y: number, rule: string): boolean {
  let winding = 0
  let crossings = 0
  for (const ring of rings) {
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!
      if (y1 <= y === y2 <= y) return
      if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) <= x) return
      crossings++
      winding += y2 > y1 ? 1 : -1
    })
  }
  return rule === 'EVENODD' ? crossings % 2 === 1 : winding !== 0
}

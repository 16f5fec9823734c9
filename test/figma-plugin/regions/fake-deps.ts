import type { Picture } from '../../../core/image/picture.ts'
import { cropPicture } from '../../../core/image/picture.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import type { Point } from '../../../core/mask/shape.ts'
import type { FigmaDocument } from '../../../figma-plugin/protocol/figma-document.ts'
import type { ShapeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import type { FigmaHostDeps } from '../../../figma-plugin/ui/host/host-parts.ts'
import type { FigmaPixels, PixelOutline } from '../../../figma-plugin/ui/pixels/figma-pixels.ts'
import { factsOf } from './page.ts'

/** What a region is read through: shapes of the document, images by hash, and a rasteriser of straight outlines. */
export function fakeDeps(
  shapes: readonly ShapeFacts[],
  images: Readonly<Record<string, Picture>> = {},
): Pick<FigmaHostDeps, 'document' | 'pixels'> & {
  readonly asked: { outlines: readonly PixelOutline[]; within: Rect }[]
  readonly read: Rect[]
} {
  const asked: { outlines: readonly PixelOutline[]; within: Rect }[] = []
  const read: Rect[] = []
  const document = refusing<FigmaDocument>({ shapes: async () => [...shapes] })
  const pixels = refusing<FigmaPixels>({
    facts: async (hash) => factsOf(images[hash]!),
    async read({ base }, rect) {
      read.push(rect)
      return cropPicture(images[base]!, rect)
    },
    async coverage(outlines, within) {
      asked.push({ outlines, within })
      return outlines
        .map((outline) => cropMask(maskFromShape(polygonOf(outline), within), within))
        .reduce(uniteMasks, createMask(within))
    },
  })
  return { document, pixels, asked, read }
}

/** Whatever was not given throws when it is called. */
function refusing<Port extends object>(given: Partial<Port>): Port {
  return new Proxy(given, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (member === undefined) throw new Error(`Not expected: ${String(name)}`)
      return member
    },
  }) as Port
}

/** Reads M, L and Z with a space between all words, and maps the points as SVG does. */
function polygonOf({ data, matrix: [a, b, c, d, e, f] }: PixelOutline): {
  kind: 'polygon'
  points: Point[]
} {
  const numbers = data.split(' ').filter((word) => !/^[MLZ]$/.test(word))
  const points: Point[] = []
  for (let i = 0; i < numbers.length; i += 2) {
    const x = Number(numbers[i])
    const y = Number(numbers[i + 1])
    points.push({ x: a * x + c * y + e, y: b * x + d * y + f })
  }
  return { kind: 'polygon', points }
}

/** Full coverage over a rectangle, none elsewhere; clipped to nothing. */
export function covers(mask: Mask | null): { rect: Rect; full: boolean } | null {
  return mask && { rect: mask.rect, full: mask.data.every((value) => value === 255) }
}

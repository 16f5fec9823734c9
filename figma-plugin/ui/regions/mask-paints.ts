import * as z from 'zod/mini'
import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { NodeFacts, PaintFacts } from '../../protocol/node-facts.ts'
import { imageMatrix } from '../geometry/image-matrix.ts'
import type { FigmaPixels } from '../pixels/figma-pixels.ts'
import { gradientMaskPaint } from './gradient-mask-paint.ts'
import { imageMaskPaint } from './image-mask-paint.ts'
import { lumaOf, type MaskKind, type MaskPaint } from './mask-paint.ts'

/**
 * Gives what a mask layer masks by beside its outlines, bottom first; null where the outlines alone count: a mask of
 * kind VECTOR, and a layer without visible paints.
 *
 * Paints that can't be read (videos, patterns, shaders) count as opaque and white.
 */
export async function maskPaintsOf(
  pixels: Pick<FigmaPixels, 'facts' | 'read'>,
  node: NodeFacts,
  options: CallOptions = {},
): Promise<readonly MaskPaint[] | null> {
  const visible = (node.fills ?? []).filter((paint) => paint.visible !== false)
  if (node.maskType === 'VECTOR' || visible.length === 0) return null
  const kind = node.maskType === 'LUMINANCE' ? 'LUMINANCE' : 'ALPHA'
  const paints: MaskPaint[] = []
  for (const paint of visible) {
    const image = await imagePaintOf(pixels, node, paint, kind, options)
    paints.push(image ?? gradientMaskPaint(paint, node, kind) ?? plainMaskPaint(paint, kind))
    throwIfAborted(options.signal)
  }
  return paints
}

async function imagePaintOf(
  pixels: Pick<FigmaPixels, 'facts' | 'read'>,
  node: NodeFacts,
  paint: PaintFacts,
  kind: MaskKind,
  options: CallOptions,
): Promise<MaskPaint | null> {
  const { imageHash: hash, opacity = 1 } = paint
  if (paint.type !== 'IMAGE' || !hash) return null
  const size = await pixels.facts(hash, options)
  const placement = imageMatrix(paint, node, size)
  return placement && imageMaskPaint(pixels, { hash, size, placement, opacity }, kind)
}

const solidSchema = z.object({
  type: z.literal('SOLID'),
  color: z.object({ r: z.number(), g: z.number(), b: z.number() }),
})

/** One colour all over. */
function plainMaskPaint(paint: PaintFacts, kind: MaskKind): MaskPaint {
  const solid = solidSchema.safeParse(paint)
  const light = kind === 'LUMINANCE' && solid.success ? lumaOf(solid.data.color) : 1
  return {
    opacity: paint.opacity ?? 1,
    cover: async ({ width, height }) => ({
      alpha: new Uint8Array(width * height).fill(255),
      adds: new Uint8Array(width * height).fill(Math.round(255 * light)),
    }),
  }
}

import type { PaintFacts } from '../../protocol/node-facts.ts'
import { paintLook, shortHash } from './paint-look.ts'

/** An image paint among a node's fills. */
export interface ImagePaint {
  /** Position among the fills, bottom first. */
  readonly index: number
  readonly paint: PaintFacts & { readonly imageHash: string }
  /** Changes with the image and with how it lies in the node. */
  readonly state: string
}

/** Gives the paints whose image is there and that are not hidden in the Fill list, bottom first. */
export function shownImages(fills: readonly PaintFacts[] | null): readonly ImagePaint[] {
  return imagesIn(fills).filter(isShown)
}

/**
 * Gives the paint that is the picture of a layer: the first wanted one that is there, else the topmost shown image.
 *
 * Null where there is no image at all; a hidden one is taken only where all are.
 *
 * @param wanted States of the paints that it should be, the most wanted first.
 * @param overlays Images that lie over a picture and are none themselves.
 */
export function basePaintOf(
  fills: readonly PaintFacts[] | null,
  wanted: readonly string[],
  overlays: ReadonlySet<string> = new Set(),
): ImagePaint | null {
  const all = imagesIn(fills).filter(({ paint }) => !overlays.has(paint.imageHash))
  const shown = all.filter(isShown)
  const choice = shown.length > 0 ? shown : all
  for (const state of wanted) {
    const found = choice.find((image) => image.state === state)
    if (found) return found
  }
  return choice.at(-1) ?? null
}

function imagesIn(fills: readonly PaintFacts[] | null): readonly ImagePaint[] {
  return (fills ?? []).flatMap((paint, index) => {
    const { type, imageHash } = paint
    if (type !== 'IMAGE' || typeof imageHash !== 'string') return []
    const state = `${imageHash}.${shortHash(paintLook(paint))}`
    return { index, paint: { ...paint, imageHash }, state }
  })
}

function isShown({ paint }: ImagePaint): boolean {
  return paint.visible ?? true
}

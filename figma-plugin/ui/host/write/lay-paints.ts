import type { WrittenPaints } from '../../../protocol/entries.ts'
import type { PaintFacts } from '../../../protocol/node-facts.ts'

/** A node's fills together with the knowledge of which of them are ours. */
export interface LaidPaints {
  readonly fills: readonly PaintFacts[]
  readonly paints: WrittenPaints
  /** The paint that the picture is drawn by: overlays are copies of it with another image. */
  readonly template: PaintFacts
}

/** Lays one more overlay: directly above the picture and its other overlays, below scrims and gradients. */
export function withOverlay(laid: LaidPaints, hash: string): LaidPaints {
  const at = topOfOurs(laid) + 1
  const overlay = { ...laid.template, imageHash: hash, visible: true }
  return {
    ...laid,
    fills: [...laid.fills.slice(0, at), overlay, ...laid.fills.slice(at)],
    paints: { ...laid.paints, overlays: [...laid.paints.overlays, hash] },
  }
}

/** Puts one overlay in place of all that are there. */
export function withMergedOverlays(laid: LaidPaints, hash: string): LaidPaints {
  return withOverlay(withoutOverlays(laid), hash)
}

/** Puts one whole picture in place of the picture and all its overlays; other paints stay where they are. */
export function withPicture(laid: LaidPaints, hash: string): LaidPaints {
  const bare = withoutOverlays(laid)
  const picture = { ...laid.template, imageHash: hash }
  const base = baseOf(bare)
  return {
    fills:
      base < 0
        ? [picture, ...bare.fills]
        : bare.fills.map((fill, i) => (i === base ? picture : fill)),
    paints: { base: hash, overlays: [] },
    template: picture,
  }
}

/**
 * Lets overlays lie as the template does, where their picture is drawn by another node: that may have been cropped
 * otherwise since they were written.
 */
export function alignedOverlays(laid: LaidPaints): LaidPaints {
  const ours = new Set(laid.paints.overlays)
  return {
    ...laid,
    fills: laid.fills.map((fill) => {
      if (!isOurs(fill, ours)) return fill
      const { imageHash = null, visible = true } = fill
      return { ...laid.template, imageHash, visible }
    }),
  }
}

function withoutOverlays(laid: LaidPaints): LaidPaints {
  const ours = new Set(laid.paints.overlays)
  return {
    ...laid,
    fills: laid.fills.filter((fill) => !isOurs(fill, ours)),
    paints: { ...laid.paints, overlays: [] },
  }
}

/** Position of the topmost of our paints; −1 where there is none, so that the first goes to the bottom. */
function topOfOurs(laid: LaidPaints): number {
  const ours = new Set(laid.paints.overlays)
  const overlay = laid.fills.map((fill) => isOurs(fill, ours)).lastIndexOf(true)
  return Math.max(overlay, baseOf(laid))
}

function baseOf({ fills, paints: { base } }: LaidPaints): number {
  return base === null ? -1 : fills.findIndex((fill) => isOurs(fill, new Set([base])))
}

function isOurs({ type, imageHash }: PaintFacts, ours: ReadonlySet<string>): boolean {
  return type === 'IMAGE' && typeof imageHash === 'string' && ours.has(imageHash)
}

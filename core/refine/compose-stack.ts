import { composePatch } from '../edit/compose.ts'
import type { Patch } from '../edit/patch.ts'
import { createPicture, cropPicture, maxWord, type Picture } from '../image/picture.ts'
import { containsRect, type Rect, rectOf } from '../image/rect.ts'
import { createMask, fullMask } from '../mask/mask.ts'
import { finish, type Steps } from '../steps.ts'

/** What one version's layer adds to a picture, cut to that picture. */
export interface StackPart {
  /** In the base's pixels, inside it. */
  readonly rect: Rect
  /** The pixels under `rect`, at the base's depth. */
  readonly color: Picture
  /** The layer's mask and opacity together, one value a pixel of `rect`; null = fully shown. */
  readonly coverage: Uint8Array | null
  /** Whether it stands for the whole picture: what lies below it is hidden. */
  readonly replacing: boolean
}

/** Pixels that are composed between two pauses. */
const bandPixels = 1 << 18

/**
 * Lays versions over the pixels of their source as they show where layers hold patches, bottom first.
 *
 * Patches are laid as {@link composePatch} does. A replacing part shows its own words, faded by its coverage, and
 * hides the base and all parts below it: where it does not reach, the picture is transparent.
 *
 * @returns a picture of its own, also without any part.
 * @throws RangeError when a part reaches outside the base; TypeError when sizes or depths do not match.
 */
export function composeStack(base: Picture, parts: readonly StackPart[]): Picture {
  return finish(composeStackInSteps(base, parts))
}

/** The work of {@link composeStack} with pauses, for hosts whose only thread also draws the interface. */
export function* composeStackInSteps(base: Picture, parts: readonly StackPart[]): Steps<Picture> {
  for (const part of parts) expectInside(base, part)
  const floor = parts.reduce((last, { replacing }, index) => (replacing ? index : last), -1)
  const result = floor < 0 ? cropPicture(base, rectOf(base)) : createPicture(base, base.depth)
  for (const part of parts.slice(Math.max(0, floor))) {
    for (const band of bandsOf(part)) {
      const below = part.replacing ? null : cropPicture(result, band.rect)
      writeRows(result, below ? composePatch(below, patchOf(band)) : faded(band), band.rect)
      yield
    }
  }
  return result
}

/** Cuts a part into bands of whole rows that share its memory. */
function* bandsOf(part: StackPart): Generator<StackPart> {
  const { rect, color, coverage } = part
  const { width } = rect
  const rows = Math.max(1, Math.floor(bandPixels / width))
  for (let top = 0; top < rect.height; top += rows) {
    const height = Math.min(rows, rect.height - top)
    const [from, to] = [top * width, (top + height) * width]
    yield {
      ...part,
      rect: { x: rect.x, y: rect.y + top, width, height },
      color: createPicture({ width, height }, color.depth, color.data.subarray(from * 4, to * 4)),
      coverage: coverage ? coverage.subarray(from, to) : null,
    }
  }
}

function patchOf({ rect, color, coverage }: StackPart): Patch {
  return { rect, color, coverage: coverage ? createMask(rect, coverage) : fullMask(rect) }
}

/** A replacing version as it shows: its own words, faded where the user gave it a mask or an opacity. */
function faded({ color, coverage }: StackPart): Picture {
  if (!coverage) return color
  const result = cropPicture(color, rectOf(color))
  const full = maxWord(color.depth)
  for (let i = 0, pos = 3; i < coverage.length; i++, pos += 4) {
    const alpha = result.data[pos] as number
    result.data[pos] = Math.min(full, Math.round((alpha * (coverage[i] as number)) / 255))
  }
  return result
}

/** Writes pixels into a picture that is still being made. */
function writeRows(made: Picture, rows: Picture, { x, y, width, height }: Rect): void {
  for (let row = 0; row < height; row++) {
    const words = rows.data.subarray(row * width * 4, (row + 1) * width * 4)
    made.data.set(words, ((y + row) * made.width + x) * 4)
  }
}

function expectInside(base: Picture, { rect, color, coverage }: StackPart): void {
  if (!containsRect(rectOf(base), rect)) {
    throw new RangeError(
      `Expected a part inside ${base.width}×${base.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  const { width, height, depth } = color
  if (width !== rect.width || height !== rect.height || depth !== base.depth) {
    throw new TypeError(
      `Expected pixels of ${rect.width}×${rect.height} at ${base.depth} bits but received ${width}×${height} at ${depth} bits`,
    )
  }
  if (coverage && coverage.length !== width * height) {
    throw new TypeError(
      `Expected coverage of ${width * height} pixels but received ${coverage.length}`,
    )
  }
}

import { RefineError } from '../../errors.ts'
import { labOf } from '../../image/color/lab.ts'
import { inRuns } from '../../image/in-runs.ts'
import { type Rect, rectOf, relativeTo, sameRect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { cropMask } from '../crop-mask.ts'
import { createMask, type Mask } from '../mask.ts'
import { maskBoundsInSteps } from '../mask-bounds.ts'
import { scaleMaskInSteps } from '../scale-mask.ts'
import { colorRange, hueRange } from './color-range.ts'
import { enlargeCoverage } from './enlarge-coverage.ts'
import type { PartInput, PartWish } from './part-wish.ts'
import { similarToPlace } from './similar-to-place.ts'
import { subjectArea } from './subject-hint.ts'
import { subjectMask } from './subject-mask.ts'
import { toneRange } from './tone-range.ts'

/** Gives the part of a source that has to be looked at for a proposal, in source pixels. */
export function partArea(wish: PartWish, bounds: Rect): Rect {
  return (wish.kind === 'subject' && subjectArea(wish.hint, bounds)) || bounds
}

/**
 * Proposes a part of a picture as a soft mask in source pixels, to be accepted or painted on.
 *
 * Pure: the same picture and wish always give the same mask. Nothing is recognised by name: a sky or a face needs a box
 * or a stroke.
 *
 * @throws RefineError `bad_region` when nothing in the picture is like that, or a box leaves no background.
 */
export function* proposePart(input: PartInput): Steps<Mask> {
  const { wish, picture, rect, bounds } = input
  const moved = yield* moveWish(wish, input)
  const coverage = yield* coverageOf(moved, input)
  const found = createMask(rect, yield* enlargeCoverage(coverage, picture, rect))
  const mask = wish.kind === 'subject' && wish.inverted ? yield* invert(found, bounds) : found
  const covered = yield* maskBoundsInSteps(mask)
  if (!covered) throw nothingFound()
  return sameRect(covered, mask.rect) ? mask : cropMask(mask, covered)
}

/** Gives everything in the picture that a mask does not cover. */
function* invert(mask: Mask, bounds: Rect): Steps<Mask> {
  const { data } = cropMask(mask, bounds)
  const rest = new Uint8Array(data.length)
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) rest[i] = 255 - (data[i] as number)
  })
  return createMask(bounds, rest)
}

function* coverageOf(wish: PartWish, { picture }: PartInput): Steps<Uint8Array> {
  switch (wish.kind) {
    case 'subject':
      return (yield* subjectMask(picture, rectOf(picture), wish.hint)).data
    case 'tones':
      return yield* toneRange(picture, wish.range)
    case 'hues':
      return yield* hueRange(picture, wish.family)
    case 'color': {
      const { red, green, blue } = wish.color
      return yield* colorRange(picture, labOf(red, green, blue), wish.tolerance)
    }
    case 'similar':
      return yield* similarToPlace(picture, wish)
  }
}

/** Expresses the places of a wish in the pixels of the picture that is looked at. */
function* moveWish(wish: PartWish, input: PartInput): Steps<PartWish> {
  if (wish.kind === 'subject') {
    const { within, inside, outside } = wish.hint
    const hint = {
      within: within && (yield* moveMask(within, input)),
      inside: inside && (yield* moveMask(inside, input)),
      outside: outside && (yield* moveMask(outside, input)),
    }
    return { ...wish, hint }
  }
  if (wish.kind !== 'similar') return wish
  if ('rect' in wish.to) return { ...wish, to: yield* moveMask(wish.to, input) }
  const { rect, picture } = input
  const x = Math.floor(((wish.to.x - rect.x) * picture.width) / rect.width)
  const y = Math.floor(((wish.to.y - rect.y) * picture.height) / rect.height)
  return { ...wish, to: { x, y } }
}

function* moveMask(mask: Mask, { rect, picture }: PartInput): Steps<Mask> {
  const part = cropMask(mask, rect)
  if (picture.width !== rect.width || picture.height !== rect.height) {
    return yield* scaleMaskInSteps(part, picture)
  }
  return createMask(relativeTo(rect, rect), part.data)
}

function nothingFound(): RefineError {
  return new RefineError('bad_region', 'Nothing in the picture is like that.', {
    hint: 'Raise the tolerance, choose another place, or paint the region by hand.',
  })
}

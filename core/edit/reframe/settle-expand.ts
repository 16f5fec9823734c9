import { inRows } from '../../image/in-runs.ts'
import { createPicture, cropPictureInSteps, type Picture } from '../../image/picture.ts'
import { type Rect, rectOf, relativeTo } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { Plan } from '../plan.ts'
import type { Report } from '../report.ts'
import { bringToSize } from '../settle/bring-to-size.ts'
import { fillTransparent } from '../settle/fill-transparent.ts'
import { keepAlpha } from '../settle/keep-alpha.ts'
import { localise } from '../settle/localise.ts'
import { matchColor } from '../settle/match-color.ts'
import { membrane } from '../settle/membrane.ts'
import { registerCandidate } from '../settle/register.ts'
import type { SettledCandidate, SettleInput } from '../settle/settle.ts'
import { settleInSteps } from '../settle/settle-candidate.ts'
import { toSourceDepth } from '../settle/to-source-depth.ts'
import { newBorder } from './expand-plan.ts'
import { padPictureInSteps } from './pad-picture.ts'

/** Everything that settling an expansion needs; plain data, so that it crosses to a worker. */
export interface ExpandSettleInput extends Pick<SettleInput, 'candidate' | 'meansAlpha'> {
  /** The whole old picture. */
  readonly old: Picture
  /** The new picture's rectangle, in the old one's pixels. */
  readonly frame: Rect
  /** What was sent, in the old one's pixels; holds all that is new. */
  readonly plan: Plan
}

/** What would carry the old picture into the border has nothing to carry there; the border is covered as a whole. */
const expandStages = [
  registerCandidate,
  bringToSize,
  fillTransparent,
  keepAlpha,
  matchColor,
  localise,
  membrane,
  toSourceDepth,
]

/**
 * Makes the answer to an expansion fit the old picture, and joins both to the new one.
 *
 * The answer is registered on the old picture and matched to its colours, with a membrane stretched from its border
 * outward, so that the new part goes on without a step. Promise 1: the old picture's words are copied to their place,
 * whatever the answer shows there.
 *
 * @throws what settling throws.
 */
export function* settleExpandInSteps(input: ExpandSettleInput): Steps<SettledCandidate> {
  const { old, frame, plan, candidate, meansAlpha = false } = input
  const { crop } = plan
  const parent = yield* padPictureInSteps(old, rectOf(old), crop)
  const { content, report } = yield* settleInSteps(
    {
      ...{ plan, parent, candidate, meansAlpha, protect: [] },
      region: newBorder(crop, old),
      edge: { kind: 'strict' },
      wanted: { look: false, content: true, background: false },
    },
    expandStages,
  )
  if (content.kind === 'reframe') throw new TypeError('Expected pixels over the crop')
  const painted = content.kind === 'patch' ? content.patch.color : content.picture
  const picture = createPicture(frame, old.depth)
  yield* paste(picture, painted, relativeTo(crop, frame))
  yield* paste(picture, old, relativeTo(rectOf(old), frame))
  return {
    content: { kind: 'reframe', picture, transform: { rect: frame } },
    report: yield* expandReport(picture, old, frame, report),
  }
}

/** Copies words into a picture that is being made. */
function* paste(made: Picture, part: Picture, at: { x: number; y: number }): Steps<void> {
  yield* inRows(part.width, part.height, (y) => {
    const row = part.data.subarray(y * part.width * 4, (y + 1) * part.width * 4)
    made.data.set(row, ((at.y + y) * made.width + at.x) * 4)
  })
}

function* expandReport(
  picture: Picture,
  old: Picture,
  frame: Rect,
  { alignment, cast, density, answeredSize, notes }: Report,
): Steps<Report> {
  const kept = yield* cropPictureInSteps(picture, relativeTo(rectOf(old), frame))
  const outside = { pixels: old.width * old.height, changedPixels: 0, maxDifference: 0 }
  yield* inRows(old.width, old.height, (y) => {
    for (let x = 0; x < old.width; x++) {
      const pos = (y * old.width + x) * 4
      let largest = 0
      for (let word = pos; word < pos + 4; word++) {
        largest = Math.max(
          largest,
          Math.abs((kept.data[word] as number) - (old.data[word] as number)),
        )
      }
      if (largest > 0) outside.changedPixels++
      outside.maxDifference = Math.max(outside.maxDifference, largest)
    }
  })
  return {
    outside,
    inside: { pixels: 0, changedPixels: 0, maxDifference: 0, meanDifference: 0 },
    density,
    answeredSize,
    ...(alignment && { alignment }),
    ...(cast && { cast }),
    notes: [
      ...notes,
      'The picture grew; what is new was compared with nothing, and the old part is untouched.',
    ],
  }
}

import type { SettledCandidate } from '../edit/settle/settle.ts'
import { RefineError } from '../errors.ts'
import type { Host } from '../host.ts'
import { cropPicture, type Picture, samePicture } from '../image/picture.ts'
import { containsRect, coverRect, type Rect, rectOf } from '../image/rect.ts'
import { readParent } from './parent-pixels.ts'
import type { Prepared, RefineOptions } from './refinement.ts'

/**
 * Makes a version with another frame from a candidate that shows only a part of the crop, or more than it.
 *
 * Where the provider only cut and painted nothing, the source's own words are taken: nothing is lost to scaling,
 * depth or colour conversion on the way.
 *
 * Promise 1: a reframe has no outside that could be kept, so it is refused where a region or protect area is set.
 *
 * @param candidate `frame` in the sent picture's pixels; `answered` as the provider gave it; `picture` in the
 *   source's colour space and depth.
 * @throws RefineError `bad_answer` where only a part may change; `not_supported` where the host can't hold a picture with another frame.
 */
export async function reframeOf(
  host: Host,
  prepared: Prepared,
  candidate: { readonly frame: Rect; readonly answered: Picture; readonly picture: Picture },
  options: RefineOptions,
): Promise<SettledCandidate> {
  const { plan, sent, edit, intent } = prepared
  if (intent.region || intent.protect.length > 0) {
    throw new RefineError(
      'bad_answer',
      'The answer has another frame, but only a part of the picture may change.',
      {
        hint: 'Try again, or clear the region and the protected areas if the frame may change.',
        retryable: true,
      },
    )
  }
  if (!host.capabilities.reframe) {
    throw new RefineError(
      'not_supported',
      `The answer has another frame, and ${host.capabilities.name} can’t add such a picture to the document.`,
      { hint: 'Crop in the design tool itself, or ask for a change that keeps the frame.' },
    )
  }
  const { frame, answered } = candidate
  const across = plan.crop.width / plan.sent.width
  const down = plan.crop.height / plan.sent.height
  const rect = coverRect(
    plan.crop.x + frame.x * across,
    plan.crop.y + frame.y * down,
    frame.width * across,
    frame.height * down,
  )
  const isCut =
    containsRect(rectOf(sent), frame) &&
    containsRect(rectOf(edit.source), rect) &&
    samePicture(cropPicture(sent, frame), answered)
  const picture = isCut
    ? await readParent(host, intent.picked.source, edit, rect, options)
    : candidate.picture
  return {
    content: { kind: 'reframe', picture, transform: { rect } },
    report: {
      outside: { pixels: 0, changedPixels: 0, maxDifference: 0 },
      inside: { pixels: 0, changedPixels: 0, maxDifference: 0, meanDifference: 0 },
      density: isCut ? 1 : plan.density,
      answeredSize: { width: answered.width, height: answered.height },
      notes: [
        isCut
          ? 'The frame changed; every pixel in it is the source’s own.'
          : 'The frame changed, so the pixels were not compared with the source’s.',
      ],
    },
  }
}

import { isRefineError, RefineError } from '../errors.ts'
import { type ColorTag, untagged } from '../image/color-tag.ts'
import type { Depth, Picture } from '../image/picture.ts'
import type { ModelCapabilities } from '../model.ts'
import type { DecodedPicture, DecodePicture } from '../ports.ts'
import type { Candidate } from '../provider.ts'
import type { RefineDeps } from './refinement.ts'

/** A candidate's pixels at the source's depth and in its colour space, with what is to be said about them. */
export interface CandidatePixelsInSource {
  readonly picture: Picture
  readonly notes: readonly string[]
}

/**
 * Decodes a candidate and brings it to the source's colour space and depth.
 *
 * @param model null when the provider no longer lists the model: its answers are then taken as sRGB.
 * @throws RefineError `bad_answer` for an answer that is no picture that can be read, `cancelled`.
 */
export async function candidatePixels(
  candidate: Candidate,
  deps: Pick<RefineDeps, 'host' | 'decode' | 'work'>,
  source: { readonly color: ColorTag; readonly depth: Depth },
  model: ModelCapabilities | null,
  options: { readonly signal?: AbortSignal },
): Promise<CandidatePixelsInSource> {
  const notes = candidate.remark ? [candidate.remark] : []
  const convert = deps.host.color
  const decoded =
    candidate.kind === 'picture'
      ? { picture: candidate.picture, color: untagged }
      : await decodeAnswer(candidate.bytes, deps.decode, options)
  // The source's depth first, so that no conversion rounds to 8 bits.
  let picture = await deps.work.toDepth({ picture: decoded.picture, depth: source.depth }, options)
  if (decoded.color.space === 'other') {
    if (convert) picture = await convert.toSrgb(picture, decoded.color)
    else notes.push(`The answer came in ${decoded.color.name} and was taken as it is.`)
  }
  if (convert && source.color.space === 'other' && !model?.anyColorSpace) {
    picture = await convert.fromSrgb(picture, source.color)
  }
  return { picture, notes }
}

/** Decodes an answer; what is wrong with it is the provider's doing and no file of the user's. */
async function decodeAnswer(
  bytes: Uint8Array,
  decode: DecodePicture,
  options: { readonly signal?: AbortSignal },
): Promise<DecodedPicture> {
  try {
    return await decode(bytes, options)
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code === 'cancelled') throw thrown
    throw new RefineError(
      'bad_answer',
      `The provider's answer is no picture that can be used. ${thrown.message}`,
      {
        hint: 'Ask again, or choose another model.',
        retryable: true,
        cause: thrown,
      },
    )
  }
}

import type { Edit } from '../edit/edit.ts'
import { throwIfAborted, toPlainError } from '../errors.ts'
import { untagged } from '../image/color-tag.ts'
import { isOpaque } from '../image/picture.ts'
import { modelOf, type ProviderAnswer } from '../provider.ts'
import { candidatePixels } from '../refine/candidate-pixels.ts'
import { signalIn } from '../refine/parent-pixels.ts'
import type { RefineDeps, RefineOptions } from '../refine/refinement.ts'
import type { GeneratedPicture } from './generation.ts'

/**
 * Gives the pictures of an answer as they can be added to a document: sRGB, 8 bits; with what differs from what was asked
 * for.
 *
 * Pictures that can't be read are left out as long as one of them can, and the others say so.
 *
 * @throws RefineError `bad_answer` when none can be read, `cancelled`.
 */
export async function generatedPictures(
  deps: Pick<RefineDeps, 'provider' | 'host' | 'decode' | 'work'>,
  edit: Edit,
  answer: ProviderAnswer,
  options: RefineOptions,
): Promise<readonly GeneratedPicture[]> {
  const model = modelOf(deps.provider.info, edit.model)
  const kind = { color: untagged, depth: 8 } as const
  const pictures: GeneratedPicture[] = []
  const failures: unknown[] = []
  for (const candidate of answer.candidates) {
    try {
      const { picture, notes } = await candidatePixels(
        candidate,
        deps,
        kind,
        model,
        signalIn(options),
      )
      pictures.push({ picture, notes: [...notes, ...differences(edit, picture)] })
    } catch (thrown) {
      failures.push(thrown)
    }
    throwIfAborted(options.signal)
  }
  const [failure] = failures
  if (failure === undefined) return pictures
  if (pictures.length === 0) throw failure
  const note = `${failures.length} of ${answer.candidates.length} pictures could not be used: ${toPlainError(failure).message}`
  return pictures.map(({ picture, notes }) => ({ picture, notes: [...notes, note] }))
}

function differences(
  { source, generates }: Edit,
  picture: GeneratedPicture['picture'],
): readonly string[] {
  const { width, height } = picture
  const isAsAsked = width === source.width && height === source.height
  return [
    ...(isAsAsked
      ? []
      : [`It came at ${width}×${height} instead of ${source.width}×${source.height}.`]),
    ...(generates?.transparent && isOpaque(picture)
      ? ['Its background is not transparent, although that was asked for.']
      : []),
  ]
}

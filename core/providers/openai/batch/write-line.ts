import type { BatchLine } from '../../../batch/engine/batch-engine.ts'
import type { Picture } from '../../../image/picture.ts'
import type { ProviderRequest } from '../../../provider.ts'
import { maskPictures } from '../../mask/mask-pictures.ts'
import { editFields, type OpenaiOptionValues } from '../image-fields.ts'
import { openaiInfo } from '../openai-info.ts'

/** Where the lines of a batch of edits go. */
export const editsEndpoint = '/v1/images/edits'

/** Bytes that a painted pixel is likely to take as PNG in base64, at most. */
const answerBytesPerPixel = 3.2

/**
 * Writes an edit as a line of a batch: the body of a live call, with uploaded files in place of its pictures.
 *
 * @returns null for an edit with marks over the picture: they are known of forms only, which no line can hold.
 */
export async function writeLine(
  request: ProviderRequest,
  options: OpenaiOptionValues,
  upload: (picture: Picture) => Promise<string>,
): Promise<BatchLine | null> {
  const { id, references, markup, size, variations } = request
  if (markup) return null
  const { picture, mask } = maskPictures(openaiInfo, request)
  const images: { file_id: string }[] = []
  for (const one of [picture, ...references.map((reference) => reference.picture)]) {
    images.push({ file_id: await upload(one) })
  }
  const body = {
    ...editFields(request, options),
    images,
    ...(mask && { mask: { file_id: await upload(mask) } }),
  }
  return {
    id,
    text: `${JSON.stringify({ custom_id: id, method: 'POST', url: editsEndpoint, body })}\n`,
    answerBytes: size.width * size.height * variations * answerBytesPerPixel,
  }
}

import type { Size } from '../../image/rect.ts'
import type { GenerateRequest, ProviderRequest } from '../../provider.ts'
import { sketchPrompt } from '../sketch-prompt.ts'
import { openaiModel, usualQuality } from './openai-models.ts'

/** The plain fields of a call, by the names of OpenAI's protocol; pictures and how they travel come on top. */
export type ImageFields = Readonly<Record<string, string | number | boolean>>

/** Values of OpenAI's options that were set, by their id. */
export type OpenaiOptionValues = Readonly<Record<string, string>>

/**
 * Writes an edit's plain fields: for a live call and for a line of a batch.
 *
 * Nothing is left to "auto": its sizes are not the ones asked for and its quality has no price. What models do not have
 * is left out: they refuse it.
 */
export function editFields(request: ProviderRequest, options: OpenaiOptionValues): ImageFields {
  const { model, variations } = request
  const fidelity = openaiModel(model)?.inputFidelity
  return {
    ...sharedFields(request, options, false),
    n: variations,
    ...(fidelity && { input_fidelity: fidelity }),
  }
}

/** Writes the plain fields of a first picture; with a sketch it is an edit whose text says what the sketch is. */
export function generateFields(request: GenerateRequest, options: OpenaiOptionValues): ImageFields {
  const prompt = sketchPrompt(request)
  return {
    ...sharedFields({ ...request, prompt }, options, request.transparent),
    n: request.variations,
  }
}

/** Writes a size as the protocol does. */
export function sizeText({ width, height }: Size): string {
  return `${width}x${height}`
}

function sharedFields(
  {
    model,
    prompt,
    size,
    quality,
    complexity,
  }: Pick<GenerateRequest, 'model' | 'prompt' | 'size' | 'quality' | 'complexity'>,
  { output_format: format = 'png', moderation, safety_identifier }: OpenaiOptionValues,
  transparent: boolean,
): ImageFields {
  return {
    model,
    prompt,
    size: sizeText(size),
    quality: quality ?? usualQuality,
    ...(complexity !== null && { complexity }),
    // JPEG knows no transparency.
    output_format: transparent && format === 'jpeg' ? 'png' : format,
    background: transparent ? 'transparent' : 'opaque',
    ...(moderation === 'low' && { moderation }),
    ...(safety_identifier !== undefined && { safety_identifier }),
  }
}

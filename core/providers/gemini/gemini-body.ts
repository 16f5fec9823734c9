import { throwIfAborted } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { GenerateRequest, ProviderRequest } from '../../provider.ts'
import { sketchPrompt } from '../sketch-prompt.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { inGeminisTerms } from './gemini-sizes.ts'

/** One piece of what the model is shown. */
export type GeminiPart =
  | { readonly text: string }
  | { readonly inlineData: { readonly mimeType: 'image/png'; readonly data: string } }

/**
 * The JSON of `POST /models/{model}:generateContent`.
 *
 * One turn and no history: the picture that is sent is the approved one, not what the model last made of it.
 */
export interface GeminiBody {
  readonly contents: readonly [{ readonly role: 'user'; readonly parts: readonly GeminiPart[] }]
  readonly generationConfig: {
    readonly responseModalities: readonly ['IMAGE']
    readonly imageConfig: { readonly aspectRatio: string; readonly imageSize: string }
  }
}

/** How pictures are written. */
export interface GeminiWriting {
  readonly toDataUrl: ToDataUrl
  readonly signal: AbortSignal | undefined
}

/** Writes an edit: every picture with its number and what it is for, the composed text last. */
export async function editBody(
  { picture, references, prompt, size }: ProviderRequest,
  writing: GeminiWriting,
): Promise<GeminiBody> {
  const parts: GeminiPart[] = [
    { text: 'Image 1, the picture to edit:' },
    await imagePart(picture, writing),
  ]
  for (const [index, reference] of references.entries()) {
    const use = reference.role ? `a reference for ${reference.role}` : 'a reference'
    parts.push({ text: `Image ${index + 2}, ${use}: ${reference.name}` })
    parts.push(await imagePart(reference.picture, writing))
  }
  return bodyOf([...parts, { text: prompt }], size)
}

/** Writes a call for a first picture, from words or from a sketch. */
export async function generateBody(
  request: GenerateRequest,
  writing: GeminiWriting,
): Promise<GeminiBody> {
  const { sketch, size } = request
  const drawn = sketch ? [await imagePart(sketch, writing)] : []
  return bodyOf([...drawn, { text: sketchPrompt(request) }], size)
}

function bodyOf(parts: readonly GeminiPart[], size: ProviderRequest['size']): GeminiBody {
  const { aspectRatio, imageSize } = inGeminisTerms(size)
  return {
    contents: [{ role: 'user', parts }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio, imageSize } },
  }
}

async function imagePart(
  picture: Picture,
  { toDataUrl, signal }: GeminiWriting,
): Promise<GeminiPart> {
  throwIfAborted(signal)
  const url = await toDataUrl(picture, signal)
  return { inlineData: { mimeType: 'image/png', data: url.slice(url.indexOf(',') + 1) } }
}

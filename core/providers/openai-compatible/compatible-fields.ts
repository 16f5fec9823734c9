import type { GenerateRequest, ProviderRequest } from '../../provider.ts'
import { type ImageFields, sizeText } from '../openai/image-fields.ts'
import { sdCppModel, serversModel } from './openai-compatible-info.ts'

/** Writes the plain fields of a call for a server that speaks OpenAI's protocol: only those that all of them know. */
export function compatibleFields(
  request: Pick<
    ProviderRequest | GenerateRequest,
    'model' | 'prompt' | 'size' | 'strength' | 'seed' | 'variations'
  >,
): ImageFields {
  const { model, prompt, size, variations } = request
  return {
    ...(model !== serversModel.id && { model }),
    prompt: model === sdCppModel.id ? `${prompt}${extraArguments(request)}` : prompt,
    n: variations,
    size: sizeText(size),
    output_format: 'png',
  }
}

/** What stable-diffusion.cpp takes beyond the protocol stands in its words, and is taken out before it reads them. */
function extraArguments({ strength, seed }: Pick<ProviderRequest, 'strength' | 'seed'>): string {
  const extra = { ...(strength !== null && { strength }), ...(seed !== null && { seed }) }
  if (Object.keys(extra).length === 0) return ''
  return ` <sd_cpp_extra_args>${JSON.stringify(extra)}</sd_cpp_extra_args>`
}

import { throwIfAborted } from '../../errors.ts'
import type {
  GenerateRequest,
  Provider,
  ProviderCallOptions,
  ProviderRequest,
} from '../../provider.ts'
import { isOwnNetwork } from '../http/is-own-machine.ts'
import { maskPictures } from '../mask/mask-pictures.ts'
import type { ImageCall } from './image-call.ts'
import { editFields, generateFields, type OpenaiOptionValues } from './image-fields.ts'
import type { OpenaiDeps } from './openai-deps.ts'
import { openaiBaseUrl, openaiInfo } from './openai-info.ts'
import { openaiModel } from './openai-models.ts'
import { previewsOf } from './openai-options.ts'
import { paintWithOpenai } from './paint-with-openai.ts'
import { estimateOpenai } from './prices.ts'

/**
 * Makes the provider that paints with OpenAI's image models, over `POST /images/edits` and `/images/generations`.
 *
 * Promise 6: the key goes into the request's header and nowhere else.
 */
export function createOpenaiProvider(deps: OpenaiDeps): Provider {
  const {
    key,
    baseUrl = openaiBaseUrl,
    options,
    transport,
    toDataUrl,
    memory,
    watched,
    ...http
  } = deps
  const own = baseUrl === openaiBaseUrl
  const previews = watched ? previewsOf(options) : 0
  const paint = (call: ImageCall, model: string, how: ProviderCallOptions) =>
    paintWithOpenai(call, how, {
      ...{ transport, memory, toDataUrl },
      access: { ...http, key, baseUrl },
      first: 'json',
      service: own ? 'OpenAI' : 'The server',
      isOwnServer: isOwnNetwork(baseUrl),
      rates: own ? (openaiModel(model)?.prices?.rates ?? null) : null,
      previews,
    })
  return {
    info: openaiInfo,
    estimate: (priced) => (own ? estimateOpenai(priced, previews) : null),
    edit: async (request, how = {}) => {
      throwIfAborted(how.signal)
      return paint(editCall(request, options), request.model, how)
    },
    generate: async (request, how = {}) => {
      throwIfAborted(how.signal)
      return paint(generateCall(request, options), request.model, how)
    },
  }
}

function editCall(request: ProviderRequest, options: OpenaiOptionValues): ImageCall {
  const { references, markup, size } = request
  // One or the other: the service takes no two.
  const { picture, mask } = maskPictures(openaiInfo, markup ? { ...request, mask: null } : request)
  return {
    fields: editFields(request, options),
    size,
    pictures: [picture, ...references.map((reference) => reference.picture)],
    mask,
    markup,
  }
}

function generateCall(request: GenerateRequest, options: OpenaiOptionValues): ImageCall {
  const { sketch, size } = request
  return {
    fields: generateFields(request, options),
    size,
    pictures: sketch ? [sketch] : [],
    mask: null,
    markup: null,
  }
}

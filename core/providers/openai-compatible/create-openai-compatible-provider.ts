import { throwIfAborted } from '../../errors.ts'
import {
  free,
  type GenerateRequest,
  type Provider,
  type ProviderAnswer,
  type ProviderCallOptions,
  type ProviderRequest,
} from '../../provider.ts'
import { explainFailure } from '../http/explain-failure.ts'
import { isOwnMachine, isOwnNetwork } from '../http/is-own-machine.ts'
import { maskPictures } from '../mask/mask-pictures.ts'
import type { ImageCall } from '../openai/image-call.ts'
import type { OpenaiDeps } from '../openai/openai-deps.ts'
import { paintWithOpenai } from '../openai/paint-with-openai.ts'
import { sketchPrompt } from '../sketch-prompt.ts'
import { compatibleFields } from './compatible-fields.ts'
import { modelsOfServer } from './models-of-server.ts'
import { openaiCompatibleBaseUrl, openaiCompatibleInfo } from './openai-compatible-info.ts'

const service = 'The server'

/**
 * Makes the provider that paints on any server with OpenAI's `POST /images/edits` and `/images/generations`.
 *
 * Pictures travel as files of a form first, since many such servers take nothing else; what a server turns out to take
 * is remembered. On the own machine it is free; elsewhere no price is known.
 */
export function createOpenaiCompatibleProvider(deps: OpenaiDeps): Provider {
  const { key, baseUrl = openaiCompatibleBaseUrl, transport, toDataUrl, memory, ...http } = deps
  const access = { ...http, key, baseUrl }
  const isOwnServer = isOwnNetwork(baseUrl)
  const paint = async (call: ImageCall, how: ProviderCallOptions): Promise<ProviderAnswer> => {
    throwIfAborted(how.signal)
    const answer = await paintWithOpenai(call, how, {
      ...{ transport, memory, toDataUrl, access, service },
      first: 'form',
      isOwnServer,
      rates: null,
      previews: 0,
    })
    return isOwnMachine(baseUrl) ? { ...answer, usage: { ...answer.usage, costUsd: 0 } } : answer
  }
  return {
    info: openaiCompatibleInfo,
    estimate: () => (isOwnMachine(baseUrl) ? free : null),
    edit: async (request, how = {}) => paint(editCall(request), how),
    generate: async (request, how = {}) => paint(generateCall(request), how),
    async models({ signal } = {}) {
      const sent = await transport({ path: '/models', ...(signal && { signal }) }, access)
      if (!sent.ok) throw explainFailure(sent.failure, { service, key, isOwnServer })
      return modelsOfServer(sent.data)
    },
  }
}

function editCall(request: ProviderRequest): ImageCall {
  const { references, size } = request
  const { picture, mask } = maskPictures(openaiCompatibleInfo, request)
  return {
    fields: compatibleFields(request),
    size,
    pictures: [picture, ...references.map((reference) => reference.picture)],
    mask,
    markup: null,
  }
}

function generateCall(request: GenerateRequest): ImageCall {
  const { sketch, size } = request
  return {
    fields: compatibleFields({ ...request, prompt: sketchPrompt(request) }),
    size,
    pictures: sketch ? [sketch] : [],
    mask: null,
    markup: null,
  }
}

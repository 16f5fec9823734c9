import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses'
import type { Director } from '../../../director.ts'
import { throwIfAborted } from '../../../errors.ts'
import { adviceJsonSchema } from '../../../guide/director/advice-json-schema.ts'
import {
  type DirectorQuestion,
  directorRules,
  directorText,
} from '../../../guide/director/director-question.ts'
import { explainFailure } from '../../http/explain-failure.ts'
import type { HttpAccess } from '../../http/http-call.ts'
import type { ToDataUrl } from '../../to-data-url.ts'
import { openaiBaseUrl, openaiInfo } from '../openai-info.ts'
import type { OpenaiTransport } from '../openai-transport.ts'
import { directorModel, mostAnswerTokens, sentEdge } from './director-models.ts'
import { estimateDirector } from './estimate-director.ts'
import { readResponse } from './read-response.ts'

/** What an art director at OpenAI is reached with. */
export interface OpenaiDirectorDeps extends HttpAccess {
  /** Null for another address that takes none. */
  readonly key: string | null
  /** Another address that speaks the same protocol, without a slash at its end. */
  readonly baseUrl?: string
  readonly transport: OpenaiTransport
  readonly toDataUrl: ToDataUrl
}

/** Answers are short texts: nobody waits longer for one, in milliseconds. */
const timeLimitMs = 120_000
/** Longest answer that is read, in bytes. */
const maxBytes = 1_000_000

/**
 * Makes the art director that looks at pictures with OpenAI's Responses API.
 *
 * The picture is sent small and without metadata, the form of the answer is the schema of `advice.ts`, and the service
 * is asked not to keep the call. Promise 6: the key goes into the request's header and nowhere else.
 */
export function createOpenaiDirector(deps: OpenaiDirectorDeps): Director {
  const { transport, toDataUrl, key, baseUrl = openaiBaseUrl, ...http } = deps
  return {
    info: {
      label: 'Art director (OpenAI)',
      description: `Looks at the picture, at most ${sentEdge} pixels large, with its brief and brand kit, and proposes one next change. Sends them to OpenAI.`,
      provider: openaiInfo.id,
      model: directorModel.id,
      longestEdge: sentEdge,
    },
    estimate: (size, question) =>
      estimateDirector(size, JSON.stringify(requestBody(question, '')).length, directorModel),
    propose: async (picture, question, { signal } = {}) => {
      throwIfAborted(signal)
      const json = requestBody(question, await toDataUrl(picture, signal))
      throwIfAborted(signal)
      const sent = await transport(
        { path: '/responses', body: { json }, maxBytes, timeLimitMs, ...(signal && { signal }) },
        { ...http, key, baseUrl },
      )
      if (!sent.ok) throw explainFailure(sent.failure, { service: 'OpenAI', key })
      return readResponse(sent.data, directorModel)
    },
  }
}

function requestBody(question: DirectorQuestion, imageUrl: string) {
  return {
    model: directorModel.id,
    store: false,
    instructions: directorRules,
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: directorText(question) },
          { type: 'input_image', image_url: imageUrl, detail: 'high' },
        ],
      },
    ],
    text: {
      format: { type: 'json_schema', name: 'advice', strict: true, schema: adviceJsonSchema },
    },
    reasoning: { effort: 'low' },
    max_output_tokens: mostAnswerTokens,
  } satisfies ResponseCreateParamsNonStreaming
}

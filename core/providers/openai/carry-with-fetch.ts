import { multipart } from '../http/multipart.ts'
import { send } from '../http/send.ts'
import type { OpenaiTransport } from './openai-transport.ts'

/**
 * Carries calls by `fetch` alone, for platforms that lack what OpenAI's client is built on (`Headers`, `Response`,
 * text codecs), as UXP does, and for pages that must stay small.
 */
export const carryWithFetch: OpenaiTransport = (call, access) => {
  const { path, body, ...how } = call
  const written =
    body === undefined
      ? null
      : 'json' in body
        ? { contentType: 'application/json', body: JSON.stringify(body.json) }
        : multipart(body.form)
  return send(
    {
      ...how,
      url: `${access.baseUrl}${path}`,
      method: written ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        ...(written && { 'content-type': written.contentType }),
        ...(access.key !== null && { authorization: `Bearer ${access.key}` }),
      },
      ...(written && { body: written.body }),
    },
    access,
  )
}

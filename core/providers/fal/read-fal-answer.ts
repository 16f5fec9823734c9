import * as z from 'zod/mini'
import { fromBase64 } from '../../bytes.ts'
import { RefineError } from '../../errors.ts'
import type { Candidate, ProviderAnswer } from '../../provider.ts'
import type { Sent } from '../http/http-call.ts'

const answerSchema = z.object({
  images: z.array(z.object({ url: z.string().check(z.minLength(1)) })).check(z.minLength(1)),
  seed: z.catch(z.optional(z.nullable(z.number())), undefined),
  has_nsfw_concepts: z.catch(z.optional(z.array(z.boolean())), undefined),
})

/** Where fal keeps pictures: nothing is fetched from anywhere else, whatever an answer says. */
const ownPictures = /^https:\/\/(?:[\w-]+\.)*fal\.(?:media|ai|run)\//iu

/** How a picture that is not in the answer itself is fetched: without a key. */
export type FetchPicture = (url: string) => Promise<Sent>

/**
 * Reads what a call came to: the pictures as files, in fal's order, each with the seed.
 *
 * Pictures that the model's filter blacked out are left out; when that is all of them, the answer is bad.
 *
 * @throws RefineError `bad_answer`: it has most likely been charged.
 */
export async function readFalAnswer(
  answer: unknown,
  requestId: string,
  fetchPicture: FetchPicture,
): Promise<ProviderAnswer> {
  const parsed = answerSchema.safeParse(answer)
  if (!parsed.success) throw badFalAnswer('has no picture in it', requestId)
  const { images, seed, has_nsfw_concepts: blackedOut = [] } = parsed.data
  const candidates: Candidate[] = []
  for (const [index, { url }] of images.entries()) {
    if (blackedOut[index]) continue
    const bytes = await bytesAt(url, requestId, fetchPicture)
    candidates.push({ kind: 'file', bytes, ...(seed != null && { remark: `Seed ${seed}.` }) })
  }
  if (candidates.length === 0) {
    throw new RefineError(
      'bad_answer',
      'fal painted the picture, but blacked it out for its content.',
      {
        hint: 'The call has most likely been charged. Say the change in other words, or raise the safety tolerance in the provider’s settings.',
        requestId,
      },
    )
  }
  return { candidates, usage: { costUsd: null }, requestId }
}

/** Makes the error for an answer that can't be used. */
export function badFalAnswer(what: string, requestId: string | null): RefineError {
  return new RefineError('bad_answer', `fal answered, but the answer ${what}.`, {
    hint: 'The call has most likely been charged. Try again, or use another model.',
    retryable: true,
    ...(requestId !== null && { requestId }),
  })
}

async function bytesAt(
  url: string,
  requestId: string,
  fetchPicture: FetchPicture,
): Promise<Uint8Array> {
  const data = /^data:[^,]*;base64,/iu.exec(url)?.[0]
  if (data !== undefined) {
    try {
      return fromBase64(url.slice(data.length))
    } catch {
      throw badFalAnswer('holds a picture that is damaged', requestId)
    }
  }
  if (!ownPictures.test(url)) {
    throw badFalAnswer('names a picture at an address that is not fal’s', requestId)
  }
  const sent = await fetchPicture(url)
  if (sent.ok && sent.data instanceof Uint8Array) return sent.data
  throw badFalAnswer('names a picture that can’t be fetched', requestId)
}

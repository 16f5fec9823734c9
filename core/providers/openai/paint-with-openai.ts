import type { Candidate, ProviderAnswer, ProviderCallOptions } from '../../provider.ts'
import { explainFailure } from '../http/explain-failure.ts'
import type { Failure } from '../http/failure.ts'
import { statusFailure } from '../http/status-failure.ts'
import { nearestFixedSize } from './dialect.ts'
import type { ImageCall } from './image-call.ts'
import { sizeText } from './image-fields.ts'
import { loadPictures } from './load-pictures.ts'
import type { TokenRates } from './openai-prices.ts'
import { addressesIn, readAnswer } from './read-answer.ts'
import { type ImageCallDeps, sendImageCall } from './send-image-call.ts'
import { watchEvents } from './watch-events.ts'

/** Whom a call goes to, how, and what is known of it. */
export interface PaintDeps extends ImageCallDeps {
  /** What the user calls it. */
  readonly service: string
  readonly isOwnServer: boolean
  /** What tokens cost there; null: not known. */
  readonly rates: TokenRates | null
  /** How many half-painted pictures to ask for, where somebody watches; 0: none. */
  readonly previews: number
}

/**
 * Makes one call for pictures and reads what comes back.
 *
 * It is streamed only for one picture that somebody watches. A finished picture counts, also when the connection breaks
 * after it; a stream that ends before it may have been charged all the same.
 *
 * @throws RefineError as `Provider` says.
 */
export async function paintWithOpenai(
  call: ImageCall,
  { signal, onProgress, onPartial }: ProviderCallOptions,
  deps: PaintDeps,
): Promise<ProviderAnswer> {
  const { previews, rates, service, isOwnServer, access } = deps
  const isWatched = onPartial !== undefined && previews > 0 && call.fields.n === 1
  const watched = isWatched ? watchEvents(onPartial) : null
  const asked = isWatched
    ? { ...call, fields: { ...call.fields, stream: true, partial_images: previews } }
    : call
  onProgress?.(null)
  const { sent, dialect } = await sendImageCall(asked, deps, {
    ...(signal && { signal }),
    ...(watched && { onEvent: watched.onEvent }),
  })
  const explained = { service, isOwnServer, key: access.key }
  const requestId = (sent.ok ? sent.requestId : sent.failure.requestId) ?? null
  const painted = watched?.answer() ?? (sent.ok ? sent.data : undefined)
  if (painted === undefined) {
    const said = watched?.failure() ?? null
    if (said !== null) throw explainFailure(failureSaid(said, requestId), explained)
    if (!sent.ok) throw explainFailure(sent.failure, explained)
    if (watched) throw explainFailure({ kind: 'broken', requestId }, explained)
  }
  const { candidates, usage } = readAnswer(painted, {
    ...{ rates, requestId },
    loaded: await loadPictures(addressesIn(painted), access, signal),
  })
  const remark =
    dialect.size === 'fixed'
      ? `The server takes few sizes: it was asked for ${sizeText(nearestFixedSize(call.size))}.`
      : null
  return {
    candidates: candidates.map((one): Candidate => (remark === null ? one : { ...one, remark })),
    usage,
    ...(requestId !== null && { requestId }),
  }
}

/** What a service says in the middle of a stream has no status: it is a failure of its own unless its code says more. */
function failureSaid(said: unknown, requestId: string | null): Failure {
  return { ...statusFailure(500, said, { get: () => null }), requestId }
}

import { throwIfAborted } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import type { HttpCall, Sent } from '../http/http-call.ts'
import { usualAnswerBytes } from '../http/http-call.ts'
import type { ProviderMemory } from '../provider-memory.ts'
import type { ToDataUrl } from '../to-data-url.ts'
import { type Dialect, nextDialect, recallDialect, rememberDialect } from './dialect.ts'
import { fitToFixedSize } from './fit-to-fixed-size.ts'
import { type CallForm, type Encode, type ImageCall, pathOf, writeBody } from './image-call.ts'
import type { OpenaiAccess, OpenaiCall, OpenaiTransport } from './openai-transport.ts'

/** What calls for pictures are sent with. */
export interface ImageCallDeps {
  readonly transport: OpenaiTransport
  readonly access: OpenaiAccess
  readonly memory: ProviderMemory
  readonly toDataUrl: ToDataUrl
  /** The form that is tried first. */
  readonly first: CallForm
}

/** What a call came to, and in which words it was asked. */
export interface ImageOutcome {
  readonly sent: Sent
  readonly dialect: Dialect
}

/**
 * Sends a call for pictures in the dialect that its server takes.
 *
 * A server that refuses the form or the size is asked once in the other form, then once for the nearest fixed size; what
 * it answered is remembered. So at most three requests go out, all but the last of which were refused and cost nothing.
 *
 * @throws RefineError `cancelled`, `too_large`.
 */
export async function sendImageCall(
  call: ImageCall,
  { transport, access, memory, toDataUrl, first }: ImageCallDeps,
  how: Pick<HttpCall, 'signal' | 'onEvent'>,
): Promise<ImageOutcome> {
  const { baseUrl } = access
  const spoken = { baseUrl, model: String(call.fields.model ?? '') }
  const encode = encodeOnce(toDataUrl, how.signal)
  const tried = [recallDialect(memory, spoken, first)]
  for (;;) {
    const dialect = tried.at(-1) ?? { form: first, size: 'wanted' }
    const fitted = dialect.size === 'fixed' ? fitToFixedSize(call) : call
    const body = await writeBody(fitted, dialect.form, encode)
    throwIfAborted(how.signal)
    const sent = await transport(
      { path: pathOf(call), body, maxBytes: mostBytes(call), ...how },
      access,
    )
    if (sent.ok) {
      if (tried.length > 1) rememberDialect(memory, spoken, dialect)
      return { sent, dialect }
    }
    const next = nextDialect(tried, sent.failure, {
      hasForms: hasBothForms(call, dialect, body),
      size: call.size,
    })
    if (!next) return { sent, dialect }
    tried.push(next)
  }
}

/** Not what only one form can carry: the other would be the same again. */
function hasBothForms(call: ImageCall, { form }: Dialect, body: OpenaiCall['body']): boolean {
  if (call.pictures.length === 0 || call.markup !== null) return false
  return form === 'form' || (body !== undefined && 'json' in body)
}

/** Uncompressed pictures of the size asked for, as base64, with room for some half-painted ones. */
function mostBytes({ size, fields }: ImageCall): number {
  const pictures = Number(fields.n ?? 1) + Number(fields.partial_images ?? 0)
  const raw = size.width * size.height * 4 * pictures
  return Math.min(500_000_000, Math.max(usualAnswerBytes, Math.ceil(raw * 1.4)))
}

function encodeOnce(toDataUrl: ToDataUrl, signal: AbortSignal | undefined): Encode {
  const written = new Map<Picture, string>()
  return async (picture) => {
    const known = written.get(picture)
    if (known !== undefined) return known
    throwIfAborted(signal)
    const url = await toDataUrl(picture, signal)
    written.set(picture, url)
    return url
  }
}

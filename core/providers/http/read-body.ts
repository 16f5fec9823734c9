import { fromUtf8 } from '../../bytes.ts'
import { joinBytes } from './join-bytes.ts'
import { type EventReader, readEvents, type ServerEvent } from './read-events.ts'

/** Thrown when an answer is longer than allowed; what is left of it is not read. */
export class OversizedAnswer extends Error {}

/**
 * Reads an answer's text up to a bound, in bytes.
 *
 * Piece by piece where its length is not told beforehand; in one go where it is, and on platforms that can't do
 * otherwise.
 *
 * @throws OversizedAnswer beyond `maxBytes`.
 */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!(await mustCount(response, maxBytes))) return expectWithin(await response.text(), maxBytes)
  return fromUtf8(await readCounted(response, maxBytes))
}

/** Reads an answer's bytes as {@link readText} reads its text. */
export async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (await mustCount(response, maxBytes)) return readCounted(response, maxBytes)
  return expectWithin(new Uint8Array(await response.arrayBuffer()), maxBytes)
}

/**
 * Reads an answer that is a stream of events; each is told as it comes, where the platform lets it come.
 *
 * @throws OversizedAnswer beyond `maxBytes`.
 */
export async function readEventBody(
  response: Response,
  maxBytes: number,
  onEvent: (event: ServerEvent) => void,
): Promise<void> {
  const reader: EventReader = readEvents(onEvent)
  if (canStream(response)) await readPieces(response, maxBytes, (piece) => reader.push(piece))
  else reader.push(await readBytes(response, maxBytes))
}

/** Lets go of an answer that is not read to its end; that this may fail changes nothing. */
export async function leave(response: Response): Promise<void> {
  try {
    await response.body?.cancel()
  } catch {
    // The connection is gone already.
  }
}

/** Tells whether an answer may be longer than it says; throws where it says itself that it is too long. */
async function mustCount(response: Response, maxBytes: number): Promise<boolean> {
  const { headers } = response
  const stated = Number(headers.get('content-length') ?? Number.NaN)
  if (stated > maxBytes) {
    await leave(response)
    throw new OversizedAnswer()
  }
  const isTold = stated >= 0 && headers.get('content-encoding') === null
  return !isTold && canStream(response)
}

function canStream(response: Response): boolean {
  return typeof response.body?.getReader === 'function'
}

function expectWithin<Content extends { readonly length: number }>(
  content: Content,
  maxBytes: number,
): Content {
  if (content.length > maxBytes) throw new OversizedAnswer()
  return content
}

async function readCounted(response: Response, maxBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await readPieces(response, maxBytes, (piece) => pieces.push(piece))
  return joinBytes(pieces)
}

async function readPieces(
  { body }: Response,
  maxBytes: number,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  if (!body) return
  const reader = body.getReader()
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    length += value.length
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined)
      throw new OversizedAnswer()
    }
    onPiece(value)
  }
}

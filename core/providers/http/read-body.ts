import { fromUtf8 } from '../../bytes.ts'
import { type EventReader, readEvents, type ServerEvent } from './read-events.ts'

/** Thrown by {@link readBody} when an answer is longer than allowed; what is left of it is not read. */
export class OversizedAnswer extends Error {}

/**
 * Reads an answer's bytes up to a bound.
 *
 * Piece by piece where its length is not told beforehand; in one go where it is, and on platforms that can't do
 * otherwise.
 *
 * @throws OversizedAnswer beyond `maxBytes`.
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const stated = Number(response.headers.get('content-length') ?? Number.NaN)
  if (stated > maxBytes) {
    await leave(response)
    throw new OversizedAnswer()
  }
  const isTold = stated >= 0 && response.headers.get('content-encoding') === null
  if (isTold || !canStream(response)) {
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length > maxBytes) throw new OversizedAnswer()
    return bytes
  }
  const pieces: Uint8Array[] = []
  await readPieces(response, maxBytes, (piece) => pieces.push(piece.slice()))
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
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
  else reader.push(await readBody(response, maxBytes))
}

/** Reads JSON; undefined for what is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}

/** Lets go of an answer that is not read to its end; that this may fail changes nothing. */
export async function leave(response: Response): Promise<void> {
  try {
    await response.body?.cancel()
  } catch {
    // The connection is gone already.
  }
}

function canStream(response: Response): boolean {
  return typeof response.body?.getReader === 'function'
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

import { fromUtf8 } from '../../bytes.ts'
import { joinBytes } from './join-bytes.ts'

/** One event of a stream of events. */
export interface ServerEvent {
  /** Its name; null when it has none. */
  readonly name: string | null
  readonly data: string
}

/** Takes a stream of events as its bytes come. */
export interface EventReader {
  push(bytes: Uint8Array): void
}

const lineFeed = 10
const carriageReturn = 13

/**
 * Reads server-sent events (HTML Living Standard, 9.2.6) out of bytes in pieces of any length.
 *
 * Lines are cut as bytes and read as UTF-8 when they are whole, since some platforms have no decoder that can wait for
 * the rest of a letter. An event that the stream ends in the middle of is dropped, as the standard says.
 */
export function readEvents(onEvent: (event: ServerEvent) => void): EventReader {
  let pieces: Uint8Array[] = []
  let name: string | null = null
  let data: string[] = []
  let isAfterReturn = false

  function endLine(rest: Uint8Array): void {
    const line = fromUtf8(pieces.length === 0 ? rest : joinBytes([...pieces, rest]))
    pieces = []
    if (line === '') {
      if (data.length > 0) onEvent({ name, data: data.join('\n') })
      name = null
      data = []
      return
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /u, '')
    if (field === 'event') name = value
    else if (field === 'data') data.push(value)
  }

  return {
    push(bytes) {
      let start = 0
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at]
        if (byte === lineFeed && isAfterReturn) start = at + 1
        else if (byte === lineFeed || byte === carriageReturn) {
          endLine(bytes.subarray(start, at))
          start = at + 1
        }
        isAfterReturn = byte === carriageReturn
      }
      // Copied: a platform may use the piece's memory again.
      if (start < bytes.length) pieces.push(bytes.slice(start))
    },
  }
}

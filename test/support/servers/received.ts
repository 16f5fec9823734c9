import type { IncomingHttpHeaders } from 'node:http'

/** One request as it arrived, byte for byte. */
export interface Received {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Names and values in turn, as they were written. */
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/** One field or file of a multipart form. */
export interface FormPart {
  readonly name: string
  readonly fileName: string | null
  readonly contentType: string | null
  readonly body: Buffer
}

/**
 * Reads a request's JSON body.
 *
 * @throws SyntaxError when it is none.
 */
export function jsonOf({ body }: Received): unknown {
  return JSON.parse(body.toString('utf8'))
}

/** Tells whether a request says that its body is of a media type. */
export function isOfType({ headers }: Received, type: string): boolean {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === type
}

/**
 * Reads a multipart form to the letter of RFC 7578: CRLF, one `Content-Disposition` a part, a closing boundary.
 *
 * @throws SyntaxError for whatever a strict server could stumble over.
 */
export function formOf({ headers, body }: Received): readonly FormPart[] {
  const boundary = /^multipart\/form-data; boundary="?([0-9A-Za-z'()+_,./:=?-]{1,70})"?$/u.exec(
    headers['content-type'] ?? '',
  )?.[1]
  if (boundary === undefined) throw new SyntaxError('Expected a boundary in the content type')
  const parts: FormPart[] = []
  let at = expectText(body, 0, `--${boundary}`)
  while (body.toString('latin1', at, at + 2) === '\r\n') {
    const end = body.indexOf(`\r\n--${boundary}`, at + 2, 'latin1')
    if (end < 0) throw new SyntaxError('Expected a boundary after the last part')
    parts.push(readPart(body.subarray(at + 2, end)))
    at = end + boundary.length + 4
  }
  at = expectText(body, at, '--')
  if (at !== body.length) expectText(body, at, '\r\n')
  return parts
}

function expectText(body: Buffer, at: number, text: string): number {
  const found = body.toString('latin1', at, at + text.length)
  if (found !== text) throw new SyntaxError(`Expected ${text} at byte ${at}`)
  return at + text.length
}

function readPart(bytes: Buffer): FormPart {
  const split = bytes.indexOf('\r\n\r\n')
  if (split < 0) throw new SyntaxError('Expected an empty line between head and body of a part')
  const head = new Map(
    bytes
      .toString('utf8', 0, split)
      .split('\r\n')
      .map((line) => {
        const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/u.exec(line) ?? []
        if (name === undefined || value === undefined) throw new SyntaxError('Expected a header')
        return [name.toLowerCase(), value] as const
      }),
  )
  const disposition = head.get('content-disposition') ?? ''
  const match = /^form-data; name="([^"\r\n]+)"(?:; filename="([^"\r\n]*)")?$/u.exec(disposition)
  if (!match) throw new SyntaxError(`Expected form-data with a name but received ${disposition}`)
  return {
    name: match[1] as string,
    fileName: match[2] ?? null,
    contentType: head.get('content-type') ?? null,
    body: bytes.subarray(split + 4),
  }
}

import type { ServerResponse } from 'node:http'

/** An answer before it is written. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Makes an answer of JSON. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** Makes an answer of HTML, as gateways and proxies give it. */
export function html(status: number, title: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><hr>nginx</body></html>`,
  }
}

/** Writes an answer as it stands. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}

/** Thrown by a dialect that is strict: what it says instead of painting. */
export class Refused extends Error {
  readonly reply: Reply

  constructor(reply: Reply) {
    super(reply.body)
    this.reply = reply
  }
}

import type { Wait } from '../../../core/ports.ts'

/** One request as it would have been sent. */
export interface ScriptedCall {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The JSON of the body; undefined without one. */
  readonly body: unknown
}

/** What is answered: JSON with status 200, a whole response, or a failing connection. */
export type ScriptedAnswer = object | Response | Error | Promise<object | Response | Error>

/** A fetch that never reaches a network; like the real one it rejects when its signal is aborted. */
export function scriptedFetch(answer: (call: ScriptedCall) => ScriptedAnswer) {
  const calls: ScriptedCall[] = []
  const fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const { method = 'GET', headers, body, signal } = init
    const call = {
      method,
      url: String(input),
      headers: headers as Record<string, string>,
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    }
    calls.push(call)
    const aborted = new Promise<never>((_, reject) => {
      const leave = () => reject(new DOMException('This operation was aborted', 'AbortError'))
      if (signal?.aborted) leave()
      signal?.addEventListener('abort', leave, { once: true })
    })
    const answered = await Promise.race([answer(call), aborted])
    if (answered instanceof Error) throw answered
    return answered instanceof Response ? answered : json(200, answered)
  }
  return { fetch: fetch as typeof globalThis.fetch, calls }
}

/** An answer of JSON. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** A clock that is turned by hand: what waits goes on with the next {@link turn}. */
export function handClock() {
  const waiting: { readonly milliseconds: number; readonly go: () => void }[] = []
  const wait: Wait = (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const one = { milliseconds, go: resolve }
      const leave = () => {
        waiting.splice(waiting.indexOf(one), 1)
        reject(new DOMException('This operation was aborted', 'AbortError'))
      }
      if (signal?.aborted) return leave()
      waiting.push(one)
      signal?.addEventListener('abort', leave, { once: true })
    })
  return {
    wait,
    /** How long what waits wants to wait, in milliseconds; long limits of calls are left out. */
    waits: () => waiting.map(({ milliseconds }) => milliseconds).filter((one) => one < 30_000),
    /** Lets everything that waits for less than the limits of calls go on. */
    turn() {
      const due = waiting.filter(({ milliseconds }) => milliseconds < 30_000)
      for (const one of due) waiting.splice(waiting.indexOf(one), 1)
      for (const { go } of due) go()
    },
  }
}

/** A clock on which no time passes for waits: all are over at once, but limits of calls never. */
export const noTime: Wait = async (milliseconds, signal) => {
  if (milliseconds < 30_000) return
  await new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
}

/** A promise that is settled from outside. */
export function later<Value>() {
  let settle: (value: Value) => void = () => undefined
  const value = new Promise<Value>((resolve) => {
    settle = resolve
  })
  return { value, settle }
}

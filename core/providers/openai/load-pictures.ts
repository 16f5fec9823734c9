import { fromBase64 } from '../../bytes.ts'
import { send } from '../http/send.ts'
import type { OpenaiAccess } from './openai-transport.ts'

/** Loads the pictures that an answer gives by their addresses; those that can't be had are left out. */
export async function loadPictures(
  urls: readonly string[],
  access: OpenaiAccess,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const loaded = new Map<string, Uint8Array>()
  for (const url of urls) {
    const bytes = await loadPicture(url, access, signal)
    if (bytes) loaded.set(url, bytes)
  }
  return loaded
}

/**
 * Loads a picture that an answer gives by its address: out of the address itself, or from the same server.
 *
 * Null where there is none, and for an address of another server: nothing is asked of one that the user does not know.
 */
async function loadPicture(
  url: string,
  access: OpenaiAccess,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  const [, base64] = /^data:image\/[\w+.-]+;base64,(.*)$/su.exec(url) ?? []
  if (base64 !== undefined) return readBase64(base64)
  if (originOf(url) === null || originOf(url) !== originOf(access.baseUrl)) return null
  const sent = await send(
    {
      ...{ url, method: 'GET', expects: 'bytes' },
      headers: access.key === null ? {} : { authorization: `Bearer ${access.key}` },
      ...(signal && { signal }),
    },
    access,
  )
  return sent.ok && sent.data instanceof Uint8Array ? sent.data : null
}

/** Reads a picture's base64; null when it is damaged. */
export function readBase64(base64: string): Uint8Array | null {
  try {
    const bytes = fromBase64(base64)
    return bytes.length > 0 ? bytes : null
  } catch {
    return null
  }
}

/** Some platforms have no `URL`. */
function originOf(url: string): string | null {
  return /^https?:\/\/[^/?#@]+(?=[/?#]|$)/iu.exec(url)?.[0].toLowerCase() ?? null
}

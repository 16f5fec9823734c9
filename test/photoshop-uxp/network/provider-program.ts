import { toBase64 } from '../../../core/bytes.ts'
import { toPlainError } from '../../../core/errors.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { carryWithFetch } from '../../../core/providers/openai/carry-with-fetch.ts'
import { createProvider } from '../../../core/providers/provider-list.ts'
import { createFetch } from '../../../photoshop-uxp/network/create-fetch.ts'

/** Runs inside a realm that has UXP's globals alone; only texts and numbers cross its border. */

const fetchLikeUxp = createFetch({
  fetch: (url, init) => fetch(url, init as RequestInit),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
})
let running = new AbortController()

/** Asks OpenAI's provider for one edit; gives the answer or the error as JSON. */
export async function edit(baseUrl: string, key: string): Promise<string> {
  running = new AbortController()
  try {
    const provider = createProvider('openai', {
      key,
      baseUrl,
      fetch: fetchLikeUxp,
      wait: () => new Promise(() => undefined),
      openai: carryWithFetch,
      paintLocal: () => Promise.reject(new Error('Expected no painting here')),
    })
    const words = Uint8Array.from({ length: 32 * 16 * 4 }, (_, at) => (at % 4 === 3 ? 255 : at))
    const size = { width: 32, height: 16 }
    const { candidates, requestId } = await provider.edit(
      {
        id: 'call-1',
        model: provider.info.defaultModel,
        picture: createPicture(size, 8, words),
        color: untagged,
        mask: null,
        markup: null,
        crop: { x: 0, y: 0, ...size },
        whole: size,
        size,
        instruction: 'lass es schneien, 雪',
        prompt: 'Ändere nur das Wetter: 雪.',
        references: [],
        strength: null,
        quality: null,
        complexity: null,
        seed: null,
        variations: 1,
      },
      { signal: running.signal },
    )
    const files = candidates.map((one) => (one.kind === 'file' ? toBase64(one.bytes) : 'pixels'))
    return JSON.stringify({ files, requestId })
  } catch (thrown) {
    return JSON.stringify({ error: toPlainError(thrown) })
  }
}

/** Leaves the edit that is under way. */
export function cancel(): void {
  running.abort()
}

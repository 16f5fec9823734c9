import { createWait } from '../../../core/create-wait.ts'
import { toPlainError } from '../../../core/errors.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { carryWithFetch } from '../../../core/providers/openai/carry-with-fetch.ts'
import { createProvider } from '../../../core/providers/provider-list.ts'
import { createFetch } from '../../../photoshop-uxp/network/create-fetch.ts'

/** Runs inside a realm that has UXP's globals alone; only texts and numbers cross its border. */

const after = (milliseconds: number, callback: () => void) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
const fetchLikeUxp = createFetch({ fetch: (url, init) => fetch(url, init as RequestInit), after })
// Looks into a queue need not take real seconds.
const wait = createWait((milliseconds, callback) =>
  after(milliseconds < 2000 ? 0 : milliseconds, callback),
)

let running = new AbortController()

/** Asks a provider for one edit of the size; gives what came of it as JSON. */
export async function edit(
  id: string,
  baseUrl: string,
  key: string,
  edge: number,
): Promise<string> {
  running = new AbortController()
  const progress: (number | null)[] = []
  const tickets: string[] = []
  try {
    const provider = createProvider(id, {
      ...{ key, baseUrl, fetch: fetchLikeUxp, wait, openai: carryWithFetch },
      paintLocal: () => Promise.reject(new Error('Expected no painting here')),
    })
    const size = { width: 32, height: 32 }
    const words = Uint8Array.from({ length: 32 * 32 * 4 }, (_, at) => (at % 4 === 3 ? 255 : at))
    const { candidates, usage, requestId } = await provider.edit(
      {
        ...{ id: 'call-1', model: provider.info.defaultModel, color: untagged, markup: null },
        picture: createPicture(size, 8, words),
        mask: fullMask({ x: 4, y: 4, width: 8, height: 8 }),
        ...{ crop: { x: 0, y: 0, ...size }, whole: size, size: { width: edge, height: edge } },
        ...{ instruction: 'lass es schneien, 雪', prompt: 'Ändere nur das Wetter: 雪.' },
        ...{ references: [], strength: null, quality: null, complexity: null, seed: null },
        variations: 1,
      },
      {
        signal: running.signal,
        onProgress: (fraction) => progress.push(fraction),
        onTicket: async (ticket) => {
          if (ticket === null) return
          tickets.push(ticket)
        },
      },
    )
    const kinds = candidates.map(({ kind }) => kind)
    return JSON.stringify({ kinds, usage, requestId, progress, tickets })
  } catch (thrown) {
    return JSON.stringify({ error: toPlainError(thrown), progress, tickets })
  }
}

/** Leaves the edit that is under way. */
export function cancel(): void {
  running.abort()
}

import * as z from 'zod/mini'
import type { Wait } from '../../ports.ts'
import type { ProviderCallOptions } from '../../provider.ts'
import type { Img2imgServer } from './img2img-server.ts'
import { readImage } from './read-img2img-answer.ts'

/** How long between two looks, in milliseconds. */
const betweenLooksMs = 1000

const progressSchema = z.object({
  progress: z.number(),
  current_image: z.catch(z.optional(z.nullable(z.string())), undefined),
})

/**
 * Waits for a call that paints and tells meanwhile how far it has come, with the half-painted picture where it is
 * wanted.
 *
 * It looks once a second, only as long as the call is under way, and ends with it: nothing is asked or told
 * afterwards. A server that can't say how far it is costs nothing but that.
 */
export async function watchProgress<Result>(
  painting: Promise<Result>,
  server: Pick<Img2imgServer, 'get'>,
  wait: Wait,
  watch: Pick<ProviderCallOptions, 'onProgress' | 'onPartial'>,
): Promise<Result> {
  if (!watch.onProgress && !watch.onPartial) return painting
  const ended = new AbortController()
  void look(server, wait, watch, ended.signal).catch(() => undefined)
  try {
    return await painting
  } finally {
    ended.abort()
  }
}

async function look(
  server: Pick<Img2imgServer, 'get'>,
  wait: Wait,
  { onProgress, onPartial }: Pick<ProviderCallOptions, 'onProgress' | 'onPartial'>,
  ended: AbortSignal,
): Promise<void> {
  const path = onPartial ? 'progress' : 'progress?skip_current_image=true'
  let shown: string | null = null
  for (;;) {
    await wait(betweenLooksMs, ended)
    if (ended.aborted) return
    const sent = await server.get(path, ended)
    if (ended.aborted || !sent.ok) return
    const parsed = progressSchema.safeParse(sent.data)
    if (!parsed.success) return
    const { progress, current_image: image } = parsed.data
    onProgress?.(Math.min(1, Math.max(0, progress)))
    if (!onPartial || !image || image === shown) continue
    shown = image
    onPartial({ kind: 'file', bytes: readImage(image) })
  }
}

import type { Picked, PixelTarget } from '../../host.ts'
import type { Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import { inSrgb } from '../../refine/in-srgb.ts'
import type { CommandContext } from './command-context.ts'

/** What is read of the picked source for looking at. */
export interface ReadCommands {
  /** Reads pixels of the picked source for looking at, in sRGB where the host can convert. */
  readonly readForDisplay: (
    target: PixelTarget,
    rect: Rect,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Picture>
  /** Reads a small picture of the picked source or of one of its versions, for looking at. */
  readonly readSmall: (
    version: string | null,
    maxEdge: number,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Picture>
}

/** Makes the commands that read pixels to be shown. */
export function createReadCommands({ deps, getState }: CommandContext): ReadCommands {
  const { host } = deps
  const pickedNow = (): Picked => {
    const { picked } = getState()
    if (!picked) throw new TypeError('Expected a picked layer but nothing is picked')
    return picked
  }
  return {
    readForDisplay: async (target, rect, options) => {
      const picked = pickedNow()
      const picture = await host.readPixels(picked.source, target, rect, options)
      return inSrgb(host, picture, picked.color)
    },
    readSmall: async (version, maxEdge, options) =>
      host.thumbnail(pickedNow().source, version, maxEdge, options),
  }
}

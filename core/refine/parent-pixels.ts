import { RefineError } from '../errors.ts'
import { lineageOf } from '../history/find-in-lineages.ts'
import type { Host, PixelTarget } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import type { Rect } from '../image/rect.ts'
import type { Intent, RefineOptions } from './refinement.ts'

/** What an edit is built on: the source (null), one version, or the topmost of a custom mix. */
export interface Base {
  readonly parent: string | null
  readonly mix?: readonly string[] | undefined
}

/** Finds out what an intent refines: what is visible now is the source, one version, or a custom mix. */
export async function baseOf(host: Host, intent: Intent, options: RefineOptions): Promise<Base> {
  const { parent, picked } = intent
  return parent === 'shown' ? shownBase(host, picked.source, options) : { parent }
}

/**
 * Reads the pixels that an edit is built on.
 *
 * A custom mix exists only while it is visible: once other versions show, it can't be read any more. Hosts whose
 * documents would not hold still look and read in one go.
 *
 * @throws RefineError `source_changed` when the mix is not what is visible now, and what the host throws.
 */
export async function readParent(
  host: Host,
  source: string,
  base: Base,
  rect: Rect,
  options: RefineOptions,
): Promise<Picture> {
  const read = async () => {
    if (base.mix) await expectShown(host, source, base.mix, options)
    return host.readPixels(source, targetOf(base), rect, signalIn(options))
  }
  return host.readTogether ? host.readTogether(read, signalIn(options)) : read()
}

/** Hands on the signal alone, as host verbs take it. */
export function signalIn({ signal }: RefineOptions): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {}
}

function targetOf({ parent, mix }: Base): PixelTarget {
  if (mix) return { kind: 'shown' }
  return parent === null ? { kind: 'source' } : { kind: 'version', id: parent }
}

async function shownBase(host: Host, source: string, options: RefineOptions): Promise<Base> {
  const head = lineageOf(await host.lineages({ ...signalIn(options), source }), source)?.head
  if (!head || head.kind === 'source') return { parent: null }
  if (head.kind === 'version') return { parent: head.id }
  return { parent: head.ids.at(-1) ?? null, mix: head.ids }
}

async function expectShown(
  host: Host,
  source: string,
  mix: readonly string[],
  options: RefineOptions,
): Promise<void> {
  const now = await shownBase(host, source, options)
  if (now.mix?.join() === mix.join()) return
  throw new RefineError(
    'source_changed',
    'The layers that were visible together when this was made are not what is visible now.',
    { hint: 'Show the same layers again, then try once more.', retryable: true },
  )
}

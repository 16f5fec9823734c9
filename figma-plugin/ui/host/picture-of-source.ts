import * as z from 'zod/mini'
import { entryKeys } from '../../protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../protocol/node-facts.ts'
import { basePaintOf } from './base-paint.ts'
import { historyEntry, markerEntry, paintsEntry } from './node-entries.ts'
import type { RecordedNode } from './node-lists.ts'
import { sameFills, shortHash } from './paint-look.ts'
import type { SeenPicture } from './seen-picture.ts'

const recordedStateSchema = z.looseObject({
  number: z.number(),
  edit: z.looseObject({ source: z.looseObject({ state: z.string() }) }),
})

const markedStateSchema = z.looseObject({ state: z.string() })

/**
 * Says which of a layer's fills is the picture, and what the layer is without any version over it.
 *
 * Once versions exist the picture is the one that they were made for, before that the one that the user chose.
 *
 * @param recorded All versions in the document.
 * @param frames The history frames that hold versions of this layer.
 * @param chosen The state of the paint that the user chose in this session.
 */
export function pictureOfSource(
  node: NodeFacts,
  recorded: readonly RecordedNode[],
  frames: readonly NodeFacts[],
  chosen: string | undefined,
): SeenPicture {
  const live = node.fills ?? []
  const frameIds = new Set(frames.map(({ id }) => id))
  const assigned =
    recorded
      .filter(({ node: { parent } }) => parent !== null && frameIds.has(parent))
      // An original before its copies: only one can be said to show.
      .sort((a, b) => Number(isCopy(a)) - Number(isCopy(b)))
      .find(({ node: version }) => sameFills(version.fills ?? [], live))?.node ?? null
  const before = frames.find(({ id }) => id === assigned?.parent)
  const fills = (assigned && before && historyEntry(before)?.fills) || live
  const marker = markerEntry(node)
  const marked = z.safeParse(markedStateSchema, marker?.raw)
  const wanted = [
    ...(marker?.lineage ? statesOf(marker.lineage, recorded) : []),
    ...(chosen === undefined ? [] : [chosen]),
    ...(marked.success ? [marked.data.state] : []),
  ]
  const overlays = new Set(paintsEntry(node)?.overlays)
  const base = basePaintOf(fills, wanted, overlays)
  return {
    fills,
    base,
    state: `${base?.state ?? 'no image'}${overlayState(fills, overlays)}`,
    assigned: assigned?.id ?? null,
    frames: [...frameIds],
  }
}

function statesOf(lineage: string, recorded: readonly RecordedNode[]): readonly string[] {
  return recorded
    .filter(({ entry }) => entry.lineage === lineage)
    .flatMap(({ entry }) => {
      const parsed = z.safeParse(recordedStateSchema, entry.raw)
      return parsed.success ? parsed.data : []
    })
    .sort((a, b) => b.number - a.number)
    .map(({ edit }) => edit.source.state)
}

/** A version that became a source of its own shows its overlays, too. */
function overlayState(fills: readonly PaintFacts[], overlays: ReadonlySet<string>): string {
  const shown = fills.filter(
    ({ imageHash, visible }) => (visible ?? true) && overlays.has(imageHash ?? ''),
  )
  return shown.length === 0 ? '' : `+${shortHash(shown.map(({ imageHash }) => imageHash))}`
}

function isCopy({ node }: RecordedNode): boolean {
  return node.data[entryKeys.node] !== node.id
}

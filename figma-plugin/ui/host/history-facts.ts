import * as z from 'zod/mini'
import type { VersionFact } from '../../../core/history/lineage.ts'
import type { HistoryFacts } from '../../../core/history/rebuild-lineages.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import { boxOnPage } from './boxes-overlap.ts'
import { fingerprintOf } from './fingerprint.ts'
import { membersInPlace } from './in-place.ts'
import { paintsEntry, versionEntry } from './node-entries.ts'
import { type NodeLists, type RecordedNode, sortNodes } from './node-lists.ts'
import { pictureOfSource } from './picture-of-source.ts'
import type { SeenPicture } from './seen-picture.ts'
import { compareHeight, sourceOfVersion } from './version-source.ts'

/** What is told of a document's nodes for healing, with what each source is without its versions. */
export interface FoundHistory {
  readonly facts: HistoryFacts
  readonly pictures: ReadonlyMap<string, SeenPicture>
}

/** A version's node with the source that it belongs to now. */
interface Belonging extends RecordedNode {
  readonly source: NodeFacts | null
  /** Whether it lies in a frame that was made for versions of its picture, to which no layer can be added. */
  readonly isFramed: boolean
}

/**
 * Says as facts what versions and sources the known nodes are, for core's healing.
 *
 * Pure: decides only what Figma's layers mean (what lies on what, what is seen), never what a history is.
 *
 * @param chosen Which picture the user chose among several, as its paint's state, by node.
 */
export function historyFacts(
  nodes: ReadonlyMap<string, NodeFacts>,
  chosen: ReadonlyMap<string, string> = new Map(),
): FoundHistory {
  const lists = sortNodes(nodes.values())
  const belonging = lists.recorded.map((version) => belongingOf(version, lists, nodes))
  const sources = [...lists.marked.map(({ node }) => node), ...lists.unmarked]
  const pictures = new Map(
    sources.map((node) => {
      const frames = framesOf(node, belonging, nodes)
      return [node.id, pictureOfSource(node, lists.recorded, frames, chosen.get(node.id))]
    }),
  )
  const inPlace = placesOf(belonging, lists)
  const order = new Map(
    [...nodes.values()].sort(compareHeight).map(({ id }, position) => [id, position]),
  )
  const markers = new Map(lists.marked.map(({ node, marker }) => [node.id, marker.raw]))
  return {
    pictures,
    facts: {
      stacking: 'cumulative',
      sources: sources.map(({ id, name, visible }) => ({
        layer: id,
        name,
        visible,
        state: pictures.get(id)?.state ?? '',
        marker: markers.get(id) ?? null,
      })),
      versions: belonging.map(({ node, entry, source, isFramed }): VersionFact => {
        const paints = paintsEntry(node)
        return {
          layer: node.id,
          name: node.name,
          visible:
            isFramed && source ? pictures.get(source.id)?.assigned === node.id : node.visible,
          inPlace: inPlace.has(node.id),
          source: source?.id ?? null,
          order: order.get(node.id) ?? 0,
          fingerprint: paints && fingerprintOf(node.fills ?? [], paints),
          record: entry.raw,
        }
      }),
    },
  }
}

function belongingOf(
  { node, entry }: RecordedNode,
  { marked, unmarked, frames }: NodeLists,
  nodes: ReadonlyMap<string, NodeFacts>,
): Belonging {
  const frameOf = (node.parent !== null && frames.get(node.parent)) || null
  const base = paintsEntry(node)?.base
  const original = nodes.get(entry.writtenOn)
  const source = sourceOfVersion({
    version: node,
    entry,
    marked,
    unmarked,
    frameOf,
    // Ids are counted anew in every file: another node may have that one.
    originalIsHere: original?.page === node.page && versionEntry(original)?.id === entry.id,
    holdsPicture: ({ fills }) =>
      base !== undefined && (fills ?? []).some(({ imageHash }) => imageHash === base),
  })
  // Beside a source in the same frame it is what it would be anywhere: a layer over another.
  const isFramed = frameOf !== null && source?.parent !== node.parent
  return { node, entry, source, isFramed }
}

/** The history frames that hold versions of a source. */
function framesOf(
  source: NodeFacts,
  belonging: readonly Belonging[],
  nodes: ReadonlyMap<string, NodeFacts>,
): readonly NodeFacts[] {
  const ids = belonging
    .filter((version) => version.isFramed && version.source?.id === source.id)
    .map(({ node }) => node.parent ?? '')
  return [...new Set(ids)].flatMap((id) => nodes.get(id) ?? [])
}

/** Ids of the versions that stand in their source's place. */
function placesOf(belonging: readonly Belonging[], { marked }: NodeLists): ReadonlySet<string> {
  const standing = new Set<string>()
  const siblings = new Map<string, Belonging[]>()
  for (const version of belonging) {
    const { node, entry, source, isFramed } = version
    const isInside = source?.type === 'FRAME' && node.parent === source.id
    if (isInside || (isFramed && source)) standing.add(node.id)
    if (source ? source.parent !== node.parent || source.type === 'FRAME' : isOutcast(version)) {
      continue
    }
    const key = JSON.stringify([node.page, node.parent, source?.id ?? entry.lineage])
    siblings.set(key, [...(siblings.get(key) ?? []), version])
  }
  for (const group of siblings.values()) {
    for (const id of inPlaceOf(group)) standing.add(id)
  }
  return standing

  /** Without a source beside it, a version stands for itself unless its source lives elsewhere on the page. */
  function isOutcast({ node, entry }: Belonging): boolean {
    return marked.some(
      (source) => source.node.page === node.page && source.marker.lineage === entry.lineage,
    )
  }
}

const agedSchema = z.looseObject({ number: z.number() })

function inPlaceOf(group: readonly Belonging[]): ReadonlySet<string> {
  const ageOf = ({ entry }: Belonging) => {
    const parsed = z.safeParse(agedSchema, entry.raw)
    return parsed.success ? parsed.data.number : 0
  }
  const isOriginal = ({ node, entry }: Belonging) => entry.writtenOn === node.id
  const oldestFirst = [...group].sort(
    (a, b) => ageOf(a) - ageOf(b) || Number(isOriginal(a)) - Number(isOriginal(b)),
  )
  const source = group[0]?.source
  return membersInPlace([
    ...(source
      ? [{ id: source.id, isSource: true, visible: source.visible, box: boxOnPage(source) }]
      : []),
    ...oldestFirst.map(({ node }) => ({
      id: node.id,
      isSource: false,
      visible: node.visible,
      box: boxOnPage(node),
    })),
  ])
}

import type { Rebuilt } from '../../../core/history/lineage.ts'
import type { Host, Picked } from '../../../core/host.ts'
import type { HostHarness } from '../harness.ts'
import { createMemoryHarness } from '../memory-harness.ts'

/** Two open documents behind one host: what is picked is looked for in the one in front, ids name their document. */
export interface TwoDocuments {
  readonly host: Host
  readonly documents: readonly [HostHarness, HostHarness]
  /** Brings a document to the front, as a click on its tab does. */
  switchTo(index: 0 | 1): void
  /** A layer's id as the host names it. */
  idOf(index: 0 | 1, layer: string): string
}

export function createTwoDocuments(): TwoDocuments {
  const documents = [createMemoryHarness(), createMemoryHarness()] as const
  let front: 0 | 1 = 0
  const owner = (id: string) => (id.startsWith('1/') ? 1 : 0)
  const bare = (id: string) => id.slice(2)
  const idOf = (index: 0 | 1, layer: string) => `${index}/${layer}`
  const hostOf = (id: string) => documents[owner(id)].host
  const qualified = (index: 0 | 1, picked: Picked | null): Picked | null =>
    picked && { ...picked, source: idOf(index, picked.source) }

  /** The version's document: ids are unique in all of them. */
  const hostOfVersion = async (version: string): Promise<Host> => {
    for (const { host } of documents) {
      const { lineages } = await host.lineages()
      if (lineages.some(({ versions }) => versions.some(({ record }) => record.id === version))) {
        return host
      }
    }
    return documents[front].host
  }

  const host: Host = {
    capabilities: documents[0].host.capabilities,
    pick: async (options) => {
      const index = front
      return qualified(index, await documents[index].host.pick(options))
    },
    readPixels: (source, target, rect, options) =>
      hostOf(source).readPixels(bare(source), target, rect, options),
    readRegion: (source, options) => hostOf(source).readRegion(bare(source), options),
    readReferences: (source, options) => hostOf(source).readReferences(bare(source), options),
    thumbnail: (source, version, maxEdge, options) =>
      hostOf(source).thumbnail(bare(source), version, maxEdge, options),
    place: async (placement, options) => {
      const { source } = placement
      const placed = await hostOf(source).place({ ...placement, source: bare(source) }, options)
      return {
        versions: placed.versions.map((one) => ({ ...one, layer: idOf(owner(source), one.layer) })),
      }
    },
    show: (source, version, options) => hostOf(source).show(bare(source), version, options),
    rename: async (version, name, options) =>
      (await hostOfVersion(version)).rename(version, name, options),
    mark: async (version, changes, options) =>
      (await hostOfVersion(version)).mark(version, changes, options),
    remove: async (version, options) => (await hostOfVersion(version)).remove(version, options),
    keepNotes: (source, kept, options) => hostOf(source).keepNotes(bare(source), kept, options),
    lineages: async ({ source, ...options } = {}) => {
      const index = source === undefined ? front : owner(source)
      return withDocument(await documents[index].host.lineages(options), (layer) =>
        idOf(index, layer),
      )
    },
    watch: (listener) => {
      const stops = documents.map((document) => document.host.watch(listener))
      return () => stops.forEach((stop) => void stop())
    },
  }
  return {
    host,
    documents,
    idOf,
    switchTo(index) {
      front = index
    },
  }
}

function withDocument(rebuilt: Rebuilt, qualify: (layer: string) => string): Rebuilt {
  return {
    ...rebuilt,
    lineages: rebuilt.lineages.map((lineage) => ({
      ...lineage,
      source: lineage.source === null ? null : qualify(lineage.source),
      versions: lineage.versions.map((version) => ({
        ...version,
        layer: qualify(version.layer),
      })),
    })),
  }
}

import { RefineError, throwIfAborted } from '../../core/errors.ts'
import { basesOf } from '../../core/history/chain.ts'
import { expectStorable } from '../../core/history/expect-storable.ts'
import { lineageOf, versionById } from '../../core/history/find-in-lineages.ts'
import type { Lineage, Rebuilt } from '../../core/history/lineage.ts'
import { markerAfterRemoval, notedMarker } from '../../core/history/noted-marker.ts'
import type { VersionRecord } from '../../core/history/record.ts'
import type { CallOptions, Host, Picked } from '../../core/host.ts'
import type { HostCapabilities } from '../../core/host-capabilities.ts'
import { cropPicture, type Picture, toDepth } from '../../core/image/picture.ts'
import { fitWithin } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import type { Mask } from '../../core/mask/mask.ts'
import type { ColorConverter } from '../../core/ports.ts'
import { addSourceTo } from './memory/memory-add-source.ts'
import { type MemoryDocument, withLayer } from './memory/memory-document.ts'
import { markedSource, sourceLayer, withHealedIds, withMarker } from './memory/memory-facts.ts'
import { lookOf, shownLook } from './memory/memory-look.ts'
import { placeInto, withShown } from './memory/memory-place.ts'
import type { MemoryStore } from './memory/memory-store.ts'

/**
 * A host over a document in memory: the smallest one that keeps every promise, and a strict one.
 *
 * It copies pixels in and out and checks that none of its own ever change without a write; it keeps records as
 * text; what does not fit is refused before anything is written.
 */
export function createMemoryHost(
  store: MemoryStore,
  capabilities: HostCapabilities,
  { regionOf, color }: { regionOf: (source: string) => Mask | null; color?: ColorConverter },
): Host {
  const { stacking } = capabilities
  const rebuilt = (): Rebuilt => store.rebuilt(store.document)
  const healed = (): MemoryDocument => withHealedIds(store.document, rebuilt())
  const verb = async <T>(options: CallOptions | undefined, work: () => T): Promise<T> => {
    // Like every real host, it answers later than it is asked.
    await Promise.resolve()
    throwIfAborted(options?.signal)
    return work()
  }
  const look = (source: string, version: string | null): Picture => {
    if (version === null) return pictureIn(store.document, source)
    const { lineage } = versionById(rebuilt(), version)
    return lookOf(store.document, lineage, version, stacking)
  }
  const writeRecord = (version: string, change: (record: VersionRecord) => VersionRecord) => {
    const found = versionById(rebuilt(), version).version
    const record = JSON.stringify(change(found.record))
    store.write(withLayer(healed(), found.layer, (layer) => ({ ...layer, record })))
  }

  return {
    capabilities,
    ...(color && { color }),

    pick: (options) =>
      verb(options, () => {
        const source = pickedSource(store.document)
        return source === null ? null : describe(store.document, source, rebuilt())
      }),

    pickAll: (options) =>
      verb(options, () =>
        pickedSources(store.document).flatMap((source) => {
          try {
            return [describe(store.document, source, rebuilt())]
          } catch (thrown) {
            if (thrown instanceof RefineError) return []
            throw thrown
          }
        }),
      ),

    readPixels: (source, target, rect, options) =>
      verb(options, () => {
        sourceLayer(store.document, source)
        if (target.kind === 'source') return cropPicture(look(source, null), rect)
        if (target.kind === 'version') return cropPicture(look(source, target.id), rect)
        return cropPicture(shownLook(store.document, source, lineageOf(rebuilt(), source)), rect)
      }),

    readRegion: (source, options) => verb(options, () => structuredClone(regionOf(source))),

    readReferences: (source, options) =>
      verb(options, () =>
        store.document.layers
          .filter(({ id }) => id !== source && store.document.picked.includes(id))
          .flatMap(({ name, content }) =>
            content.kind === 'picture' ? { name, picture: structuredClone(content.picture) } : [],
          ),
      ),

    place: (placement, options) => verb(options, () => placeInto(store, placement, capabilities)),

    addSource: (source, options) =>
      verb(options, () => ({ layer: addSourceTo(store, healed(), source) })),

    show: (source, version, options) =>
      verb(options, () => {
        sourceLayer(store.document, source)
        const lineage = version === null ? null : versionById(rebuilt(), version).lineage
        const shown = lineage ?? lineageOf(rebuilt(), source)
        if (shown) store.write(withShown(healed(), source, shown, version, stacking))
      }),

    rename: (version, name, options) =>
      verb(options, () => {
        const { layer } = versionById(rebuilt(), version).version
        store.write(withLayer(healed(), layer, (found) => ({ ...found, name })))
      }),

    mark: (version, changes, options) =>
      verb(options, () => writeRecord(version, (record) => ({ ...record, ...changes }))),

    remove: (version, options) =>
      verb(options, () => {
        const { lineage } = versionById(rebuilt(), version)
        const source = lineage.source && markedSource(store.document, lineage.source)
        const marker = markerAfterRemoval(source || null, rebuilt(), options?.notes)
        const left = withoutVersion(healed(), store, version, stacking)
        store.write(marker ? withMarker(left, marker) : left)
      }),

    keepNotes: (source, kept, options) =>
      verb(options, () => {
        const marker = notedMarker(markedSource(store.document, source), rebuilt(), kept)
        store.write(withMarker(healed(), marker))
      }),

    documentTexts: {
      read: (name, options) => verb(options, () => store.document.texts[name] ?? null),
      write: (name, text, options) =>
        verb(options, () => {
          if (text !== null) expectStorable(text, 'These texts')
          const { [name]: _, ...others } = store.document.texts
          store.write({
            ...store.document,
            texts: { ...others, ...(text !== null && { [name]: text }) },
          })
        }),
    },

    lineages: (options) => verb(options, () => structuredClone(rebuilt())),

    thumbnail: (source, version, maxEdge, options) =>
      verb(options, () => {
        const picture = look(source, version)
        return structuredClone(toDepth(resample(picture, fitWithin(picture, maxEdge)), 8))
      }),

    watch: (listener) => store.watch(listener),
  }

  function describe(document: MemoryDocument, source: string, history: Rebuilt): Picked {
    const layer = sourceLayer(document, source)
    if (layer.content.kind !== 'picture') throw new TypeError('Expected a source layer')
    const { picture, color: tag } = layer.content
    if (!capabilities.depths.includes(picture.depth)) {
      throw new RefineError(
        'unsupported_source',
        `“${layer.name}” has ${picture.depth} bits a channel.`,
        { hint: 'Convert it to 8 bits a channel.' },
      )
    }
    const lineage = lineageOf(history, source)
    return {
      source,
      name: layer.name,
      width: picture.width,
      height: picture.height,
      depth: picture.depth,
      color: structuredClone(tag),
      state: layer.checksum,
      lineage: lineage?.id ?? null,
      head: lineage?.head ?? { kind: 'source' },
      offersRegion: regionOf(source) !== null,
    }
  }
}

function pictureIn(document: MemoryDocument, source: string): Picture {
  const { content } = sourceLayer(document, source)
  if (content.kind !== 'picture') throw new TypeError('Expected a source layer')
  return content.picture
}

function pickedSource(document: MemoryDocument): string | null {
  return pickedSources(document)[0] ?? null
}

/** The sources of everything that is picked, each once. */
function pickedSources({ layers, picked }: MemoryDocument): readonly string[] {
  const sources = picked.flatMap((id) => {
    const layer = layers.find((found) => found.id === id)
    if (layer?.content.kind === 'picture') return [layer.id]
    return layer?.over && layers.some((found) => found.id === layer.over) ? [layer.over] : []
  })
  return [...new Set(sources)]
}

function withoutVersion(
  document: MemoryDocument,
  store: MemoryStore,
  id: string,
  stacking: HostCapabilities['stacking'],
): MemoryDocument {
  const { lineage, version } = versionById(store.rebuilt(document), id)
  const begun = lineageOf(store.rebuilt(document), version.layer)
  if (version.children.length > 0 || (begun && begun.versions.length > 0)) {
    throw new RefineError('has_descendants', `Other versions are built on “${version.name}”.`, {
      hint: 'Remove those first, or hide it.',
    })
  }
  const rest: MemoryDocument = {
    ...document,
    layers: document.layers.filter((layer) => layer.id !== version.layer),
    picked: document.picked.filter((layer) => layer !== version.layer),
  }
  const { head, source } = lineage
  if (source === null || head.kind !== 'version' || head.id !== id) return rest
  const left = lineageOf(store.rebuilt(rest), source)
  if (!left) return withLayer(rest, source, (layer) => ({ ...layer, visible: true }))
  const [below = null, ...more] = standingBelow(left, version.record)
  const fallen = withShown(rest, source, left, below, stacking)
  if (stacking === 'cumulative') return fallen
  return more.reduce((next, member) => {
    const layer = left.versions.find(({ record }) => record.id === member)?.layer
    return layer ? withLayer(next, layer, (found) => ({ ...found, visible: true })) : next
  }, fallen)
}

/** What a version lies on, topmost first, where it was not taken out; else what that lies on. */
function standingBelow(lineage: Lineage, record: VersionRecord): readonly string[] {
  const bases = [...basesOf(record)].reverse()
  const known = bases.flatMap((id) => lineage.versions.filter((one) => one.record.id === id))
  const standing = known.filter(({ takenOut }) => !takenOut)
  const [top] = known
  if (standing.length > 0 || !top) return standing.map((one) => one.record.id)
  return standingBelow(lineage, top.record)
}

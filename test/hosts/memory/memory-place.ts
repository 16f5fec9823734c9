import { expectFits } from '../../../core/edit/version-pixels.ts'
import { RefineError } from '../../../core/errors.ts'
import { lineageOf, versionById } from '../../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import { lineageMarkerSchema, versionRecordSchema } from '../../../core/history/record.ts'
import { sourceChanged } from '../../../core/history/source-errors.ts'
import { visibilityFor } from '../../../core/history/visibility.ts'
import type { NewVersion, Placed, Placement } from '../../../core/host.ts'
import type { HostCapabilities } from '../../../core/host-capabilities.ts'
import type { untagged } from '../../../core/image/color-tag.ts'
import type { Picture } from '../../../core/image/picture.ts'
import {
  createLayer,
  type LayerContent,
  type MemoryDocument,
  type MemoryLayer,
  withLayer,
} from './memory-document.ts'
import { sourceLayer, withHealedIds } from './memory-facts.ts'
import type { MemoryStore } from './memory-store.ts'

/** Writes a placement as one step, or throws before anything is written. */
export function placeInto(
  store: MemoryStore,
  placement: Placement,
  capabilities: HostCapabilities,
): Placed {
  let document = withHealedIds(store.document, store.rebuilt(store.document))
  const source = sourceLayer(document, placement.source)
  if (source.checksum !== placement.state) throw sourceChanged(source.name)
  if (source.marker === null) {
    const marker = lineageMarkerSchema.parse({ ...placement.marker, layer: source.id })
    document = withLayer(document, source.id, (layer) => ({
      ...layer,
      marker: JSON.stringify(marker),
    }))
  }
  const written: { id: string; layer: string; name: string }[] = []
  for (const version of placement.versions) {
    expectHoldable(version, source, document, capabilities)
    const layer = versionLayer(store, document, source, version, capabilities)
    document = inserted(document, source, layer)
    written.push({ id: version.record.id, layer: layer.id, name: layer.name })
  }
  store.write(placement.show === null ? document : shown(store, document, placement, capabilities))
  return { versions: written }
}

/** Sets what is visible so that a version, or with null the source, shows. */
export function withShown(
  document: MemoryDocument,
  source: string,
  lineage: Lineage,
  id: string | null,
  stacking: HostCapabilities['stacking'],
): MemoryDocument {
  const visibility = visibilityFor(lineage, id, stacking)
  let next = withLayer(document, source, (layer) => ({ ...layer, visible: visibility.source }))
  for (const { record, layer } of lineage.versions) {
    const visible = visibility.versions.get(record.id)
    if (visible === undefined) continue
    next = withLayer(next, layer, (found) => ({ ...found, visible }))
  }
  return next
}

function shown(
  store: MemoryStore,
  document: MemoryDocument,
  { source, show }: Placement,
  { stacking }: HostCapabilities,
): MemoryDocument {
  const lineage = lineageOf(store.rebuilt(document), source)
  const version = lineage?.versions.find(({ record }) => record.id === show)
  if (!lineage || !version)
    throw new TypeError(`Expected to show a placed version but received ${show}`)
  if (version.record.kind === 'reframe') {
    const lit = withLayer(document, version.layer, (layer) => ({ ...layer, visible: true }))
    return { ...lit, picked: [version.layer] }
  }
  const others = document.picked.filter(
    (id) => id !== source && document.layers.find((layer) => layer.id === id)?.over !== source,
  )
  const isElsewhere = others.length > 0 && others.length === document.picked.length
  return {
    ...withShown(document, source, lineage, show, stacking),
    picked: isElsewhere ? others : [version.layer, ...others],
  }
}

function versionLayer(
  store: MemoryStore,
  document: MemoryDocument,
  source: MemoryLayer,
  { record, name, content, begins }: NewVersion,
  { stacking }: HostCapabilities,
): MemoryLayer {
  const id = store.newLayerId()
  const reframe = content.kind === 'reframe'
  const layer = createLayer({
    id,
    name,
    visible: false,
    content: contentFor(store, document, source, record.parent, content, stacking),
    over: reframe ? null : source.id,
    marker: null,
    record: null,
  })
  const { checksum } = layer
  const full = versionRecordSchema.parse({
    ...record,
    layer: { id, name },
    fingerprint: checksum,
  })
  const marker = reframe
    ? lineageMarkerSchema.parse({ ...begins, layer: id, state: checksum })
    : null
  return {
    ...layer,
    record: JSON.stringify(full),
    marker: marker && JSON.stringify(marker),
  }
}

function contentFor(
  store: MemoryStore,
  document: MemoryDocument,
  source: MemoryLayer,
  parent: string | null,
  content: NewVersion['content'],
  stacking: HostCapabilities['stacking'],
): LayerContent {
  const { picture, color } = source.content as { picture: Picture; color: typeof untagged }
  if (content.kind === 'replacing') return { kind: 'full', picture: content.picture }
  if (content.kind === 'reframe') return { kind: 'picture', picture: content.picture, color }
  const { patch } = content
  if (stacking === 'patches') return { kind: 'patches', base: null, patches: [patch] }
  if (parent === null) return { kind: 'patches', base: picture, patches: [patch] }
  const { version } = versionById(store.rebuilt(document), parent)
  const below = document.layers.find(({ id }) => id === version.layer)?.content
  if (below?.kind !== 'patches') {
    return { kind: 'patches', base: below?.picture ?? picture, patches: [patch] }
  }
  return { kind: 'patches', base: below.base, patches: [...below.patches, patch] }
}

function inserted(
  document: MemoryDocument,
  source: MemoryLayer,
  layer: MemoryLayer,
): MemoryDocument {
  const { layers } = document
  const top = layers
    .map(({ id, over, inPlace }) => id === source.id || (over === source.id && inPlace))
    .lastIndexOf(true)
  return { ...document, layers: [...layers.slice(0, top + 1), layer, ...layers.slice(top + 1)] }
}

function expectHoldable(
  { content, name }: NewVersion,
  source: MemoryLayer,
  { layers }: MemoryDocument,
  { replacing, reframe }: HostCapabilities,
): void {
  const { picture } = source.content as { picture: Picture }
  if ((content.kind === 'replacing' && !replacing) || (content.kind === 'reframe' && !reframe)) {
    throw new RefineError('not_supported', `This document can’t hold a ${content.kind} version.`, {
      hint: 'Use a document that can, for example a layered PSD.',
    })
  }
  if (layers.some((layer) => layer.over === source.id && layer.name === name)) {
    throw new TypeError(`Expected a name that is free but received ${name}`)
  }
  expectFits(content, picture)
}

import type { Stacking } from '../../core/history/lineage.ts'
import type { HostCapabilities } from '../../core/host-capabilities.ts'
import { untagged } from '../../core/image/color-tag.ts'
import { createPicture, type Depth, type Picture } from '../../core/image/picture.ts'
import type { Mask } from '../../core/mask/mask.ts'
import type { ColorConverter } from '../../core/ports.ts'
import type { HostHarness } from './harness.ts'
import {
  checksumOf,
  createLayer,
  type LayerContent,
  type MemoryDocument,
  type MemoryLayer,
  withLayer,
} from './memory/memory-document.ts'
import { rebuildOf } from './memory/memory-facts.ts'
import { createMemoryStore, type MemoryStore } from './memory/memory-store.ts'
import { createMemoryHost } from './memory-host.ts'

/** What a memory host can do; everything unless told otherwise. */
export interface MemoryOptions {
  readonly stacking?: Stacking
  readonly depths?: readonly Depth[]
  readonly replacing?: boolean
  readonly reframe?: boolean
  readonly undo?: boolean
  readonly regions?: boolean
  readonly color?: ColorConverter
  readonly leavesRequests?: true
}

/** Opens an empty document in memory, with the hand that works in it. */
export function createMemoryHarness(
  options: MemoryOptions = {},
  saved: MemoryDocument = { layers: [], picked: [], texts: {} },
): HostHarness {
  const { stacking = 'patches', undo = true, regions = true } = options
  const store = createMemoryStore(saved, (document) => rebuildOf(document, stacking))
  const drawn = new Map<string, Mask>()
  const capabilities: HostCapabilities = {
    name: 'memory',
    stacking,
    paintsMasks: true,
    regionHint: regions ? 'Make a selection.' : null,
    depths: options.depths ?? [8, 16],
    replacing: options.replacing ?? true,
    reframe: options.reframe ?? true,
    undo,
    ...(options.leavesRequests && { leavesRequests: true }),
    reach: () => ({
      ok: false,
      reason: 'This document has no network.',
      fix: 'Use another host.',
    }),
  }
  const host = createMemoryHost(store, capabilities, {
    regionOf: (source) => drawn.get(source) ?? null,
    ...(options.color && { color: options.color }),
  })

  return {
    host,
    ...handOn(store),
    ...(regions && {
      setRegion: async (source: string, mask: Mask | null) => {
        if (mask) drawn.set(source, structuredClone(mask))
        else drawn.delete(source)
      },
      pickAlso: async (layer: string) => store.pick([...store.document.picked, layer]),
    }),
    ...(undo && { undo: async () => store.undo() }),
    reopen: async () => createMemoryHarness(options, store.document),
  }
}

type Hand = Omit<HostHarness, 'host' | 'setRegion' | 'pickAlso' | 'undo' | 'reopen'>

function handOn(store: MemoryStore): Hand {
  const change = (id: string, by: (layer: MemoryLayer) => MemoryLayer) =>
    store.write(withLayer(store.document, id, by))
  return {
    async addSource({ picture, name, color = untagged }) {
      const layer = createLayer({
        id: store.newLayerId(),
        name,
        content: { kind: 'picture', picture, color },
        over: null,
        marker: null,
        record: null,
      })
      store.write({ ...store.document, layers: [...store.document.layers, layer] })
      return layer.id
    },
    pickLayer: async (layer) => store.pick([layer]),
    pickNothing: async () => store.pick([]),
    pickedLayers: async () => store.document.picked,
    layers: async () =>
      store.document.layers.map(({ id, name, visible, content }) => ({
        id,
        name,
        visible,
        kind: content.kind === 'picture' ? 'source' : 'version',
      })),
    contentOf: async (id) => {
      const layer = store.document.layers.find((found) => found.id === id)
      if (!layer) throw new Error(`Expected a layer ${id} but found none`)
      return JSON.stringify([checksumOf(layer.content), layer.over, layer.inPlace])
    },
    duplicateLayers: async (ids) => duplicate(store, ids),
    moveAway: async (id) => change(id, (layer) => ({ ...layer, inPlace: false })),
    deleteLayer: async (id) =>
      store.write({
        ...store.document,
        layers: store.document.layers.filter((layer) => layer.id !== id),
        picked: store.document.picked.filter((layer) => layer !== id),
      }),
    renameLayer: async (id, name) => change(id, (layer) => ({ ...layer, name })),
    setVisible: async (id, visible) => change(id, (layer) => ({ ...layer, visible })),
    paintOn: async (id) =>
      change(id, (layer) => createLayer({ ...layer, content: painted(layer.content) })),
    damageRecord: async (id, text) =>
      change(id, (layer) => ({ ...layer, record: text === '' ? null : text })),
  }
}

/** Copies lie right above their originals, except that versions follow a source that was copied with them. */
function duplicate(store: MemoryStore, ids: readonly string[]): readonly string[] {
  const { layers } = store.document
  const copyIds = new Map(ids.map((id) => [id, store.newLayerId()]))
  const copies = layers.flatMap((layer) => {
    const id = copyIds.get(layer.id)
    if (!id) return []
    return { ...structuredClone(layer), id, over: copyIds.get(layer.over ?? '') ?? layer.over }
  })
  const together = copies.some(({ over }) => over === null)
  if (together) store.write({ ...store.document, layers: [...layers, ...copies] })
  else {
    const copyOf = new Map(copies.map((copy) => [copy.id, copy]))
    store.write({
      ...store.document,
      layers: layers.flatMap((layer) => {
        const copy = copyOf.get(copyIds.get(layer.id) ?? '')
        return copy ? [layer, copy] : [layer]
      }),
    })
  }
  return ids.map((id) => copyIds.get(id)!)
}

function painted(content: LayerContent): LayerContent {
  if (content.kind !== 'patches') return { ...content, picture: inverted(content.picture) }
  return {
    ...content,
    patches: content.patches.map((patch) => ({ ...patch, color: inverted(patch.color) })),
  }
}

function inverted(picture: Picture): Picture {
  const data = picture.data.slice()
  data[0] = (data[0] as number) ^ 128
  return createPicture(picture, picture.depth, data)
}

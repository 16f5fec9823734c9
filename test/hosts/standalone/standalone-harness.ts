import { sha256Hex } from '../../../core/bytes.ts'
import { isSource } from '../../../core/history/version-group.ts'
import { type ColorTag, untagged } from '../../../core/image/color-tag.ts'
import { createPicture, type Depth, type Picture, toDepth } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import {
  createDocumentHost,
  type DocumentHost,
} from '../../../standalone/document/document-host.ts'
import { coverageOfLayer, pictureOfLayer } from '../../../standalone/document/layer-pixels.ts'
import {
  changeSiblings,
  findLayer,
  freeLayerId,
  type GroupLayer,
  type Layer,
  type LayeredDocument,
  mapLayers,
  type PixelLayer,
  walkLayers,
} from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import type { HostHarness } from '../harness.ts'

/** An empty layered document with a hand that works in it as in Photoshop; reopening goes through PSD bytes. */
export function makeStandaloneHarness(): HostHarness {
  return handOver(openHost(emptyDocument()))
}

function emptyDocument(): LayeredDocument {
  const document = newDocument(createPicture({ width: 1, height: 1 }, 8), untagged, 'Empty')
  return { ...document, layers: [] }
}

function openHost(document: LayeredDocument): DocumentHost {
  return createDocumentHost({ document, name: 'this test', paintsMasks: true })
}

function handOver(host: DocumentHost): HostHarness {
  const pixelLayer = (id: string): PixelLayer => {
    const layer = findLayer(host.document, id)
    if (layer?.kind !== 'pixels') throw new Error(`Expected a pixel layer ${id}`)
    return layer
  }
  const change = (id: string, with_: (layer: PixelLayer) => Layer) =>
    host.edit((document) =>
      mapLayers(document, (layer) =>
        layer.id === id && layer.kind === 'pixels' ? with_(layer) : layer,
      ),
    )

  return {
    host,
    async addSource({ picture, name, color }) {
      const id = String(freeLayerId(host.document))
      host.edit((document) => addLayer(document, pictureLayer(id, name, picture), color))
      return id
    },
    async pickLayer(layer) {
      host.select(layer)
    },
    async pickNothing() {
      host.select(null)
    },
    async pickedLayers() {
      return host.selected === null ? [] : [host.selected]
    },
    async layers() {
      return Array.from(walkLayers(host.document.layers))
        .filter((layer) => layer.kind === 'pixels')
        .map((layer) => ({
          id: layer.id,
          name: layer.name,
          visible: layer.visible,
          kind: isSource(layer) ? 'source' : 'version',
        }))
    },
    async contentOf(id) {
      const { document } = host
      const layer = pixelLayer(id)
      const { data } = pictureOfLayer(document, layer)
      const words = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      const coverage = coverageOfLayer(document, layer)
      const { rect, opacity, blend, clipped } = layer
      const parts = [
        rect,
        opacity,
        blend,
        clipped,
        sha256Hex(words),
        coverage && sha256Hex(coverage),
      ]
      return JSON.stringify(parts)
    },
    async undo() {
      host.undo()
    },
    async reopen() {
      return handOver(openHost(readPsd(writePsd(host.document))))
    },
    async duplicateLayers(ids) {
      const first = freeLayerId(host.document)
      const copies = new Map(ids.map((id, index) => [id, String(first + index)]))
      host.edit((document) => duplicate(document, copies, String(first + ids.length)))
      return ids.map((id) => copies.get(id) as string)
    },
    async moveAway(id) {
      const layer = pixelLayer(id)
      host.edit((document) => {
        const without = withoutLayer(document, id)
        return { ...without, layers: [...without.layers, layer] }
      })
    },
    async groupAway(id) {
      const group = emptyGroup(String(freeLayerId(host.document)))
      host.edit((document) =>
        changeSiblings(document, id, (siblings) =>
          siblings.map((layer) => (layer.id === id ? { ...group, layers: [layer] } : layer)),
        ),
      )
    },
    async deleteLayer(id) {
      host.edit((document) => withoutLayer(document, id))
    },
    async renameLayer(id, name) {
      change(id, (layer) => ({ ...layer, name }))
    },
    async setVisible(id, visible) {
      change(id, (layer) => ({ ...layer, visible }))
    },
    async paintOn(id) {
      change(id, (layer) => {
        const picture = pictureOfLayer(host.document, layer)
        const data = picture.data.slice()
        for (let pos = 0; pos < 12; pos++) data[pos] = (data[pos] as number) ^ 85
        const painted = createPicture(picture, picture.depth, data)
        const coverage = coverageOfLayer(host.document, layer)
        return { ...layer, content: { picture: painted, coverage } }
      })
    },
    async damageRecord(id, text) {
      change(id, (layer) => ({ ...layer, version: text }))
    },
  }
}

function pictureLayer(id: string, name: string, picture: Picture): PixelLayer {
  const [layer] = newDocument(picture, untagged, name).layers
  return { ...(layer as PixelLayer), id }
}

/** A document has one depth, as in Photoshop: the deeper of the two. */
function addLayer(
  document: LayeredDocument,
  layer: PixelLayer,
  color: ColorTag | undefined,
): LayeredDocument {
  const added = (layer.content as { picture: Picture }).picture
  const depth: Depth = Math.max(document.depth, added.depth) === 16 ? 16 : 8
  const deepen = (other: Layer): Layer =>
    other.kind === 'pixels'
      ? {
          ...other,
          content: {
            picture: toDepth(pictureOfLayer(document, other), depth),
            coverage: coverageOfLayer(document, other),
          },
        }
      : other
  const { layers } = mapLayers(document, (other) =>
    depth === document.depth ? other : deepen(other),
  )
  return {
    ...document,
    width: Math.max(document.width, added.width),
    height: Math.max(document.height, added.height),
    depth,
    color: color ?? document.color,
    layers: [
      ...layers,
      {
        ...layer,
        content: { picture: toDepth(added, depth), coverage: null },
        rect: rectOf(added),
      },
    ],
  }
}

function emptyGroup(id: string): GroupLayer {
  return {
    ...{ kind: 'group', id, name: 'Mine', visible: true, opacity: 255, blend: 'pass' },
    ...{ clipped: false, link: 0, linkOff: false, record: null },
    ...{ layers: [], open: true, divider: null },
  }
}

function withoutLayer(document: LayeredDocument, id: string): LayeredDocument {
  return changeSiblings(document, id, (siblings) => siblings.filter((layer) => layer.id !== id))
}

/** Copies come above their originals; a copied source comes with a group of its own for the copied versions. */
function duplicate(
  document: LayeredDocument,
  copies: ReadonlyMap<string, string>,
  groupId: string,
): LayeredDocument {
  const copyOf = (layer: Layer): Layer => ({ ...layer, id: copies.get(layer.id) as string })
  const isCopied = ({ id }: Layer) => copies.has(id)
  const copiesSource = document.layers.some(isCopied)
  const layers = document.layers.flatMap((layer, index): Layer[] => {
    if (layer.kind !== 'group') {
      const isBare = document.layers[index + 1]?.kind !== 'group'
      return isBare && isCopied(layer) ? [layer, copyOf(layer)] : [layer]
    }
    const versions = layer.layers.filter(isCopied).map(copyOf)
    const source = document.layers[index - 1]
    if (!copiesSource) return [{ ...layer, layers: [...layer.layers, ...versions] }]
    const group: GroupLayer = { ...layer, id: groupId, layers: versions }
    return [layer, ...(source && isCopied(source) ? [copyOf(source), group] : [])]
  })
  return { ...document, layers }
}

import { createPicture, isOpaque, type Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { coverageAt, type Mask } from '../../../core/mask/mask.ts'
import { dataNamespace, entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import type { SavedDocument } from '../../figma-plugin/stand-in/border/contract.ts'
import type { Hand } from '../../figma-plugin/stand-in/border/hand.ts'
import { photograph } from '../contract/scene.ts'
import type { HostHarness } from '../harness.ts'
import { contentIn, entryOn, layersIn } from './figma-layers.ts'
import { openFigma } from './open-figma.ts'
import { type PictureHome, shapeHome } from './picture-home.ts'

/** Opens an empty Figma document, or a saved one, with the hand that works in it. */
export async function openFigmaHarness(
  home: PictureHome = shapeHome,
  saved?: SavedDocument,
): Promise<HostHarness> {
  const { sandbox, hand, host } = await openFigma(saved ? { saved } : {})
  const masks = new Map<string, string>()
  return {
    host,
    ...(home.showsInSource && { showsInSource: home.showsInSource }),
    async addSource({ picture, name, color }) {
      const imageHash = hand.addImage(encodePng(picture, color ? { color } : {}))
      const { width, height } = picture
      const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
      return home.draw(hand, { name, fills, width, height, opaque: isOpaque(picture) })
    },
    pickLayer: async (layer) => hand.select([layer]),
    pickNothing: async () => hand.select([]),
    pickAlso: async (layer) => hand.select([...hand.selection(), layer]),
    pickedLayers: async () => hand.selection(),
    layers: async () => layersIn(hand),
    contentOf: async (layer) => contentIn(hand, layer),
    async setRegion(source, mask) {
      const before = masks.get(source)
      if (before !== undefined) hand.remove(before)
      masks.delete(source)
      if (!mask) return
      const drawn = drawMask(hand, source, mask)
      masks.set(source, drawn)
      hand.select([source, drawn])
    },
    async undo() {
      if (!hand.undo()) throw new Error('Expected an undo step but there is none')
    },
    reopen: async () => openFigmaHarness(home, sandbox.saved()),
    duplicateLayers: async (layers) => duplicate(hand, home, layers),
    async moveAway(layer) {
      const frame = hand.addNode({
        type: 'FRAME',
        name: 'Elsewhere',
        x: 900,
        width: 200,
        height: 200,
      })
      hand.move(layer, frame)
    },
    // In a history frame every place is as good as another: what shows there is what its source has for fills.
    ...(!home.showsInSource && {
      groupAway: async (layer: string) => void hand.group([layer], 'Mine'),
    }),
    async deleteLayer(layer) {
      const isSource = layersIn(hand).find(({ id }) => id === layer)?.kind === 'source'
      if (isSource) home.remove(hand, layer)
      else hand.remove(layer)
    },
    renameLayer: async (layer, name) => hand.rename(layer, name),
    setVisible: async (layer, visible) => hand.setVisible(layer, visible),
    async paintOn(layer) {
      const picture = photograph({ width: 24, height: 16 }, 8, 77)
      const hash = hand.addImage(encodePng(picture))
      const node = hand.node(layer)
      const isVersion = node !== null && entryOn(node, entryKeys.version) !== ''
      hand.replaceImage(layer, hash, isVersion ? undefined : 0)
    },
    damageRecord: async (layer, text) =>
      hand.setSharedData(layer, dataNamespace, entryKeys.version, text),
    close: async () => sandbox.close(),
  }
}

/** Draws a mask layer exactly over a source: its image's alpha is the coverage. */
function drawMask(hand: Hand, source: string, mask: Mask): string {
  const node = hand.node(source)
  if (!node) throw new Error(`Expected a layer ${source} but found none`)
  const { width, height, absoluteTransform: transform } = node
  const imageHash = hand.addImage(encodePng(coveragePicture(mask, width, height)))
  return hand.addNode({
    type: 'RECTANGLE',
    name: 'Mask',
    parent: hand.currentPage(),
    transform,
    width,
    height,
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }],
    props: { isMask: true, maskType: 'ALPHA' },
  })
}

function coveragePicture(mask: Mask, width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) {
    data[i * 4 + 3] = coverageAt(mask, i % width, Math.floor(i / width))
  }
  return createPicture({ width, height }, 8, data)
}

/** A source that holds its versions, or lies in an instance, is copied with all that belongs to it in one go. */
function duplicate(hand: Hand, home: PictureHome, layers: readonly string[]): readonly string[] {
  const facts = new Map(layersIn(hand).map((fact) => [fact.id, fact]))
  const holders = new Map<string, string>()
  for (const layer of layers) {
    const parent = hand.node(layer)?.parent ?? ''
    const isSource = facts.get(layer)?.kind === 'source'
    const isKept = layers.some((other) => facts.get(other)?.kind === 'source')
    const inFrame = isKept && hand.node(parent)?.type === 'FRAME'
    holders.set(layer, isSource ? home.holderOf(hand, layer) : inFrame ? parent : layer)
  }
  const originals = [...new Set(holders.values())]
  const copies = hand.duplicate(originals)
  const copyOf = new Map(originals.map((id, i) => [id, copies[i] ?? '']))
  return layers.map((layer) => {
    const holder = holders.get(layer) ?? layer
    const copy = copyOf.get(holder) ?? ''
    if (holder === layer) return copy
    const index = hand.node(holder)?.children.indexOf(layer) ?? 0
    return hand.node(copy)?.children[index] ?? ''
  })
}

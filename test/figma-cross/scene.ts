import { FigmaAPI, type NodeProxy, SceneGraph } from '@open-pencil/core'
import { composeOnto } from '../../core/edit/compose.ts'
import type { Patch } from '../../core/edit/patch.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { runInline } from '../../core/worker/run-inline.ts'
import { dataNamespace, entryKeys } from '../../figma-plugin/protocol/entries.ts'
import type { PaintFacts } from '../../figma-plugin/protocol/node-facts.ts'
import {
  type LaidPaints,
  withOverlay,
  withPicture,
} from '../../figma-plugin/ui/host/write/lay-paints.ts'
import { createFigmaPixels } from '../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import type { FigmaPixels } from '../../figma-plugin/ui/pixels/figma-pixels.ts'
import { figmaPixelJobsWith } from '../../figma-plugin/worker/jobs.ts'
import { decodeWithSharp } from '../../standalone/cli/decode-with-sharp.ts'
import type { CrossCase } from './cases.ts'
import { openPencilPaint } from './open-pencil-paint.ts'
import { patchesFor } from './patches.ts'
import { pictureFileFor } from './picture-file.ts'

/** A document of OpenPencil's with one picture three times at the same place. */
export interface Scene {
  readonly graph: SceneGraph
  readonly page: string
  readonly source: NodeProxy
  /** The source's paints with one overlay for each refinement, written as the plugin writes them. */
  readonly version: NodeProxy
  /** The same with the refined picture as a whole: what the version must look like. */
  readonly whole: NodeProxy
  readonly patches: readonly Patch[]
}

/** Builds the scene of a case: everything that is laid over the source is made by the plugin's own code. */
export async function buildScene(given: CrossCase): Promise<Scene> {
  const graph = new SceneGraph()
  const api = new FigmaAPI(graph)
  const pixels = pixelsOver(graph, given.image)
  const base = api.createImage(await pictureFileFor(given)).hash
  const paint: PaintFacts = { type: 'IMAGE', imageHash: base, ...given.paint }
  let laid: LaidPaints = {
    fills: [paint, ...(given.above ?? [])],
    paints: { base, overlays: [] },
    template: paint,
  }
  const source = addSource(api, graph, given)
  const paintNode = (node: NodeProxy, { fills }: LaidPaints) => {
    node.fills = fills.map((fill) => openPencilPaint(fill, given.box, given.image))
  }
  paintNode(source, laid)

  let picture = await pixels.read({ base, overlays: [] }, rectOf(given.image))
  const patches = patchesFor(picture, given.overlays ?? 1)
  const bare = laid
  for (const patch of patches) {
    laid = withOverlay(laid, api.createImage(await pixels.overlayFile(patch, base)).hash)
    picture = composeOnto(picture, patch)
  }
  const version = addAbove(api, source, 'Version')
  paintNode(version, laid)
  version.setSharedPluginData(dataNamespace, entryKeys.paints, JSON.stringify(laid.paints))
  const whole = addAbove(api, version, 'Whole')
  const file = await pixels.pictureFile(picture, base)
  paintNode(whole, withPicture(bare, api.createImage(file).hash))
  return { graph, page: api.currentPage.id, source, version, whole, patches }
}

/** Shows one of the three and hides the others. */
export function showOnly(scene: Scene, shown: NodeProxy): void {
  for (const node of [scene.source, scene.version, scene.whole]) node.visible = node.id === shown.id
}

function addSource(api: FigmaAPI, graph: SceneGraph, given: CrossCase): NodeProxy {
  const node = given.shape === 'ellipse' ? api.createEllipse() : api.createRectangle()
  node.name = 'Picture'
  node.resize(given.box.width, given.box.height)
  node.x = margin
  node.y = margin
  if (given.cornerRadius !== undefined) node.cornerRadius = given.cornerRadius
  if (given.rotation !== undefined) node.rotation = given.rotation
  if (given.flipX) graph.updateNode(node.id, { flipX: true })
  return node
}

/** Room around the picture, also when it is turned. */
export const margin = 40

function addAbove(api: FigmaAPI, below: NodeProxy, name: string): NodeProxy {
  const copy = below.clone()
  copy.name = name
  const at = api.currentPage.children.findIndex(({ id }) => id === below.id)
  api.currentPage.insertChild(at + 1, copy)
  return copy
}

/** The plugin's own pixel work, over the images of OpenPencil's document. */
function pixelsOver(graph: SceneGraph, image: Size): FigmaPixels {
  const document = {
    async imageFile(hash: string) {
      const file = graph.images.get(hash)
      if (!file) throw new Error(`The document has no image ${hash}.`)
      return file
    },
    imageSize: async () => image,
  }
  const jobs = figmaPixelJobsWith({
    async decodeForeign(bytes, format, options) {
      if (format === 'gif') throw new Error('Expected no GIF.')
      return decodeWithSharp(bytes, format, options)
    },
    drawOutlines() {
      throw new Error('Expected no outlines.')
    },
  })
  return createFigmaPixels(document, runInline(jobs))
}

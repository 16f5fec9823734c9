import { encodePng } from '../../../core/image/png/encode-png.ts'
import { dataNamespace, entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import {
  boxAround,
  cornersOf,
  mapPoint,
  matrixOf,
  multiply,
  scaling,
} from '../../../figma-plugin/ui/geometry/matrix.ts'
import type { PlainPaint } from '../../figma-plugin/stand-in/border/contract.ts'
import { spreadOf } from '../compare.ts'
import { type Comparison, comparePixels, differenceAt } from '../compare-pixels.ts'
import type { Render } from '../render.ts'
import { type BuiltDocument, buildDocument } from './build-document.ts'
import { type DocumentScene, image } from './document-scenes.ts'
import { type DocumentState, fillsOf, toPage, withFills } from './document-state.ts'
import type { SceneRun } from './run-scene.ts'

/** A scene's documents in OpenPencil: what the plugin left, and what it is compared with. */
export interface BuiltScene {
  readonly before: BuiltDocument
  readonly shown: BuiltDocument
  readonly again: BuiltDocument
  /** As before, with the whole refined picture in the source's paint. */
  readonly whole: BuiltDocument
  /** As before, with one colour or another in the picture's place: where they differ, the picture can be seen. */
  readonly probes: readonly [BuiltDocument, BuiltDocument]
}

export function buildScenes(run: SceneRun): BuiltScene {
  const build = (state: DocumentState) => buildDocument(state, image)
  const refined = 'refined'
  const images = { ...run.before.images, [refined]: encodePng(run.refined) }
  const withPaint = (change: (paint: PlainPaint) => PlainPaint) =>
    build(
      withFills({ ...run.before, images }, run.source, (paint) =>
        paint.type === 'IMAGE' ? change(paint) : paint,
      ),
    )
  const probe = (r: number) =>
    withPaint(({ opacity }) => ({ type: 'SOLID', color: { r, g: 0.5, b: 0.5 }, opacity }))
  return {
    before: build(run.before),
    shown: build(run.shown),
    again: build(run.again),
    whole: withPaint((paint) => ({ ...paint, imageHash: refined })),
    probes: [probe(0), probe(1)],
  }
}

/** What one rendering of a scene showed. */
export interface DocumentComparison extends Comparison {
  /** Output pixels at which the picture can be seen. */
  readonly seen: number
  /** Pixels anywhere on the page that differ from before once the source shows again. */
  readonly changedAgain: number
}

/** Draws a scene's page at a scale, and compares what the plugin made of it with what was there. */
export function compareDocuments(
  built: BuiltScene,
  run: SceneRun,
  { page, reachesEdges }: DocumentScene,
  scale: number,
  render: Render,
): DocumentComparison {
  const size = { width: Math.ceil(page.width * scale), height: Math.ceil(page.height * scale) }
  const toOutput = scaling(scale, scale)
  const drawn = (document: BuiltDocument) => render(document.graph, document.page, toOutput, size)
  const source = drawn(built.before)
  const isBeside = pixelsOfHistory(run.shown, scale, size.width)
  const without = (pixels: Uint8Array) => {
    for (let i = 0; i < size.width * size.height; i++) {
      const wasEmpty = source[i * 4 + 3] === 0
      if (wasEmpty && isBeside(i)) pixels.fill(0, i * 4, i * 4 + 4)
    }
    return pixels
  }
  const [version, again] = [without(drawn(built.shown)), without(drawn(built.again))]
  const whole = drawn(built.whole)
  const [one, other] = built.probes.map(drawn) as [Uint8Array, Uint8Array]
  const seen = (pixel: number) => differenceAt(one, other, pixel)
  const pixels = Array.from({ length: size.width * size.height }, (_, pixel) => pixel)
  if (reachesEdges) {
    const soft = pixels.filter((pixel) => seen(pixel) > 0 && seen(pixel) < 255)
    for (const i of soft) whole.set(version.subarray(i * 4, i * 4 + 4), i * 4)
  }
  return {
    ...comparePixels(
      { source, version, whole, ...size },
      spreadOfSource(built.before, run, scale),
      run.patches,
      seen,
    ),
    seen: pixels.filter((pixel) => seen(pixel) > 0).length,
    changedAgain: pixels.filter((pixel) => differenceAt(source, again, pixel) > 0).length,
  }
}

function spreadOfSource({ api, ids }: BuiltDocument, { before, source }: SceneRun, scale: number) {
  const node = before.nodes.find(({ id }) => id === source)
  const drawn = api.getNodeById(ids.get(source) ?? '')
  const paint = node && fillsOf(node).find(({ type }) => type === 'IMAGE')
  if (!paint || !drawn) throw new Error('Expected a source with a picture.')
  const nodeToOutput = multiply(scaling(scale, scale), matrixOf(drawn.absoluteTransform))
  return spreadOf(paint, node, image, nodeToOutput)
}

/** Versions of a picture in an instance lie in a frame beside the design, where the page was empty. */
function pixelsOfHistory({ nodes }: DocumentState, scale: number, columns: number) {
  const entry = `${dataNamespace}/${entryKeys.historyFrame}`
  const boxes = nodes
    .filter(({ data }) => entry in data)
    .map((node) => {
      const matrix = multiply(scaling(scale, scale), toPage(node))
      const corners = cornersOf({ left: 0, top: 0, right: node.width, bottom: node.height })
      return boxAround(corners.map((corner) => mapPoint(matrix, corner)))
    })
  return (pixel: number): boolean => {
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)]
    return boxes.some(
      (box) => box && x + 1 > box.left && x < box.right && y + 1 > box.top && y < box.bottom,
    )
  }
}

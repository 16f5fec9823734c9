import { createPicture, type Picture } from '../../core/image/picture.ts'
import { type Rect, relativeTo } from '../../core/image/rect.ts'
import { drawingObstacle } from './classify-record.ts'
import { layOver } from './lay-over.ts'
import { coverageOfLayer, pictureOfLayer } from './layer-pixels.ts'
import {
  type Layer,
  type LayeredDocument,
  type PixelLayer,
  walkLayers,
} from './layered-document.ts'
import { readMaskSection } from './mask-section.ts'

/** A document flattened, or the reason why that can't be done exactly here. */
export type Flattened =
  | { readonly picture: Picture; readonly obstacle: null }
  | { readonly picture: null; readonly obstacle: string }

/**
 * Draws everything that is visible as one picture of the canvas's size.
 *
 * Pixel layers, masks, opacity, groups and clipping in normal blend mode are drawn exactly (the words
 * are those of `compose` over opaque pixels); a document with anything else visible gives the first such layer as the obstacle.
 */
export function flattenDocument(document: LayeredDocument): Flattened {
  const obstacle = flattenObstacle(document)
  if (obstacle) return { picture: null, obstacle }
  const canvas = createPicture(document, document.depth)
  return { picture: drawAll(document, document.layers, canvas), obstacle: null }
}

/** Says why {@link flattenDocument} can’t draw a document, or null. */
export function flattenObstacle({ layers }: LayeredDocument): string | null {
  return findObstacle(layers)
}

function findObstacle(layers: readonly Layer[]): string | null {
  for (const [index, layer] of layers.entries()) {
    if (!layer.visible) continue
    const base = layers
      .slice(0, index)
      .filter(({ clipped }) => !clipped)
      .at(-1)
    const reason = obstacleOf(layer) ?? (layer.clipped ? clippedObstacle(layer, base) : null)
    if (reason) return `“${layer.name}” ${reason}`
    const inner = layer.kind === 'group' ? findObstacle(layer.layers) : null
    if (inner) return inner
  }
  return null
}

function obstacleOf(layer: Layer): string | null {
  const plain = layer.blend === 'norm' || (layer.kind === 'group' && layer.blend === 'pass')
  if (!plain) return 'has another blend mode than Normal'
  if (!layer.record) return null
  const mask = readMaskSection(layer.record.maskSection)
  if (mask?.parameters) return 'has a mask with density or feather'
  if (layer.kind === 'group' && (mask || layer.opacity < 255)) {
    return 'is a group with a mask or opacity'
  }
  if (layer.kind === 'foreign')
    return layer.what === 'empty'
      ? null
      : `is of a kind (${layer.what}) that only its program draws`
  return drawingObstacle(layer.record)
}

function clippedObstacle(layer: Layer, base: Layer | undefined): string | null {
  if (base?.kind === 'group') return 'is clipped to a group'
  if (layer.kind !== 'group') return null
  const nested = Array.from(walkLayers(layer.layers)).some(({ clipped }) => clipped)
  return nested ? 'is a clipped group with clipped layers in it' : null
}

function drawAll(document: LayeredDocument, layers: readonly Layer[], canvas: Picture): Picture {
  let drawn = canvas
  for (let index = 0; index < layers.length; index++) {
    const layer = layers[index] as Layer
    const clipped = clippedAbove(layers, index)
    index += clipped.length
    if (!layer.visible) continue
    if (layer.kind === 'group') drawn = drawAll(document, layer.layers, drawn)
    if (layer.kind === 'pixels') drawn = drawStack(document, layer, clipped, drawn)
  }
  return drawn
}

/** The layers that are shown only where the layer at `index` has pixels. */
function clippedAbove(layers: readonly Layer[], index: number): readonly Layer[] {
  let end = index + 1
  while (layers[end]?.clipped) end++
  return layers.slice(index + 1, end)
}

/** Draws a layer and what is clipped to it, through its own mask and opacity. */
function drawStack(
  document: LayeredDocument,
  base: PixelLayer,
  clipped: readonly Layer[],
  canvas: Picture,
): Picture {
  const inside = clipped
    .filter(({ visible }) => visible)
    .reduce(
      (picture, layer) => drawClipped(document, layer, picture, base.rect),
      pictureOfLayer(document, base),
    )
  return layOver(canvas, inside, base.rect, {
    coverage: coverageOfLayer(document, base),
    opacity: base.opacity,
    keepAlpha: false,
  })
}

function drawClipped(
  document: LayeredDocument,
  layer: Layer,
  picture: Picture,
  frame: Rect,
): Picture {
  if (layer.kind === 'foreign') return picture
  if (layer.kind === 'group') {
    return layer.layers
      .filter(({ visible }) => visible)
      .reduce((below, inner) => drawClipped(document, inner, below, frame), picture)
  }
  return layOver(picture, pictureOfLayer(document, layer), relativeTo(layer.rect, frame), {
    coverage: coverageOfLayer(document, layer),
    opacity: layer.opacity,
    keepAlpha: true,
  })
}

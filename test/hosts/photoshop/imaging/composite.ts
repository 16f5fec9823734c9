import type { Rect } from '../../../../core/image/rect.ts'
import type { GroupModel, LayerModel } from '../model/model.ts'
import { blendOver, fadeTo } from './blend.ts'
import { atLevel, maskAtLevel } from './pyramid.ts'
import { createRaster, maskIn, type Raster, rasterOf } from './raster.ts'

/** A run of layers that show together: a base and what is clipped to it. */
interface Run {
  readonly base: LayerModel
  /** Bottom first. */
  readonly clipped: readonly LayerModel[]
}

/**
 * Composites layers within a rectangle as the canvas shows them: visibility, groups, opacity, fill opacity, masks,
 * clipping, and a fixed brightening for every adjustment layer.
 *
 * The rectangle is in pixels of the pyramid level (0: the document's own). Effects are not drawn.
 */
export function composite(layers: readonly LayerModel[], rect: Rect, level: number): Raster {
  const canvas = createRaster(rect)
  drawAll(canvas, layers, level)
  return canvas
}

function drawAll(canvas: Raster, layers: readonly LayerModel[], level: number): void {
  for (const run of runsOf(layers)) if (run.base.visible) drawRun(canvas, run, level)
}

/** A layer that says it is clipped, but has nothing below it to be clipped to, stands on its own. */
function runsOf(layers: readonly LayerModel[]): readonly Run[] {
  const runs: { base: LayerModel; clipped: LayerModel[] }[] = []
  for (const layer of layers) {
    const last = runs.at(-1)
    if (layer.clipped && last) last.clipped.push(layer)
    else runs.push({ base: layer, clipped: [] })
  }
  return runs
}

function drawRun(canvas: Raster, { base, clipped }: Run, level: number): void {
  const upon = clipped.filter(({ visible }) => visible)
  const mask = maskOf(base, canvas.rect, level)
  const opacity = opacityOf(base)
  if (isGroup(base) && base.blendMode === 'passThrough' && upon.length === 0) {
    const before = { rect: canvas.rect, data: canvas.data.slice() }
    drawAll(canvas, base.layers, level)
    fadeTo(canvas, before, opacity, mask)
    return
  }
  if (base.kind === 'adjustment') {
    blendOver(canvas, adjusted(canvas), { mode: base.blendMode, opacity, mask, clipped: true })
    return
  }
  const shown = contentOf(base, canvas.rect, level)
  for (const layer of upon) {
    const source =
      layer.kind === 'adjustment' ? adjusted(shown) : contentOf(layer, canvas.rect, level)
    blendOver(shown, source, {
      mode: layer.blendMode,
      opacity: opacityOf(layer),
      mask: maskOf(layer, canvas.rect, level),
      clipped: true,
    })
  }
  blendOver(canvas, shown, { mode: base.blendMode, opacity, mask })
}

function contentOf(layer: LayerModel, rect: Rect, level: number): Raster {
  if (isGroup(layer)) return composite(layer.layers, rect, level)
  if ('pixels' in layer) return rasterOf(layer.pixels && atLevel(layer.pixels, level), rect)
  return layer.kind === 'fill' ? filled(rect) : createRaster(rect)
}

function isGroup(layer: LayerModel): layer is GroupModel {
  return layer.kind === 'group' || layer.kind === 'artboard'
}

function opacityOf({ opacity, fillOpacity }: LayerModel): number {
  return (opacity / 255) * (fillOpacity / 255)
}

function maskOf({ mask }: LayerModel, rect: Rect, level: number): Float32Array | null {
  return maskIn(mask && maskAtLevel(mask, level), rect)
}

/** Stands for any adjustment: brightens, so that a picture with one on top differs from the picture. */
function adjusted({ rect, data }: Raster): Raster {
  return { rect, data: data.map((value, pos) => (pos % 4 === 3 ? 1 : 1 - (1 - value) ** 1.25)) }
}

function filled(rect: Rect): Raster {
  const raster = createRaster(rect)
  raster.data.forEach((_, pos) => {
    raster.data[pos] = [0.25, 0.5, 0.75, 1][pos % 4] as number
  })
  return raster
}

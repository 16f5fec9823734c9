import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type CanvasKit,
  fontManager,
  initCanvasKit,
  type SceneGraph,
  SkiaRenderer,
} from '@open-pencil/core'
import type { Size } from '../../core/image/rect.ts'
import type { Matrix } from '../../figma-plugin/ui/geometry/matrix.ts'

/** Draws a page of OpenPencil's document with its own renderer, as premultiplied RGBA. */
export type Render = (graph: SceneGraph, page: string, toOutput: Matrix, size: Size) => Uint8Array

/**
 * Starts OpenPencil's renderer.
 *
 * It is drawn straight onto a surface of the output's size: OpenPencil's own export draws twice as large and averages,
 * so that no pixel of it would be drawn on a pixel.
 */
export async function startRenderer(): Promise<Render> {
  const kit = await initCanvasKit()
  const renderer = new SkiaRenderer(kit, open(kit, { width: 1, height: 1 }))
  await loadFont(renderer)
  return (graph, page, toOutput, size) => {
    const surface = open(kit, size)
    try {
      const canvas = surface.getCanvas()
      canvas.clear(kit.TRANSPARENT)
      const [a, b, c, d, e, f] = toOutput
      canvas.concat([a, c, e, b, d, f, 0, 0, 1])
      renderer.renderSceneToCanvas(canvas, graph, page)
      surface.flush()
      const pixels = canvas.readPixels(0, 0, {
        width: size.width,
        height: size.height,
        alphaType: kit.AlphaType.Premul,
        colorType: kit.ColorType.RGBA_8888,
        colorSpace: kit.ColorSpace.SRGB,
      })
      if (!pixels) throw new Error('The renderer gave no pixels.')
      return pixels.slice()
    } finally {
      surface.delete()
    }
  }
}

/** Text is drawn with the font that comes with OpenPencil, which would look for it on the network otherwise. */
async function loadFont(renderer: SkiaRenderer): Promise<void> {
  const path = fileURLToPath(import.meta.resolve('@open-pencil/core/package.json'))
  const font = await readFile(join(dirname(path), 'assets', 'Inter-Regular.ttf'))
  fontManager.markLoaded('Inter', 'Regular', Uint8Array.from(font).buffer)
  await renderer.loadFonts()
}

function open(kit: CanvasKit, { width, height }: Size) {
  const surface = kit.MakeSurface(width, height)
  if (!surface) throw new Error(`The renderer has no surface of ${width}×${height}.`)
  return surface
}

import type { NodeProxy } from '@open-pencil/core'
import type { Size } from '../../core/image/rect.ts'
import type { PaintFacts } from '../../figma-plugin/protocol/node-facts.ts'
import { imageMatrix } from '../../figma-plugin/ui/geometry/image-matrix.ts'
import {
  invert,
  type Matrix,
  matrixOf,
  multiply,
  scaling,
} from '../../figma-plugin/ui/geometry/matrix.ts'
import { resamplingFootprint } from '../../figma-plugin/ui/geometry/resampling-footprint.ts'
import type { CrossCase } from './cases.ts'
import { type Comparison, comparePixels, type Spread } from './compare-pixels.ts'
import type { Render } from './render.ts'
import { margin, type Scene, showOnly } from './scene.ts'

/** OpenPencil draws repeated images with a bicubic kernel that mixes neighbours even where pixels lie on pixels. */
const tileKernel = 2

/** Draws source, version and whole picture at a scale, and compares them pixel by pixel. */
export function compareAt(
  scene: Scene,
  given: CrossCase,
  scale: number,
  render: Render,
): Comparison {
  const side = Math.ceil((2 * margin + Math.max(given.box.width, given.box.height)) * scale)
  const size = { width: side, height: side }
  const toOutput = scaling(scale, scale)
  const drawn = (node: NodeProxy) => {
    showOnly(scene, node)
    return render(scene.graph, scene.page, toOutput, size)
  }
  const [source, version, whole] = [drawn(scene.source), drawn(scene.version), drawn(scene.whole)]
  const { paint, box, image } = given
  const toPage = matrixOf(scene.source.absoluteTransform)
  const spread = spreadOf(paint, box, image, multiply(toOutput, toPage))
  const seen = (pixel: number) => version[pixel * 4 + 3] as number
  return comparePixels({ source, version, whole, ...size }, spread, scene.patches, seen)
}

/** Works out where output pixels lie in a node's picture, from the node's place in the output. */
export function spreadOf(
  paint: Omit<PaintFacts, 'type'>,
  box: Size,
  image: Size,
  nodeToOutput: Matrix,
): Spread {
  const placement = imageMatrix(paint, box, image)
  const imageToOutput = placement && multiply(nodeToOutput, placement.toNode)
  const toImage = imageToOutput && invert(imageToOutput)
  if (!toImage) throw new Error('Expected a picture that is shown.')
  const reach = resamplingFootprint(imageToOutput)
  if (!placement.step) return { image, toImage, reach, beyond: 'clamp' }
  return { image, toImage, reach: Math.max(reach, tileKernel), beyond: 'repeat' }
}

import type { NodeProxy } from '@open-pencil/core'
import type { Patch } from '../../core/edit/patch.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { cropMask } from '../../core/mask/crop-mask.ts'
import { imageMatrix } from '../../figma-plugin/ui/geometry/image-matrix.ts'
import {
  invert,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
  scaling,
} from '../../figma-plugin/ui/geometry/matrix.ts'
import { resamplingFootprint } from '../../figma-plugin/ui/geometry/resampling-footprint.ts'
import type { CrossCase } from './cases.ts'
import { type Beyond, countsAround } from './counts.ts'
import type { Render } from './render.ts'
import { margin, type Scene, showOnly } from './scene.ts'

/** What one rendering of a case showed. Differences are in words of 8 bits. */
export interface Comparison {
  /** How far the patch may bleed, in source pixels. */
  readonly footprint: number
  /** Output pixels beyond that, and how many of them differ between source and version. */
  readonly outside: number
  readonly changedOutside: number
  /** Output pixels deep inside the patch, and how many of them look as in the source: the patch is missing there. */
  readonly inside: number
  readonly missingInside: number
  /** Largest difference between the version and the whole refined picture: deep inside, and anywhere. */
  readonly worstInside: number
  readonly worst: number
}

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
  const toOutput = scaling(scale, scale)
  const drawn = (node: NodeProxy) => {
    showOnly(scene, node)
    return render(scene.graph, scene.page, toOutput, { width: side, height: side })
  }
  const [source, version, whole] = [drawn(scene.source), drawn(scene.version), drawn(scene.whole)]
  const { toImage, reach, beyond } = placeOf(scene.source, given, toOutput)
  const { isTouched, isEven } = partsOf(scene.patches, given.image)
  const touched = countsAround(isTouched, given.image, reach, beyond)
  const uneven = countsAround((pixel) => !isEven(pixel), given.image, reach + 1, beyond)
  let [outside, changedOutside, inside, missingInside, worstInside, worst] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < side * side; i++) {
    const { x, y } = mapPoint(toImage, { x: (i % side) + 0.5, y: Math.floor(i / side) + 0.5 })
    const change = differenceAt(source, version, i)
    const error = differenceAt(version, whole, i)
    worst = Math.max(worst, error)
    if (touched(x, y) === 0) {
      outside++
      if (change > 0) changedOutside++
    } else if (uneven(x, y) === 0 && (version[i * 4 + 3] as number) > 0) {
      inside++
      if (change === 0) missingInside++
      worstInside = Math.max(worstInside, error)
    }
  }
  return { footprint: reach, outside, changedOutside, inside, missingInside, worstInside, worst }
}

/** Where output pixels lie in the image, and how far a patch may bleed there. */
function placeOf(
  node: NodeProxy,
  { paint, box, image }: CrossCase,
  toOutput: Matrix,
): { toImage: Matrix; reach: number; beyond: Beyond } {
  const placement = imageMatrix(paint, box, image)
  const imageToOutput =
    placement && multiply(toOutput, matrixOf(node.absoluteTransform), placement.toNode)
  const toImage = imageToOutput && invert(imageToOutput)
  if (!toImage) throw new Error('Expected a picture that is shown.')
  const reach = resamplingFootprint(imageToOutput)
  if (!placement.step) return { toImage, reach, beyond: 'clamp' }
  return { toImage, reach: Math.max(reach, tileKernel), beyond: 'repeat' }
}

/** Which pixels any patch touches, and which are covered fully, without an edge of any patch on them. */
function partsOf(patches: readonly Patch[], image: Size) {
  const masks = patches.map(({ coverage }) => cropMask(coverage, rectOf(image)).data)
  const isTouched = (pixel: number) => masks.some((data) => data[pixel] !== 0)
  const isEdge = (pixel: number) => masks.some((data) => data[pixel] !== 0 && data[pixel] !== 255)
  return { isTouched, isEven: (pixel: number) => isTouched(pixel) && !isEdge(pixel) }
}

function differenceAt(a: Uint8Array, b: Uint8Array, pixel: number): number {
  let difference = 0
  for (let pos = pixel * 4; pos < pixel * 4 + 4; pos++) {
    difference = Math.max(difference, Math.abs((a[pos] as number) - (b[pos] as number)))
  }
  return difference
}

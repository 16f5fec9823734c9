import { lineageMarkerSchema } from '../../../../core/history/record.ts'
import type { CallOptions, NewVersion } from '../../../../core/host.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import { imageMatrix } from '../../geometry/image-matrix.ts'
import {
  boxAround,
  cornersOf,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
} from '../../geometry/matrix.ts'
import { basePaintOf } from '../base-paint.ts'
import { fingerprintOf } from '../fingerprint.ts'
import type { FigmaHostDeps, SourceLayer } from '../host-parts.ts'
import { completeRecord } from './complete-record.ts'
import { markerSteps, paintsStep, recordStep, relaunchStep } from './entry-steps.ts'
import { hiddenInto } from './hidden-into.ts'
import { addImage } from './make-content.ts'
import type { Beside, MadeReframe } from './write-scene.ts'

type NewReframe = NewVersion & {
  readonly content: Extract<NewVersion['content'], { kind: 'reframe' }>
  readonly ref: string
}

/**
 * Makes a reframed picture ready to be written: a new source, shown at the scale and turn that its origin is seen at.
 *
 * @param seenAs The source as it is seen now.
 */
export async function makeReframe(
  deps: Pick<FigmaHostDeps, 'document' | 'pixels'>,
  seenAs: SourceLayer,
  version: NewReframe,
  options: CallOptions,
): Promise<MadeReframe> {
  const { content, begins, name, ref } = version
  const { picture } = content
  const file = await deps.pixels.pictureFile(picture, seenAs.paint.imageHash, options)
  const imageHash = await addImage(deps, file)
  const { imageTransform: _t, rotation: _r, scalingFactor: _s, ...look } = seenAs.paint
  const paint = { ...look, imageHash, scaleMode: 'FILL' as const, visible: true }
  const { scale, turn } = displayOf(seenAs)
  const paints = { base: imageHash, overlays: [] }
  return {
    ref,
    name,
    record: completeRecord(version, fingerprintOf([paint], paints), undefined),
    marker: lineageMarkerSchema.parse({
      ...begins,
      layer: '',
      state: basePaintOf([paint], [])?.state ?? '',
    }),
    paint,
    width: picture.width * scale,
    height: picture.height * scale,
    turn,
  }
}

/** Makes the steps that add a reframed picture at a place, with its top-left corner there as it is seen. */
export function reframeSteps(
  { ref, name, record, marker, paint, width, height, turn }: MadeReframe,
  { parent, above, x, y }: Beside,
  visible: boolean,
): readonly WriteStep[] {
  const corners = cornersOf({ left: 0, top: 0, right: width, bottom: height })
  const box = boxAround(corners.map((corner) => mapPoint(turn, corner)))
  const [a, b, c, d] = turn
  return [
    ...hiddenInto({ do: 'rectangle', as: ref.slice(1) }, { node: ref, parent, at: { above } }),
    { do: 'absolute', node: ref },
    {
      do: 'box',
      node: ref,
      relativeTransform: [
        [a, c, x - (box?.left ?? 0)],
        [b, d, y - (box?.top ?? 0)],
      ],
      width,
      height,
    },
    { do: 'set', node: ref, name, visible, fills: [paint] },
    recordStep(ref, record),
    paintsStep(ref, { base: paint.imageHash, overlays: [] }),
    ...markerSteps(ref, marker),
    relaunchStep(ref, true),
  ]
}

/** How large a pixel of the picture is drawn, in Figma's units, and how the picture is turned and mirrored. */
function displayOf({ node, paint, image }: SourceLayer): {
  readonly scale: number
  readonly turn: Matrix
} {
  const ofNode = linear(matrixOf(node.relativeTransform))
  const toNode = imageMatrix(paint, node, image)?.toNode
  if (!toNode) return { scale: 1, turn: ofNode }
  const [a, b, c, d] = toNode
  const scale = Math.sqrt(Math.abs(a * d - b * c))
  // A layer can be turned and mirrored but not distorted: a distorted picture is set upright.
  const isDistorted =
    Math.abs(a * c + b * d) > 1e-3 * scale * scale ||
    Math.abs(Math.hypot(a, b) - Math.hypot(c, d)) > 1e-3 * scale
  if (isDistorted) return { scale, turn: ofNode }
  return { scale, turn: multiply(ofNode, [a / scale, b / scale, c / scale, d / scale, 0, 0]) }
}

function linear([a, b, c, d]: Matrix): Matrix {
  return [a, b, c, d, 0, 0]
}

import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import { shortenText } from '../../../../core/history/short-text.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import {
  type Box,
  boxAround,
  cornersOf,
  invert,
  type Matrix,
  mapPoint,
  matrixOf,
  multiply,
  translation,
} from '../../geometry/matrix.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { maxImageSide } from './check-content.ts'
import { expectEditable } from './expect-editable.ts'
import { expectedFills } from './expected-fills.ts'
import { findBeside } from './find-beside.ts'
import { hiddenInto } from './hidden-into.ts'
import { addImage } from './make-content.ts'

/** Pixels a unit that a copy is drawn at where it fits: as on a sharp screen. */
const wantedScale = 2

/** Longest name of a copy, in code points. */
const maxNameLength = 60

/**
 * Makes an image layer that looks like a node, on top of it, and selects it instead: see
 * {@link Host.makeFlattenedCopy}. It shows what lies in the node's own box, drawn in sRGB.
 *
 * Where no layer can be added, it is put beside the outermost instance or component.
 *
 * @throws RefineError `not_found`; `unsupported_source` for a node that shows nothing.
 */
export async function makeFlattenedCopy(
  deps: FigmaHostDeps,
  nodeId: string,
  options: CallOptions = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const [node] = await deps.document.nodes([nodeId])
  if (!node) {
    throw new RefineError('not_found', 'The layer is no longer in the document.', {
      hint: 'Pick another layer.',
    })
  }
  const box = boxOnPage(node)
  const scale = exportScale(box)
  if (!node.visible || scale === null) throw showsNothing(node)
  const file = await deps.document.exportNode({ node: nodeId, scale })
  throwIfAborted(options.signal)
  const imageHash = await addImage(deps, file)
  const isAddable = !node.held && node.parent !== null && node.parentType !== 'BOOLEAN_OPERATION'
  const beside = isAddable ? null : await findBeside(deps.document, node)
  throwIfAborted(options.signal)
  const [a, b, c, d, e, f] = placeInParent(node, box)
  const steps: WriteStep[] = [
    ...hiddenInto(
      { do: 'rectangle', as: 'copy' },
      {
        node: '$copy',
        parent: beside?.parent ?? node.parent ?? node.page,
        at: { above: beside?.above ?? node.id },
      },
    ),
    { do: 'absolute', node: '$copy' },
    {
      do: 'box',
      node: '$copy',
      relativeTransform: beside
        ? [
            [1, 0, beside.x],
            [0, 1, beside.y],
          ]
        : [
            [a, c, e],
            [b, d, f],
          ],
      width: box.right - box.left,
      height: box.bottom - box.top,
    },
    {
      do: 'set',
      node: '$copy',
      name: nameOf(node),
      visible: true,
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }],
    },
    { do: 'select', nodes: ['$copy'], instead: [node.id] },
  ]
  await deps.document.write({ expect: expectedFills([node]), steps })
}

/**
 * Says at how many pixels a unit a box is drawn, so that neither side has more than Figma takes: sharp where that fits,
 * below 1 only for what is larger. Null for a box without area.
 */
export function exportScale({ left, top, right, bottom }: Box): number | null {
  const longest = Math.max(right - left, bottom - top)
  if (!(right > left && bottom > top)) return null
  // Figma computes in single precision and rounds the drawing's size up.
  return Math.min(wantedScale, (maxImageSide - 1) / longest)
}

/** What a node is drawn as lies upright on the page, however its parents are turned: so does the copy. */
function placeInParent(node: NodeFacts, { left, top }: Box): Matrix {
  const fromPage = invert(matrixOf(node.absoluteTransform))
  const upright = translation(left, top)
  return fromPage ? multiply(matrixOf(node.relativeTransform), fromPage, upright) : upright
}

function boxOnPage({ absoluteTransform, width, height }: NodeFacts): Box {
  const matrix = matrixOf(absoluteTransform)
  const corners = cornersOf({ left: 0, top: 0, right: width, bottom: height })
  const box = boxAround(corners.map((corner) => mapPoint(matrix, corner)))
  return box ?? { left: 0, top: 0, right: 0, bottom: 0 }
}

function nameOf({ name }: NodeFacts): string {
  const ending = ' · flattened'
  return `${shortenText(name, maxNameLength - ending.length)}${ending}`
}

function showsNothing({ name }: NodeFacts): RefineError {
  return new RefineError('unsupported_source', `“${name}” shows nothing that could be copied.`, {
    hint: 'Make the layer visible first, or pick another one.',
  })
}

import { isRefineError, RefineError } from '../../../../core/errors.ts'
import { keysOfCall } from '../../../../core/ledger/ledger-keys.ts'
import { entryKeys } from '../../../protocol/entries.ts'
import type { NodeFacts, PaintFacts } from '../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { boxInParent } from './find-beside.ts'
import { addImage } from './make-content.ts'

/** A picture that has arrived and can't be placed now. */
export interface UnplacedPicture {
  /** Finds it again. */
  readonly key: string
  readonly name: string
  readonly file: Uint8Array
}

type Deps = Pick<FigmaHostDeps, 'document' | 'pixels'>

const frameName = 'Pentimento · Unplaced'

/** What the frame's own entry holds: it has no key of its own. */
const frameEntry = 'frame'

/** Room around and between pictures, in Figma's units. */
const margin = 40

/**
 * Keeps pictures in the document that can't be placed: in a hidden frame, one on each page. One undo step.
 *
 * Keys that are kept already are left out. A file that Figma does not take as it is (WebP) is kept as PNG.
 */
export async function placeUnplaced(
  deps: Deps,
  pictures: readonly UnplacedPicture[],
): Promise<void> {
  const { nodes, page } = await kept(deps)
  const keys = new Set(nodes.map(keyOf))
  const added: { picture: UnplacedPicture; hash: string; width: number; height: number }[] = []
  for (const picture of pictures) {
    if (keys.has(picture.key)) continue
    keys.add(picture.key)
    const hash = await addFile(deps, picture.file)
    const { width, height } = await deps.document.imageSize(hash)
    added.push({ picture, hash, width, height })
  }
  if (added.length === 0) return

  const { nodes: now } = await kept(deps)
  const found = now.find(isFrame)
  const frame = found?.id ?? '$frame'
  const inside = now.filter(({ parent }) => parent === frame).map(boxInParent)
  let bottom = Math.max(0, ...inside.map((box) => box.bottom))
  let right = Math.max(found?.width ?? 0, ...inside.map((box) => box.right + margin))
  const steps: WriteStep[] = found ? [] : frameSteps(page)
  for (const [index, { picture, hash, width, height }] of added.entries()) {
    const node = `$p${index}`
    const fill: PaintFacts = { type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }
    steps.push(
      { do: 'rectangle', as: node.slice(1) },
      { do: 'insert', node, parent: frame, at: 'top' },
      {
        do: 'box',
        node,
        relativeTransform: [
          [1, 0, margin],
          [0, 1, bottom + margin],
        ],
        width,
        height,
      },
      { do: 'set', node, name: picture.name, fills: [fill] },
      { do: 'data', node, key: entryKeys.unplaced, value: picture.key },
    )
    bottom += margin + height
    right = Math.max(right, width + 2 * margin)
  }
  const height = Math.max(found?.height ?? 0, bottom + margin)
  steps.push({ do: 'box', node: frame, width: right, height })
  await deps.document.write({ expect: [], steps })
}

/**
 * Gives the file of a kept picture on this page.
 *
 * @throws RefineError `not_found` when there is none.
 */
export async function unplacedFile(deps: Deps, key: string): Promise<Uint8Array> {
  const { nodes } = await kept(deps)
  const hash = nodes.find((node) => !isFrame(node) && keyOf(node) === key)?.fills?.[0]?.imageHash
  if (typeof hash === 'string') return deps.document.imageFile(hash)
  throw new RefineError('not_found', 'The picture is not kept on this page.', {
    hint: 'Open the page that it was made on, or refine again if it was deleted.',
  })
}

/** Throws a kept picture away, and the frame with the last one. One undo step; nothing where it is gone already. */
export async function removeUnplaced(deps: Deps, key: string): Promise<void> {
  const { nodes } = await kept(deps)
  const gone = nodes.filter((node) => !isFrame(node) && keyOf(node) === key)
  if (gone.length === 0) return
  await deps.document.write({ expect: [], steps: [...removalSteps(nodes, gone)] })
}

/**
 * Makes the steps that take the kept pictures of calls away, for the write that places these calls: placing stays one
 * undo step, and undoing it brings them back.
 */
export function placedSteps(
  nodes: Iterable<NodeFacts>,
  calls: readonly string[],
): readonly WriteStep[] {
  const known = [...nodes].filter(({ data }) => data[entryKeys.unplaced])
  const isPlaced = (node: NodeFacts) =>
    !isFrame(node) && calls.some((call) => keyOf(node).startsWith(keysOfCall(call)))
  return removalSteps(known, known.filter(isPlaced))
}

/** A frame goes with the last picture in it. */
function removalSteps(
  nodes: readonly NodeFacts[],
  gone: readonly NodeFacts[],
): readonly WriteStep[] {
  const emptied = nodes.filter((frame) => {
    const inside = gone.filter(({ parent }) => parent === frame.id).length
    return isFrame(frame) && inside > 0 && inside >= (frame.children ?? 0)
  })
  const single = gone.filter(({ parent }) => !emptied.some(({ id }) => id === parent))
  return [...emptied, ...single].map(({ id }) => ({ do: 'remove', node: id }))
}

async function kept({ document }: Deps): Promise<{ nodes: readonly NodeFacts[]; page: string }> {
  const [{ page }, { nodes }] = await Promise.all([document.look(null), document.scan(null)])
  return { page, nodes: nodes.filter(({ data }) => data[entryKeys.unplaced]) }
}

function frameSteps(page: string): WriteStep[] {
  return [
    { do: 'frame', as: 'frame' },
    { do: 'insert', node: '$frame', parent: page, at: 'bottom' },
    { do: 'set', node: '$frame', name: frameName, visible: false },
    { do: 'data', node: '$frame', key: entryKeys.unplaced, value: frameEntry },
  ]
}

async function addFile(deps: Deps, file: Uint8Array): Promise<string> {
  try {
    return await addImage(deps, file)
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code !== 'host_failed') throw thrown
    const picture = await deps.pixels.decode(file)
    return addImage(deps, await deps.pixels.pictureFile(picture, null))
  }
}

function isFrame({ type }: NodeFacts): boolean {
  return type === 'FRAME'
}

function keyOf({ data }: NodeFacts): string {
  return data[entryKeys.unplaced] ?? ''
}

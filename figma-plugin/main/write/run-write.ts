import { isRefineError, RefineError } from '../../../core/errors.ts'
import type { WriteRequest, WriteStep, Written } from '../../protocol/write.ts'
import { loadPageOf } from '../load-page.ts'
import { asRefusal, layerGone } from '../refusals.ts'
import { expectUnchanged } from './expect-unchanged.ts'
import { holdSizes } from './hold-sizes.ts'
import { takeStep } from './take-step.ts'
import { beginWriting } from './writing.ts'

/**
 * Changes the document by steps: all of them or none, as one step of Figma's undo.
 *
 * Everything that has to be waited for comes first. From the check of what must still be so to the one commit,
 * nothing else can happen in between.
 *
 * @param onMade hears of the nodes that were made.
 * @throws RefineError `not_found`, `source_changed`; `host_failed` (or what Figma's words mean) when Figma refused.
 */
export async function runWrite(
  { expect, steps }: WriteRequest,
  onMade: (ids: readonly string[]) => void,
): Promise<Written> {
  const nodes = await fetchNodes([...expect.map(({ node }) => node), ...steps.flatMap(refsOf)])
  expectUnchanged(expect, nodes)
  if (steps.length === 0) return {}

  const models = steps.flatMap((step) => (step.do === 'boxLike' ? [step.like] : []))
  const writing = beginWriting(nodes, models)
  try {
    const letHug = holdSizes(steps, writing)
    for (const step of steps) takeStep(step, writing)
    letHug()
    writing.finish()
  } catch (thrown) {
    onMade(Object.values(writing.ids))
    throw (await writing.takeBack()) ? refused(thrown) : leftHalf(thrown)
  }
  onMade(Object.values(writing.ids))
  figma.commitUndo()
  return writing.ids
}

/** Fetches all nodes that are named by id, with their pages. */
async function fetchNodes(refs: readonly string[]): Promise<ReadonlyMap<string, BaseNode>> {
  const ids = [...new Set(refs)].filter((ref) => !ref.startsWith('$'))
  const found = await Promise.all(ids.map((id) => figma.getNodeByIdAsync(id)))
  await Promise.all(found.map((node) => node && loadPageOf(node)))
  const nodes = new Map<string, BaseNode>()
  for (const [i, node] of found.entries()) {
    const id = ids[i]
    if (!node || node.removed || id === undefined)
      throw layerGone('A layer that this belongs to is gone.')
    nodes.set(id, node)
  }
  return nodes
}

/** The nodes that a step works on, by id or name. */
function refsOf(step: WriteStep): string[] {
  switch (step.do) {
    case 'clone':
      return [step.of]
    case 'rectangle':
    case 'frame':
      return []
    case 'insert':
      if (typeof step.at === 'string') return [step.node, step.parent]
      return [step.node, step.parent, 'above' in step.at ? step.at.above : step.at.below]
    case 'boxLike':
    case 'cornersLike':
      return [step.node, step.like]
    case 'select':
      return step.nodes
    default:
      return [step.node]
  }
}

function refused(thrown: unknown): unknown {
  return asRefusal(thrown, {
    message: 'Figma refused to change the layers.',
    hint: 'Nothing was changed. Try again; if it stays so, duplicate the picture and refine the copy.',
  })
}

/** Part of the change is still there: let Figma's own undo take it back. */
function leftHalf(thrown: unknown): RefineError {
  figma.commitUndo()
  const refusal = refused(thrown)
  const message = isRefineError(refusal) ? refusal.message : 'Figma refused to change the layers.'
  return new RefineError('host_failed', message, {
    hint: 'Part of the change could not be taken back: choose Undo in Figma once, then try again.',
    cause: thrown,
  })
}

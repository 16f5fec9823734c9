import { dataNamespace, entryKeys } from '../protocol/entries.ts'
import type { ShapeFacts } from '../protocol/figma-document.ts'
import { loadPageOf, pageOf } from './load-page.ts'
import { readOutlines } from './outlines.ts'
import { boxOf, overlap } from './page-boxes.ts'
import { createFactsReader } from './read-facts.ts'
import { layerGone } from './refusals.ts'

/** Siblings that are looked at on one level; a page with thousands of layers must not be walked. */
const mostSiblings = 500

/** What is offered at most; selected and drawn shapes come first, so that they are never left out. */
const mostShapes = 100

/**
 * Finds what could mark an area over a source: selected nodes, nodes drawn since the plugin was opened, siblings
 * of the source (and of the instance or component that it lies in), and a source frame's own children.
 *
 * Only what overlaps the source counts. Versions, history frames, and what the source lies in are left out.
 *
 * @param drawn ids of nodes that the user made, the newest last.
 * @throws RefineError `not_found`.
 */
export async function readShapes(
  sourceId: string,
  drawn: readonly string[],
): Promise<ShapeFacts[]> {
  const [source, ...made] = await Promise.all(
    [sourceId, ...drawn].map((id) => figma.getNodeByIdAsync(id)),
  )
  if (!source || source.removed || !isSceneNode(source)) {
    throw layerGone('The picked layer is gone.')
  }
  await loadPageOf(source)

  const page = pageOf(source)?.id
  const chosen = [...figma.currentPage.selection, ...made.reverse().filter(isLive)]
  // Every page has coordinates of its own: what lies on another one overlaps nothing here.
  const preselected = chosen.filter((node) => pageOf(node)?.id === page)
  const more = [...siblingsOf(source), ...('children' in source ? source.children : [])]
  const box = boxOf(source)
  const left = new Set([source.id, ...ancestorsOf(source).map((node) => node.id)])
  const read = createFactsReader()
  const shapes: ShapeFacts[] = []
  for (const [position, node] of [...preselected, ...more].entries()) {
    if (shapes.length >= mostShapes) break
    if (left.has(node.id) || !overlap(box, boxOf(node)) || isOurs(node)) continue
    left.add(node.id)
    const outlines = readOutlines(node)
    if (outlines.length === 0) continue
    shapes.push({ node: read(node), preselected: position < preselected.length, outlines })
  }
  return shapes
}

/** Siblings of the source and of all that holds it up to a node where layers can be drawn, the nearest first. */
function siblingsOf(source: SceneNode): SceneNode[] {
  const siblings = nearestFirst(source)
  const held = ancestorsOf(source).filter((node) => holding.includes(node.type))
  const outermost = held[held.length - 1]
  return outermost && isSceneNode(outermost) ? [...siblings, ...nearestFirst(outermost)] : siblings
}

const holding: readonly string[] = ['INSTANCE', 'COMPONENT', 'COMPONENT_SET']

/** What lies above is drawn over the picture more likely than what lies below. */
function nearestFirst(node: SceneNode): SceneNode[] {
  const children: readonly BaseNode[] = node.parent?.children ?? []
  const index = children.findIndex((child) => child.id === node.id)
  const above = children.slice(index + 1)
  const below = children.slice(0, Math.max(0, index)).reverse()
  return [...above, ...below].slice(0, mostSiblings).filter(isSceneNode)
}

function ancestorsOf(node: BaseNode): BaseNode[] {
  const ancestors: BaseNode[] = []
  for (let parent: BaseNode | null = node.parent; parent; parent = parent.parent) {
    ancestors.push(parent)
  }
  return ancestors
}

function isLive(node: BaseNode | null): node is SceneNode {
  return node !== null && !node.removed && isSceneNode(node)
}

function isSceneNode(node: BaseNode): node is SceneNode {
  return node.type !== 'PAGE' && node.type !== 'DOCUMENT'
}

/** A source is ours too, but a picture can very well be the mask of another. */
function isOurs(node: SceneNode): boolean {
  const keys = node.getSharedPluginDataKeys(dataNamespace)
  const { version, historyFrame, unplaced } = entryKeys
  return keys.some((key) => key === version || key === historyFrame || key === unplaced)
}

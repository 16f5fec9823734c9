import {
  dataNamespace,
  entryKeys,
  historyFrameSchema,
} from '../../../figma-plugin/protocol/entries.ts'
import type { TreeNode } from '../../figma-plugin/stand-in/border/contract.ts'
import type { Hand } from '../../figma-plugin/stand-in/border/hand.ts'
import type { LayerFact } from '../harness.ts'

/** Every layer of the open page that holds pixels, as Figma's own tree tells it. */
export function layersIn(hand: Hand): readonly LayerFact[] {
  const page = hand.currentPage()
  return hand
    .tree()
    .filter((node) => node.page === page && showsImage(node))
    .map((node) => ({
      id: node.id,
      name: node.name,
      visible: isShown(hand, node),
      kind: kindOf(node),
    }))
}

/** All that a layer stores but its name, visibility and entries; fills that Show assigned are no style of its own. */
export function contentIn(hand: Hand, id: string): string {
  const node = hand.node(id)
  if (!node) throw new Error(`Expected a layer ${id} but found none`)
  const { fills, fillStyleId, transform, width, height, parent, props } = node
  const assigned = framesOf(hand, id).find((frame) =>
    frame.children.some((child) => sameFills(hand.node(child), node)),
  )
  const own = assigned ? historyOf(assigned)?.fills : fills
  return textOf([own, fillStyleId, transform, width, height, parent, props])
}

/** One of our entries on a node; empty where there is none. */
export function entryOn(node: TreeNode, key: string): string {
  return node.data[`${dataNamespace}/${key}`] ?? ''
}

function kindOf(node: TreeNode): LayerFact['kind'] {
  if (node.props.isMask === true) return 'other'
  const isVersion =
    entryOn(node, entryKeys.version) !== '' || entryOn(node, entryKeys.paints) !== ''
  return isVersion && entryOn(node, entryKeys.marker) === '' ? 'version' : 'source'
}

/** In a history frame, a version shows when its source has its fills. */
function isShown(hand: Hand, node: TreeNode): boolean {
  const parent = node.parent === null ? null : hand.node(node.parent)
  const history = parent && historyOf(parent)
  if (!history) return node.visible
  const source = hand.node(history.source)
  const first = parent?.children.find((child) => sameFills(hand.node(child), source))
  return first === node.id
}

function framesOf(hand: Hand, source: string): readonly TreeNode[] {
  return hand.tree().filter((node) => historyOf(node)?.source === source)
}

function historyOf(node: TreeNode) {
  const entry = entryOn(node, entryKeys.historyFrame)
  return entry === '' ? null : historyFrameSchema.parse(JSON.parse(entry))
}

function sameFills(a: TreeNode | null, b: TreeNode | null): boolean {
  return textOf(a?.fills) === textOf(b?.fills)
}

function showsImage({ type, fills }: TreeNode): boolean {
  return type !== 'PAGE' && Array.isArray(fills) && fills.some((paint) => paint.type === 'IMAGE')
}

/** The same data gives the same text, whatever the order of its keys. */
function textOf(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

import type { NodeFacts, PaintFacts, Transform2D } from '../protocol/node-facts.ts'
import { readEntries } from './node-entries.ts'

/** What a node has from the nodes that it lies in. */
interface Place {
  readonly path: readonly number[]
  readonly page: string
  readonly locked: boolean
  readonly held: NodeFacts['held']
}

const identity: Transform2D = [
  [1, 0, 0],
  [0, 1, 0],
]

/**
 * Makes a reader of facts about nodes. Use one reader for one request and no longer: it remembers what it read of
 * parents, so that many children of one parent cost one look at it.
 */
export function createFactsReader(): (node: BaseNode) => NodeFacts {
  const places = new Map<string, Place>()
  const siblings = new Map<string, readonly BaseNode[]>()

  const indexAmongSiblings = (parent: BaseNode & ChildrenMixin, node: BaseNode): number => {
    const known = siblings.get(parent.id) ?? parent.children
    siblings.set(parent.id, known)
    const index = known.indexOf(node)
    return index >= 0 ? index : known.findIndex((child) => child.id === node.id)
  }
  const placeOf = (node: BaseNode): Place => {
    const known = places.get(node.id)
    if (known) return known
    const place = readPlace(node)
    places.set(node.id, place)
    return place
  }
  const readPlace = (node: BaseNode): Place => {
    if (node.type === 'PAGE') return { path: [], page: node.id, locked: false, held: null }
    const { parent } = node
    if (!parent) return { path: [], page: '', locked: false, held: null }
    const above = placeOf(parent)
    return {
      path: [...above.path, indexAmongSiblings(parent, node)],
      page: above.page,
      locked: above.locked || ('locked' in node && node.locked),
      held: above.held ?? (isHolding(node) ? { id: node.id, type: node.type } : null),
    }
  }

  return (node) => {
    const { path, page, locked, held } = placeOf(node)
    const parent = node.type === 'PAGE' ? null : node.parent
    return {
      id: node.id,
      type: node.type,
      name: node.name,
      visible: 'visible' in node ? node.visible : true,
      locked,
      parent: parent?.id ?? null,
      parentType: parent?.type ?? null,
      parentLayout: parent && 'layoutMode' in parent ? parent.layoutMode : 'NONE',
      path: [...path],
      page,
      held,
      relativeTransform: 'relativeTransform' in node ? node.relativeTransform : identity,
      absoluteTransform: 'absoluteTransform' in node ? node.absoluteTransform : identity,
      width: 'width' in node ? node.width : 0,
      height: 'height' in node ? node.height : 0,
      fills: readFills(node),
      fillStyle:
        'fillStyleId' in node && typeof node.fillStyleId === 'string' ? node.fillStyleId : '',
      isMask: 'isMask' in node && node.isMask,
      maskType: 'maskType' in node ? node.maskType : 'ALPHA',
      opacity: 'opacity' in node ? node.opacity : 1,
      children: 'children' in node ? node.children.length : null,
      clipsContent: 'clipsContent' in node && node.clipsContent,
      data: readEntries(node),
    }
  }
}

/** Reads a node's fills; null where it can't have any, or several text styles make them `figma.mixed`. */
export function readFills(node: BaseNode): PaintFacts[] | null {
  if (!('fills' in node) || !Array.isArray(node.fills)) return null
  // Figma's own paints are plain data of this form: its typings only name more of it.
  return node.fills as unknown as PaintFacts[]
}

/** In these, and anywhere below, layers can't be added freely: the outermost one decides. */
function isHolding(node: BaseNode): boolean {
  return node.type === 'INSTANCE' || node.type === 'COMPONENT' || node.type === 'COMPONENT_SET'
}

import type { NodeRecord, Props } from './record.ts'

/** What Figma calls a change of each prop; one that isn't named here is its own name. */
const names: Readonly<Partial<Record<keyof Props, readonly string[]>>> = {
  transform: ['relativeTransform', 'x', 'y'],
  corners: ['cornerRadius'],
  vectorPaths: ['vectorNetwork'],
  targetAspectRatio: ['constrainProportions'],
  mainComponent: ['componentProperties'],
}

type State = ReadonlyMap<string, NodeRecord>

/**
 * Tells what changed between two states, by page.
 *
 * Of a subtree that came or went only its topmost node is named.
 */
export function compareNodes(
  before: State,
  after: State,
  origin: 'LOCAL' | 'REMOTE',
  nodeOf: (id: string) => object,
): ReadonlyMap<string, NodeChangeEvent> {
  const changes = new Map<string, NodeChange[]>()
  const note = (page: string | undefined, change: unknown) => {
    if (page === undefined) return
    // Built here, field by field, of what the typings ask for.
    changes.set(page, [...(changes.get(page) ?? []), change as NodeChange])
  }
  for (const [id, record] of before) {
    const gone = !after.has(id) && after.has(record.parent ?? '')
    const node = { removed: true, type: record.type, id }
    if (gone) note(pageIn(before, id), { type: 'DELETE', id, origin, node })
  }
  for (const [id, record] of after) {
    const old = before.get(id)
    if (old === record || record.type === 'PAGE' || record.type === 'DOCUMENT') continue
    const node = nodeOf(id)
    if (!old) {
      const isTop = before.has(record.parent ?? '')
      if (isTop) note(pageIn(after, id), { type: 'CREATE', id, origin, node })
      continue
    }
    const properties = changedProperties(old, record)
    if (properties.length > 0) {
      note(pageIn(after, id), { type: 'PROPERTY_CHANGE', id, origin, node, properties })
    }
  }
  return new Map([...changes].map(([page, nodeChanges]) => [`nodechange ${page}`, { nodeChanges }]))
}

function changedProperties(old: NodeRecord, now: NodeRecord): string[] {
  const keys = Object.keys(now.props) as (keyof Props)[]
  const props = keys
    .filter((key) => old.props[key] !== now.props[key])
    .flatMap((key) => names[key] ?? [key])
  const isMoved = old.parent !== now.parent ? ['parent'] : []
  const isTold = old.pluginData !== now.pluginData || old.sharedData !== now.sharedData
  return [...props, ...isMoved, ...(isTold ? ['pluginData'] : [])]
}

function pageIn(state: State, id: string): string | undefined {
  for (let at = state.get(id); at; at = state.get(at.parent ?? '')) {
    if (at.type === 'PAGE') return at.id
  }
  return undefined
}

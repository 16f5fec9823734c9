import type { NodeRecord } from './record.ts'
import type { Store } from './store.ts'

type State = ReadonlyMap<string, NodeRecord>

/** Undo as Figma's: what isn't committed becomes part of the next step. */
export interface History {
  /** Ends a step, where anything changed since the last one. */
  commit(): void
  /** Takes back what came after the last commit, or the last step where nothing did. False: nothing to take back. */
  undo(): boolean
  /** How many steps a user could take back, with the one under way. */
  steps(): number
  /** Lets another user's change be part of all states: undoing never takes it back. */
  rebase(before: State, after: State): void
  /** Forgets all steps: what stands now is where the document was opened. */
  restart(): void
}

/** Creates a history over a document; snapshots share all nodes that didn't change. */
export function createHistory(store: Store): History {
  let states: State[] = [store.snapshot()]
  const isNew = () => !isSame(store.snapshot(), states[states.length - 1])
  return {
    commit() {
      if (isNew()) states.push(store.snapshot())
    },
    undo() {
      if (!isNew()) {
        if (states.length === 1) return false
        states.pop()
      }
      store.restore(states[states.length - 1] ?? new Map())
      return true
    },
    steps: () => states.length - 1 + (isNew() ? 1 : 0),
    rebase(before, after) {
      states = states.map((state) => withChanges(state, before, after))
    },
    restart() {
      states = [store.snapshot()]
    },
  }
}

function withChanges(state: State, before: State, after: State): State {
  const next = new Map(state)
  for (const id of before.keys()) if (!after.has(id)) next.delete(id)
  for (const [id, record] of after) {
    const old = state.get(id)
    if (before.get(id) === record || !old) continue
    next.set(id, old === before.get(id) ? record : merged(old, before.get(id), record))
  }
  return next
}

/** Takes over what the other user changed of a node, and its children that are left. */
function merged(old: NodeRecord, before: NodeRecord | undefined, after: NodeRecord): NodeRecord {
  const gone = (before?.children ?? []).filter((id) => !after.children?.includes(id))
  const name = before?.props.name === after.props.name ? old.props.name : after.props.name
  return {
    ...old,
    children: old.children?.filter((id) => !gone.includes(id)) ?? null,
    props: { ...old.props, name },
  }
}

function isSame(one: State, other: State | undefined): boolean {
  if (one.size !== other?.size) return false
  for (const [id, record] of one) if (other.get(id) !== record) return false
  return true
}

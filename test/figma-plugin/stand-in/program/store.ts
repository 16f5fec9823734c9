import type { NodeRecord, Props } from './record.ts'

/** All nodes of the document by id, as one value that is replaced and never changed in place. */
export interface Store {
  find(id: string): NodeRecord | undefined
  /** @throws Error when the node is gone. */
  get(id: string): NodeRecord
  put(record: NodeRecord): void
  setProps(id: string, props: Partial<Props>): void
  /** Puts a node among the children of a parent, away from where it was. */
  attach(id: string, parent: string, index: number): void
  /** Takes a node and everything in it out of the document. */
  drop(id: string): void
  /** Ids of everything below a node, parents before their children, back to front. */
  below(id: string): string[]
  /** The node and its ancestors, nearest first. */
  upwards(id: string): NodeRecord[]
  pageOf(id: string): NodeRecord | undefined
  /** A document as it stands, to be compared with or gone back to. */
  snapshot(): ReadonlyMap<string, NodeRecord>
  restore(snapshot: ReadonlyMap<string, NodeRecord>): void
  /** Ids that were put or dropped since this was last asked. */
  takeTouched(): Set<string>
}

/** Creates an empty document. */
export function createStore(): Store {
  let nodes = new Map<string, NodeRecord>()
  let touched = new Set<string>()

  const find = (id: string) => nodes.get(id)
  const get = (id: string): NodeRecord => {
    const record = nodes.get(id)
    if (!record) throw new Error(`The node with id "${id}" does not exist`)
    return record
  }
  const put = (record: NodeRecord) => {
    nodes.set(record.id, record)
    touched.add(record.id)
  }
  const detach = (record: NodeRecord) => {
    const parent = record.parent === null ? undefined : nodes.get(record.parent)
    if (!parent) return
    put({ ...parent, children: (parent.children ?? []).filter((id) => id !== record.id) })
  }
  const below = (id: string): string[] =>
    (nodes.get(id)?.children ?? []).flatMap((child) => [child, ...below(child)])
  const upwards = (id: string): NodeRecord[] => {
    const path: NodeRecord[] = []
    for (let at = nodes.get(id); at; at = at.parent === null ? undefined : nodes.get(at.parent)) {
      path.push(at)
    }
    return path
  }

  return {
    find,
    get,
    put,
    below,
    upwards,
    setProps(id, props) {
      const record = get(id)
      put({ ...record, props: { ...record.props, ...props } })
    },
    attach(id, parent, index) {
      detach(get(id))
      put({ ...get(id), parent })
      const home = get(parent)
      const children = [...(home.children ?? [])]
      children.splice(index, 0, id)
      put({ ...home, children })
    },
    drop(id) {
      detach(get(id))
      for (const gone of [id, ...below(id)]) {
        nodes.delete(gone)
        touched.add(gone)
      }
    },
    pageOf: (id) => upwards(id).find(({ type }) => type === 'PAGE'),
    snapshot: () => new Map(nodes),
    restore(snapshot) {
      for (const id of [...nodes.keys(), ...snapshot.keys()]) {
        if (nodes.get(id) !== snapshot.get(id)) touched.add(id)
      }
      nodes = new Map(snapshot)
    },
    takeTouched() {
      const taken = touched
      touched = new Set()
      return taken
    },
  }
}

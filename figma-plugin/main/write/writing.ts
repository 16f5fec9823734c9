import { type Box, readBox } from './read-box.ts'

/** One write while it runs: the nodes that its steps name, and how to take everything back. */
export interface Writing {
  /** Gives the node of an id or of a `$name`. */
  node(ref: string): BaseNode
  /** The same, where a page or the document can't be meant. */
  layer(ref: string): SceneNode
  /**
   * The box of a layer, as it was before the write where it was there already: in an auto layout every layer that
   * is put in squeezes the others.
   */
  boxOf(ref: string): Box | null
  /** Names a node that this write made; taking back removes it. */
  made(name: string, node: SceneNode): void
  /** Sets a property of a node, unless it is so already. */
  assign<N extends BaseNode, K extends keyof N>(node: N, key: K, value: N[K]): void
  /** Notes how a change that was made is taken back; nodes of this write's own making need no such care. */
  takeBackBy(node: BaseNode, back: () => void): void
  /** The same for what Figma only does asynchronously; comes after all others. */
  takeBackLaterBy(node: BaseNode, back: () => Promise<void>): void
  /** Notes a layer for removing when all else has succeeded: a removed node can't be brought back. */
  removeLast(node: SceneNode): void
}

/** A {@link Writing} with what only the one who runs it needs. */
export interface WritingRun extends Writing {
  /** Removes what was noted for it. */
  finish(): void
  /**
   * Takes everything back, the last change first; tells whether all of it could be. Once a layer was removed,
   * nothing is: what was written may be all that is left of it.
   */
  takeBack(): Promise<boolean>
  /** Ids by name of the nodes that were made. */
  readonly ids: Record<string, string>
}

/**
 * Begins a write.
 *
 * @param nodes all nodes that the steps name by id.
 * @param models ids and names of the layers whose boxes others take over.
 */
export function beginWriting(
  nodes: ReadonlyMap<string, BaseNode>,
  models: readonly string[],
): WritingRun {
  const named = new Map<string, SceneNode>()
  const own = new Set<string>()
  const backs: (() => void)[] = []
  const laterBacks: (() => Promise<void>)[] = []
  const removals: SceneNode[] = []
  const ids: Record<string, string> = {}
  let removed = false

  const node = (ref: string): BaseNode => {
    const known = named.get(ref) ?? nodes.get(ref)
    if (!known) throw new TypeError(`Expected a node that the write knows but received “${ref}”`)
    return known
  }
  const layer = (ref: string): SceneNode => {
    const known = node(ref)
    if (known.type === 'PAGE' || known.type === 'DOCUMENT') {
      throw new TypeError(`Expected a layer but received the ${known.type.toLowerCase()} “${ref}”`)
    }
    return known
  }
  const takeBackBy = (changed: BaseNode, back: () => void) => {
    if (!own.has(changed.id)) backs.push(back)
  }
  const known = models.filter((ref) => nodes.has(ref))
  const boxes = new Map(known.map((ref) => [ref, readBox(layer(ref))] as const))

  return {
    node,
    layer,
    boxOf: (ref) => boxes.get(ref) ?? readBox(layer(ref)),
    made(name, made) {
      backs.push(() => {
        if (!made.removed) made.remove()
      })
      own.add(made.id)
      named.set(`$${name}`, made)
      ids[name] = made.id
    },
    assign(changed, key, value) {
      const before = changed[key]
      if (before === value) return
      changed[key] = value
      takeBackBy(changed, () => {
        changed[key] = before
      })
    },
    takeBackBy,
    takeBackLaterBy(changed, back) {
      if (!own.has(changed.id)) laterBacks.push(back)
    },
    removeLast(doomed) {
      removals.push(doomed)
    },
    finish() {
      for (const doomed of removals) {
        if (doomed.removed) continue
        doomed.remove()
        removed = true
      }
    },
    async takeBack() {
      if (removed) return false
      let whole = true
      for (const back of backs.splice(0).reverse()) {
        try {
          back()
        } catch {
          whole = false
        }
      }
      for (const back of laterBacks.splice(0)) {
        await back().catch(() => {
          whole = false
        })
      }
      return whole
    },
    ids,
  }
}

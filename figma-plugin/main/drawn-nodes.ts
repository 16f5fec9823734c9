/** Which nodes the user made since the plugin was opened: likely to mark an area of the picture. */
export interface DrawnNodes {
  /** Notes new nodes and gives those that are the user's, not our own. */
  add(ids: readonly string[]): string[]
  /** Nodes of our own making, known before Figma tells of them. */
  leaveOut(ids: readonly string[]): void
  /** The newest last. */
  list(): string[]
}

/** Older ones are forgotten: nobody marks an area with more shapes than this. */
const remembered = 100

/** Makes the list of drawn nodes, empty. */
export function createDrawnNodes(): DrawnNodes {
  const drawn = new Set<string>()
  const ours = new Set<string>()
  return {
    add(ids) {
      const theirs = ids.filter((id) => !ours.has(id))
      for (const id of theirs) drawn.add(id)
      for (const id of drawn) if (drawn.size > remembered) drawn.delete(id)
      return theirs
    },
    leaveOut(ids) {
      for (const id of ids) ours.add(id)
    },
    list: () => [...drawn],
  }
}

/** What is selected now, as far as it decides what is picked. */
export interface SelectionView {
  /** Sources that the selected layers stand for (themselves, or as versions), in order, each once. */
  readonly pictures: readonly string[]
  /** The other selected layers: whether each overlaps the picture that is pinned. */
  readonly others: readonly { readonly overlapsPinned: boolean }[]
}

/** Remembers the picture that stays picked while its region is drawn, which takes Figma's selection away. */
export interface Pin {
  readonly current: string | null
  /** Decides what is picked for a selection, the first being what {@link Host.pick} gives, and remembers that one. */
  follow(view: SelectionView): readonly string[]
  release(): void
}

/** Makes a pin that holds nothing yet. */
export function createPin(): Pin {
  let current: string | null = null
  return {
    get current() {
      return current
    },
    follow(view) {
      const picked = pickedFor(current, view)
      current = picked[0] ?? null
      return picked
    },
    release() {
      current = null
    },
  }
}

/**
 * Decides which pictures are picked.
 *
 * - Selected pictures are; the pinned one first if it is among them, so that the others are its references.
 * - With no picture selected the pinned one stays, while nothing is selected or any selected layer overlaps it.
 */
export function pickedFor(pinned: string | null, view: SelectionView): readonly string[] {
  const { pictures, others } = view
  if (pictures.length > 0) {
    return pinned !== null && pictures.includes(pinned)
      ? [pinned, ...pictures.filter((id) => id !== pinned)]
      : pictures
  }
  if (pinned === null) return []
  return others.length === 0 || others.some(({ overlapsPinned }) => overlapsPinned) ? [pinned] : []
}

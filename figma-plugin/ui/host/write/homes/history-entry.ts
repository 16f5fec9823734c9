import { entryKeys, type HistoryFrame } from '../../../../protocol/entries.ts'
import type { NodeFacts } from '../../../../protocol/node-facts.ts'
import type { WriteStep } from '../../../../protocol/write.ts'
import type { SeenDocument } from '../../host-parts.ts'
import { historyEntry } from '../../node-entries.ts'

/** A frame that holds versions of a picture in an instance or component. */
export interface FoundHistory {
  readonly node: NodeFacts
  readonly entry: HistoryFrame
}

/** Finds the frame for the versions of a source; null while there is none. */
export function historyFrameOf(seen: SeenDocument, source: string): FoundHistory | null {
  const used = seen.pictures.get(source)?.frames ?? []
  const found = [...seen.nodes.values()].flatMap((node): FoundHistory[] => {
    const entry = historyEntry(node)
    return entry && (used.includes(node.id) || entry.source === source) ? [{ node, entry }] : []
  })
  // One that versions live in, before one that only names the source.
  return found.find(({ node }) => used.includes(node.id)) ?? found[0] ?? null
}

/**
 * Makes the step that remembers how a picture looks without versions, and whether the user agreed to have fills
 * assigned; nothing to write gives no step.
 *
 * @param frame What the steps call the frame: its id, or the name of a new one.
 */
export function rememberSteps(
  frame: string,
  entry: HistoryFrame,
  before: HistoryFrame | null,
): readonly WriteStep[] {
  const value = JSON.stringify(entry)
  if (before && JSON.stringify(before) === value) return []
  return [{ do: 'data', node: frame, key: entryKeys.historyFrame, value }]
}

import type { Lineage } from '../../history/lineage.ts'
import type { FailedRound } from '../../history/lineage-notes.ts'
import { asksForTheSame } from './asks-for-the-same.ts'
import { failedRounds, pathTo } from './rounds.ts'

/** Longest prompt that is written, in characters: image models read the first sentences best. */
const longest = 1200

/**
 * Writes the words for a new picture from what this lineage has shown: what the picture is for, the changes that worked as
 * things to be there from the start, what was tried again and again until now likewise, and what was given up as things to
 * leave out.
 *
 * @param version What was reached: only the changes on its way count as having worked; null: none.
 */
export function regeneratePrompt(lineage: Lineage, version: string | null): string {
  const worked = pathTo(lineage, version).map(({ instruction }) => instruction)
  const failed = failedRounds(lineage)
  const { wanted, avoided } = sortFailed(failed, worked)
  const parts = [
    sceneOf(lineage),
    listed('The picture shows these from the start', [...worked, ...wanted]),
    listed('Leave out', avoided),
  ]
  const text = parts.filter((part) => part !== '').join('\n')
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/u, '')}…`
}

/** What was tried more than once is wanted all the same; what was tried once and left is not. */
function sortFailed(failed: readonly FailedRound[], worked: readonly string[]) {
  const wanted: string[] = []
  const avoided: string[] = []
  for (const { instruction } of [...failed].reverse()) {
    const isSettled = [...worked, ...wanted, ...avoided].some((one) =>
      asksForTheSame(instruction, one),
    )
    if (isSettled) continue
    const tries = failed.filter((one) => asksForTheSame(one.instruction, instruction))
    if (tries.length > 1) wanted.push(instruction)
    else avoided.push(instruction)
  }
  return { wanted, avoided }
}

function sceneOf({ sourceName, notes: { brief } }: Lineage): string {
  const parts = [
    isSentence(sourceName) ? sourceName : '',
    brief?.mood ?? '',
    brief?.purpose ? `for ${brief.purpose}` : '',
    brief?.audience ? `for ${brief.audience}` : '',
    brief && brief.mustHaves.length > 0 ? `with ${brief.mustHaves.join(', ')}` : '',
  ].filter((part) => part.trim() !== '')
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}

/** A generated picture's layer is called by its words; "Layer 3" and "IMG_2041" say nothing. */
function isSentence(name: string): boolean {
  return name.trim().split(/\s+/u).length > 2 && !/\d{3}/u.test(name)
}

function listed(title: string, instructions: readonly string[]): string {
  if (instructions.length === 0) return ''
  return `${title}: ${instructions.map((text) => text.replace(/[.\s]+$/u, '')).join('; ')}.`
}

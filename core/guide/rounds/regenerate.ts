import type { Lineage } from '../../history/lineage.ts'
import type { FailedRound } from '../../history/lineage-notes.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import { languages } from '../words/languages.ts'
import { asksForTheSame } from './asks-for-the-same.ts'
import { failedRounds, pathTo } from './rounds.ts'
import { thingRemoved, thingShown } from './thing-shown.ts'

/** Longest prompt that is written, in characters: image models read the first sentences best. */
const longest = 1200

/**
 * Writes the words for a new picture from what this lineage has shown: what the picture is for, what the changes that worked
 * led to and what was tried again and again, as things that it shows, and what was given up or taken out as things to leave
 * out. `…` stands for its subject, where nothing says that.
 *
 * @param version What was reached: only the changes on its way count as having worked; null: none.
 */
export function regeneratePrompt(lineage: Lineage, version: string | null): string {
  const worked = once(pathTo(lineage, version).map(({ instruction }) => instruction))
  const { wanted, avoided } = sortFailed(failedRounds(lineage), worked)
  const brief = lineage.notes.brief
  const shown = new Set([...(brief?.mustHaves ?? []), ...[...worked, ...wanted].flatMap(thingsIn)])
  const out = new Set([...worked.flatMap(removedIn), ...avoided.flatMap(thingsIn)])
  const subject = sceneOf(lineage)
  const parts = [
    shown.size === 0 && subject === '…' ? '' : `${subject}${listed(' with ', [...shown])}.`,
    out.size === 0 ? '' : `${listed('Leave out: ', [...out])}.`,
  ]
  const text = parts.filter((part) => part !== '').join('\n')
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/u, '')}…`
}

/** Instructions that ask for the same thing, once: what is added as it came, and everything else as it was left. */
function once(instructions: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const instruction of instructions) {
    const at = kept.findIndex((one) => asksForTheSame(instruction, one))
    if (at < 0) kept.push(instruction)
    else if (readInstruction(instruction).changes.every(({ kind }) => kind !== 'add'))
      kept[at] = instruction
  }
  return kept
}

function thingsIn(instruction: string): readonly string[] {
  const { changes, language } = readInstruction(instruction)
  const words = languages.find(({ id }) => id === language)?.followUp
  return words ? changes.flatMap((change) => thingShown(change, words) ?? []) : []
}

function removedIn(instruction: string): readonly string[] {
  return readInstruction(instruction).changes.flatMap((change) => thingRemoved(change) ?? [])
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
    isSentence(sourceName) ? sourceName : '…',
    brief?.mood ?? '',
    brief?.purpose ? `for ${brief.purpose}` : '',
    brief?.audience ? `for ${brief.audience}` : '',
  ].filter((part) => part.trim() !== '')
  return parts.length === 1 ? parts.join('') : `${parts.join(', ')},`
}

/** A generated picture's layer is called by its words; "Layer 3" and "IMG_2041" say nothing. */
function isSentence(name: string): boolean {
  return name.trim().split(/\s+/u).length > 2 && !/\d{3}/u.test(name)
}

function listed(title: string, things: readonly string[]): string {
  return things.length === 0 ? '' : `${title}${things.join(', ')}`
}

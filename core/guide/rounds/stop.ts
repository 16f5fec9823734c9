import type { Lineage } from '../../history/lineage.ts'
import type { DriftNotice } from '../drift/drift.ts'
import { bestAncestor } from './best-ancestor.ts'
import { type FinalPassFacts, finalPass } from './final-pass.ts'
import type { Notice, Way } from './notice.ts'
import { regeneratePrompt } from './regenerate.ts'
import { failedLately, pathTo, roundsOf } from './rounds.ts'

/** What is known about a lineage and its painter when it is asked whether to go on. */
export interface StopFacts extends Pick<FinalPassFacts, 'canUpscale' | 'canStrength'> {
  /** What was measured on the way to the version; null: nothing has drifted; absent: not measured. */
  readonly decay?: DriftNotice | null
}

/** Failed rounds in a row that are worth a word. */
export const failedInARow = 3
/** Accepted steps from which a picture is usually worn: a soft word at the first, another at the second. */
export const manySteps = { soft: 6, firm: 8 } as const

/**
 * Gives the one thing worth saying now about whether to go on refining a version; null when there is nothing, or it was
 * told. Each notice is given once in a lineage: whoever shows it adds its name to the notes (`LineageNotes.told`).
 *
 * @param parent The version that is refined now; null: the source.
 */
export function stopNotice(
  lineage: Lineage,
  parent: string | null,
  facts: StopFacts,
): Notice | null {
  const told = new Set(lineage.notes.told)
  const notices = [decayNotice, failedNotice, stepsNotice].flatMap((find) => {
    return find(lineage, parent, facts) ?? []
  })
  return notices.find(({ name }) => !told.has(name)) ?? null
}

type FindNotice = (lineage: Lineage, parent: string | null, facts: StopFacts) => Notice | null

const decayNotice: FindNotice = (lineage, parent, facts) => {
  const { decay } = facts
  if (!decay) return null
  const { name, message, reason, best } = decay
  const ways = [
    branchTo(lineage, best),
    regenerate(lineage, parent),
    finish(lineage, parent, facts),
  ]
  return { name, message, reason, ways: asWays(ways) }
}

const failedNotice: FindNotice = (lineage, parent, facts) => {
  const count = failedLately(roundsOf(lineage))
  if (count < failedInARow) return null
  const best = bestAncestor(lineage, parent, facts.decay ?? null)
  // Where the version itself is the best there is, the step before it is the way out, and not the source.
  const before = pathTo(lineage, parent).at(-2)?.version ?? null
  return {
    name: `failed-${failedInARow}`,
    message: `The last ${inWords(count)} rounds came to nothing.`,
    reason: 'What three tries did not bring, a fourth in the same place rarely does.',
    ways: asWays([
      branchTo(lineage, best === parent ? before : best),
      regenerate(lineage, parent),
      finish(lineage, parent, facts),
    ]),
  }
}

const stepsNotice: FindNotice = (lineage, parent, facts) => {
  const count = pathTo(lineage, parent).length
  if (count < manySteps.soft) return null
  const isFirm = count >= manySteps.firm
  const best = bestAncestor(lineage, parent, facts.decay ?? null)
  const back = best === parent ? [] : [branchTo(lineage, best)]
  return {
    // The soft word is not said after the firm one.
    name: `steps-${isFirm || isTold(lineage, manySteps.firm) ? manySteps.firm : manySteps.soft}`,
    message: isFirm
      ? `This picture has been refined ${inWords(count)} times.`
      : `${capital(inWords(count))} steps so far: this may be a good place to finish.`,
    reason:
      'Each step repaints a picture a little, and after six to eight of them it usually shows.',
    ways: asWays([finish(lineage, parent, facts), ...back, regenerate(lineage, parent)]),
  }
}

function branchTo(lineage: Lineage, version: string | null): Way {
  const number = lineage.versions.find(({ record }) => record.id === version)?.record.number
  const label = number === undefined ? 'Go back to the source' : `Go back to v${number}`
  return { kind: 'branch', label, version: number === undefined ? null : version }
}

function regenerate(lineage: Lineage, parent: string | null): Way {
  const prompt = regeneratePrompt(lineage, parent)
  return { kind: 'regenerate', label: 'Make a new picture', prompt }
}

function finish(lineage: Lineage, parent: string | null, facts: StopFacts): Way {
  const kept = lineage.versions.find(({ record }) => record.id === parent)?.record.edit.preserve
  return finalPass(kept ?? [], { ...facts, role: lineage.notes.brief?.role })
}

function asWays(ways: readonly Way[]): Notice['ways'] {
  const [first, ...others] = ways
  if (!first) throw new RangeError('Expected at least one way on but received none')
  return [first, ...others]
}

function isTold(lineage: Lineage, steps: number): boolean {
  return lineage.notes.told.includes(`steps-${steps}`)
}

function inWords(count: number): string {
  const words = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
  ]
  return words[count] ?? String(count)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

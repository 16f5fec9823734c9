import type { Change } from '../reading/reading.ts'
import { readAdded } from './added.ts'
import { findQuality } from './axis-words.ts'
import type { FollowUp } from './follow-up.ts'
import type { Past } from './past.ts'
import { nounOf, withArticle } from './retarget.ts'
import { ask, resolved, type Scene } from './scene.ts'
import { fill } from './sentences.ts'

/** Something that a step named, and left in the picture. */
export interface Thing {
  /** With its article ("the cup"). */
  readonly noun: string
  readonly change: Change
  readonly step: Past
}

/** Changes of the look of the whole: it may be brighter, and never larger or green. */
const looks: readonly Change['kind'][] = [
  'light',
  'color',
  'finish',
  'frame',
  'style',
  'evaluative',
]

/**
 * Gives the things that "it" can mean after a step: what it put in or changed, and nothing that it took out.
 *
 * @param also Whether the look of the whole counts as one.
 */
export function thingsOf(step: Past, also?: 'looks'): readonly Thing[] {
  return step.changes.flatMap((change) => {
    const { words } = step
    if (change.kind === 'remove' || (!also && looks.includes(change.kind))) return []
    const added = change.kind === 'add' ? readAdded(change, words) : []
    const named = nounOf(change, words)
    const nouns = added.length > 0 ? added.map(({ noun }) => withArticle(noun, words)) : [named]
    return nouns.flatMap((noun) => (noun === null ? [] : [{ noun, change, step }]))
  })
}

/** Gives the things of the newest step that named one. */
export function newestThings(past: readonly Past[]): readonly Thing[] {
  return (
    [...past]
      .reverse()
      .map((step) => thingsOf(step))
      .find((things) => things.length > 0) ?? []
  )
}

/** Moves a thing one way. */
export function onThing({ noun, step }: Thing, comparative: string, size: 0 | 1 | 2): string {
  const { degrees, sentences } = step.words
  // How much larger has to be said; how much darker tells itself.
  const isSize = findQuality(comparative, step.words, 'comparative')?.axis === 'size'
  const degree = degrees[([1, isSize ? 3 : 2, 4] as const)[size]]
  return fill(sentences.make, { what: noun, degree: degree ? `${degree} ` : '', how: comparative })
}

/** Resolves what is said of "it", where one thing can be meant; else asks which. */
export function ofThings(
  things: readonly Thing[],
  instructionFor: (thing: Thing) => string,
  scene: Scene,
): FollowUp {
  const [thing, ...others] = things
  if (!thing || others.length > 0) return askWhich(things.map(instructionFor))
  return resolved(scene, {
    instruction: instructionFor(thing),
    from: thing.step,
    parent: scene.context.parent,
    because: `Taken to mean ${thing.noun} of ${thing.step.name}.`,
  })
}

/** Asks which of some instructions is meant. */
export function askWhich(
  instructions: readonly string[],
  question = 'Which of these is meant?',
): FollowUp {
  const options = [...new Set(instructions)].slice(0, 4)
  return ask(
    question,
    options.map((text) => ({ label: text, text })),
  )
}

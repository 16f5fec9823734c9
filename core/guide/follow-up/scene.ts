import type { Preserve } from '../../edit/edit.ts'
import type { Lineage } from '../../history/lineage.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import type { FollowUp, FollowUpContext, FollowUpOption } from './follow-up.ts'
import type { Past } from './past.ts'
import type { SaidFully } from './said.ts'

/** Everything that a follow-up is resolved from. */
export interface Scene {
  readonly context: FollowUpContext
  readonly lineage: Lineage | null
  /** The steps under the version that is refined, oldest first. */
  readonly past: readonly Past[]
  /** Of the language that the follow-up is said in. */
  readonly words: FollowUpWords
  readonly whole: SaidFully
  /** The follow-up as typed, for quoting. */
  readonly text: string
}

/** How a step is taken up again. */
interface TakenUp {
  readonly instruction: string
  readonly because: string
  /** The step whose preserves, and unless `where` asks, whose region are taken over. */
  readonly from: Past | null
  /** Null: the source. */
  readonly parent: string | null
  readonly where?: string | null
}

/** Gives the full instruction that a follow-up became. */
export function resolved(scene: Scene, taken: TakenUp): FollowUp {
  const { from, where = null } = taken
  const edit = from?.version.record.edit
  const hasOwn = scene.context.hasRegion || where !== null
  return {
    kind: 'resolved',
    instruction: taken.instruction,
    parent: taken.parent,
    region: !hasOwn && edit?.region ? (from?.id ?? null) : null,
    where: scene.context.hasRegion ? null : where,
    preserve: preservesOf(scene, edit?.preserve ?? []),
    because: taken.because,
  }
}

/** Gives a question, with answers that can be clicked. */
export function ask(question: string, options: readonly FollowUpOption[] = []): FollowUp {
  return { kind: 'ask', question, options }
}

/** Adds what the follow-up says must stay to what was to stay before. */
export function preservesOf(
  { whole: { keeps } }: Scene,
  before: readonly Preserve[],
): readonly Preserve[] {
  const said = keeps.map((text) => preserveOf(text))
  return [...before.filter((one) => !said.some(({ text }) => text === one.text)), ...said]
}

function preserveOf(text: string): Preserve {
  const kind = readInstruction(`Keep ${text}.`).keeps[0]?.kind ?? 'other'
  return { text, kind }
}

/** Gives what a step was made from, as people see it. */
export function parentName({ lineage }: Scene, parent: string | null): string {
  const version = lineage?.versions.find(({ record }) => record.id === parent)
  return version ? `v${version.record.number}` : 'the source'
}

/** Gives an instruction in quotation marks, short. */
export function quoted(text: string): string {
  const plain = text.trim().replace(/[.\s]+$/u, '')
  const points = [...plain]
  return `“${points.length > 60 ? `${points.slice(0, 59).join('').trimEnd()}…` : plain}”`
}

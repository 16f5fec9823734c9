import type { FailedRound } from '../../../history/lineage-notes.ts'
import type { Suggestion } from '../finding.ts'
import type { GuideContext } from '../guide-context.ts'
import { judgementIn } from '../judge.ts'
import { rewrite, shortened } from '../rewrite.ts'
import type { Rule, RuleInput } from '../rule.ts'
import { isKnownAs, type Speech } from '../speech.ts'
import { alternativesTo } from './evaluative.ts'

/** Instructions that share so many of their words say the same. */
const nearlyTheSame = 0.8

/** The same came to nothing before in this lineage. */
export const failedBefore: Rule = {
  kind: 'failed_before',
  needs: 'context',
  reason: 'The same words on the same picture usually fail the same way again.',
  find: (input) => {
    const { reading, context, speech } = input
    const rounds = [...(context.failed ?? [])].reverse()
    const failed = rounds.find(({ instruction }) => isSame(instruction, reading.text, speech))
    if (failed === undefined) return []
    return [
      {
        level: 'suggest',
        span: null,
        message: `“${shortened(failed.instruction, 40)}” ${outcomes[failed.why]} (v${failed.number}).`,
        suggestions: isRefinedNow(failed, context)
          ? [concreter(input)]
          : [concreter(input), branchOf(failed, input)],
      },
    ]
  },
}

const outcomes: Readonly<Record<FailedRound['why'], string>> = {
  deleted: 'was tried, and its version deleted',
  reverted: 'was tried and reverted',
  reworded: 'was tried and worded anew',
}

function concreter({ reading, speech }: RuleInput): Suggestion {
  const vague = reading.changes.find((change) => judgementIn(change, speech) !== null)
  if (vague !== undefined) return alternativesTo(vague, reading, speech)[0]
  const [only, ...others] = reading.changes
  const said = only !== undefined && others.length === 0 ? only.alone : reading.text
  return rewrite(`${said.trim().replace(/[.!,;]+$/, '')}, …`, 'Say more exactly how')
}

/** Whether it was tried on the very version that is refined now: going there leads nowhere. */
function isRefinedNow({ parent }: FailedRound, { path }: GuideContext): boolean {
  return path !== undefined && (path.at(-1)?.version ?? null) === parent
}

function branchOf({ parent }: FailedRound, { context, reading }: RuleInput): Suggestion {
  const known = context.path?.find(({ version }) => version === parent)
  return {
    kind: 'branch',
    label:
      parent === null
        ? 'Try from the source'
        : known
          ? `Try from v${known.number}`
          : 'Try from the version before it',
    version: parent,
    text: reading.text,
  }
}

function isSame(one: string, other: string, speech: Speech): boolean {
  const [these, those] = [tellingWords(one, speech), tellingWords(other, speech)]
  const both = [...these].filter((word) => those.has(word)).length
  const all = new Set([...these, ...those]).size
  return all > 0 && both / all >= nearlyTheSame
}

/** The words that tell one instruction from another, in their plain form. */
function tellingWords(text: string, { wordsIn }: Speech): ReadonlySet<string> {
  return new Set(
    wordsIn(text)
      .filter(
        (word) =>
          !isKnownAs(
            word,
            'the',
            'a',
            'and',
            'next',
            'opening',
            'closing',
            'possessive',
            'number',
            'do add',
            'seem',
            'quoting',
          ),
      )
      .map(({ base }) => base),
  )
}

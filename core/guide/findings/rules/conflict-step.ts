import { readInstruction } from '../../reading/read-instruction.ts'
import type { Change } from '../../reading/reading.ts'
import { areOpposite, isAboutSame } from '../about-same.ts'
import type { PastStep } from '../guide-context.ts'
import { isSameThing } from '../named-things.ts'
import { rewriteChange, shortened } from '../rewrite.ts'
import type { Found, Rule, RuleInput } from '../rule.ts'
import type { Speech } from '../speech.ts'
import { withAmounts } from '../with-amount.ts'

/** Takes back what an earlier accepted step did. */
export const conflictStep: Rule = {
  kind: 'conflict_step',
  needs: 'context',
  reason: 'Going back to the version before keeps the picture cleaner than painting over it again.',
  find: (input) =>
    input.reading.changes.flatMap((change): readonly Found[] => {
      const { path = [] } = input.context
      const at = undoneStep(change, input)
      const step = path[at]
      // “A bit less warm” fine-tunes; going back would undo all of it.
      if (step === undefined || change.amount?.degree === 'slight') return []
      const before = path[at - 1] ?? null
      const isLast = at === path.length - 1
      const soft = softer(change, input)
      return [
        {
          level: isLast ? 'suggest' : 'note',
          span: change.span,
          message: `This takes back “${shortened(step.instruction, 40)}” (v${step.number}).`,
          suggestions: [
            {
              kind: 'branch',
              label: before === null ? 'Go back to the source' : `Go back to v${before.number}`,
              version: before?.version ?? null,
            },
            ...soft,
          ],
        },
      ]
    }),
}

function undoneStep(change: Change, { context, speech }: RuleInput): number {
  const path = context.path ?? []
  for (let at = path.length - 1; at >= 0; at--) {
    const past = changesOf(path[at], speech)
    if (past.some((earlier) => undoes(change, earlier, speech))) return at
    // The same way again, or the thing added anew, ends what there was to take back.
    if (past.some((earlier) => repeats(change, earlier, speech))) return -1
  }
  return -1
}

function changesOf(step: PastStep | undefined, { language }: Speech): readonly Change[] {
  return step === undefined ? [] : readInstruction(step.instruction, language).changes
}

function undoes(change: Change, earlier: Change, speech: Speech): boolean {
  if (areOpposite(change, earlier, speech)) return true
  const isTakenOut = change.kind === 'remove' && earlier.kind === 'add'
  const { target } = change
  return (
    isTakenOut &&
    target !== null &&
    earlier.target !== null &&
    isSameThing(target.text, earlier.target.text, speech)
  )
}

function repeats(change: Change, earlier: Change, speech: Speech): boolean {
  return (
    change.direction !== null &&
    change.direction.axis === earlier.direction?.axis &&
    isAboutSame(change, earlier, speech)
  )
}

function softer(change: Change, { reading, speech }: RuleInput) {
  const [slightly] = withAmounts(change, speech)
  if (change.direction === null || change.amount !== null || slightly === undefined) return []
  return [rewriteChange(reading, change, slightly)]
}

import { checkInstruction } from '../../../edit/check-instruction.ts'
import { maxInstructionLength } from '../../../edit/edit.ts'
import { isRefineError } from '../../../errors.ts'
import type { Suggestion } from '../finding.ts'
import { rewrite } from '../rewrite.ts'
import type { Rule } from '../rule.ts'
import { stepsOf } from '../steps-of.ts'

/** Empty or too long: it can't be sent. */
export const unusable: Rule = {
  kind: 'unusable',
  needs: 'text',
  reason: 'No provider can do anything with it.',
  find: ({ reading, context, speech }) => {
    const message = refusalOf(reading.text)
    if (message === null) return []
    const steps = stepsOf(reading, context.preserves)
    const isLong = reading.text.length > maxInstructionLength && steps.length > 1
    const suggestion: Suggestion = isLong
      ? { kind: 'steps', label: `Run as ${steps.length} steps`, steps }
      : rewrite(speech.words.judging.alternatives.whole[0] ?? '')
    return [{ level: 'stop', span: null, message, suggestions: [suggestion] }]
  },
}

function refusalOf(text: string): string | null {
  try {
    checkInstruction(text)
    return null
  } catch (thrown) {
    if (!isRefineError(thrown)) throw thrown
    return thrown.message
  }
}

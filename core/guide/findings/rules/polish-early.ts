import { readInstruction } from '../../reading/read-instruction.ts'
import type { Change } from '../../reading/reading.ts'
import { rewrite, shortened } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import type { Speech } from '../speech.ts'

/** Last touches while light and composition are still as they came. */
export const polishEarly: Rule = {
  kind: 'polish_early',
  needs: 'context',
  reason:
    'Later changes of light and composition usually paint over fine detail, so polish holds best at the end.',
  find: ({ reading, context, speech }) => {
    const { path } = context
    if (path === undefined || path.some(({ instruction }) => isStructural(instruction, speech)))
      return []
    if (reading.changes.some(isStructure)) return []
    const [polish] = reading.changes.filter(isPolish)
    if (polish === undefined) return []
    return [found(polish, speech)]
  },
}

function found(polish: Change, { words }: Speech): Found {
  const [first = '', ...others] = [
    words.judging.alternatives.light[1] ?? '',
    words.judging.alternatives.background[0] ?? '',
  ]
  return {
    level: 'note',
    span: polish.span,
    message: `“${shortened(polish.text)}” is polish, and light and composition are still as they came.`,
    suggestions: [rewrite(first), ...others.map((text) => rewrite(text))],
  }
}

/** Taking dust off is fine at any time: it is never painted over. */
function isPolish({ stage, kind }: Change): boolean {
  return stage === 'polish' && kind !== 'cleanup' && kind !== 'remove'
}

function isStructure({ stage }: Change): boolean {
  return stage === 'light' || stage === 'composition'
}

function isStructural(instruction: string, { language }: Speech): boolean {
  return readInstruction(instruction, language).changes.some(isStructure)
}

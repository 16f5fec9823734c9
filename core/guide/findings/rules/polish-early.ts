import { readInstruction } from '../../reading/read-instruction.ts'
import type { Change } from '../../reading/reading.ts'
import { rewrite } from '../rewrite.ts'
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

function found({ span }: Change, { words }: Speech): Found {
  return {
    level: 'note',
    span,
    message: 'This is polish, and light and composition are still as they came.',
    suggestions: [rewrite(words.phrases.light, 'Change the light first')],
  }
}

/** Things that are put in, and dust that is taken off, are never painted over unnoticed. */
function isPolish({ stage, kind }: Change): boolean {
  return stage === 'polish' && kind === 'finish'
}

function isStructure({ stage }: Change): boolean {
  return stage === 'light' || stage === 'composition'
}

function isStructural(instruction: string, { language }: Speech): boolean {
  return readInstruction(instruction, language).changes.some(isStructure)
}

import type { Change } from '../../reading/reading.ts'
import { isSameThing } from '../named-things.ts'
import type { Rule } from '../rule.ts'
import type { Speech } from '../speech.ts'
import { inSteps, stepsOf } from '../steps-of.ts'

/** Several changes in one instruction: offered as steps. Brightness and warmth of one thing are one adjustment. */
export const severalChanges: Rule = {
  kind: 'several_changes',
  needs: 'text',
  reason:
    'One change at a time can be judged, kept or undone by itself, and a model usually does each of them better.',
  find: ({ reading, context, speech }) => {
    const { changes } = reading
    if (changes.length < 2 || isOneAdjustment(changes, speech)) return []
    const steps = stepsOf(reading, context.preserves)
    if (steps.length < 2) return []
    return [
      {
        level: 'suggest',
        span: null,
        message: `These are ${steps.length} changes in one.`,
        suggestions: [inSteps(steps)],
      },
    ]
  },
}

/** "Brighter and warmer", "raise exposure and contrast": tones of one thing, or of the picture. */
export function isOneAdjustment(changes: readonly Change[], speech: Speech): boolean {
  const [first, ...others] = changes
  if (first === undefined || !changes.every(isTonal)) return false
  return others.every((other) => isAboutTheSame(first, other, speech))
}

function isTonal({ kind, direction }: Change): boolean {
  return direction !== null && (kind === 'light' || kind === 'color')
}

function isAboutTheSame(one: Change, other: Change, speech: Speech): boolean {
  if (one.scope !== 'part' && other.scope !== 'part') return true
  if (other.target === null || other.isPronoun) return true
  return one.target !== null && isSameThing(one.target.text, other.target.text, speech)
}

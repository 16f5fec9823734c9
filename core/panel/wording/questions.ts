import type { PlainError } from '../../errors.ts'
import type { ProviderInfo } from '../../provider.ts'
import { type Planned, sumOfEstimates } from '../../refine.ts'
import type { Question } from '../question.ts'
import { formatEstimate, formatSize } from './numbers.ts'

/** Asks before the same is sent once more, because the first call may have been billed. */
export function sendAgainQuestion({ message }: Pick<PlainError, 'message'>): Question {
  return {
    title: 'Send again?',
    text: `${message} A new call may be billed as well.`,
    agree: 'Send again',
  }
}

/** Asks before something leaves that was not shown. */
export function sendQuestion({ plan, estimate, edit, intent }: Planned, info: ProviderInfo) {
  const sent = `${formatSize(plan.sent)} px of “${intent.picked.name}”`
  return {
    title: `Send to ${info.label}?`,
    text: `“${edit.instruction}”: ${sent}, ${formatEstimate(estimate)}.`,
    agree: 'Send',
  } satisfies Question
}

/** Asks before several steps leave, one call each: what each refines is only known once the one before is there. */
export function sendStepsQuestion(
  info: ProviderInfo,
  plans: readonly Planned[],
  again: number,
): Question {
  const estimate = formatEstimate(sumOfEstimates(plans.map((plan) => plan.estimate)))
  return {
    title: `Send ${plans.length} steps to ${info.label}?`,
    text: `Each is a call of its own on what the one before made; together ${estimate}.${sentBefore(again)}`,
    agree: `Send ${plans.length} steps`,
  }
}

function sentBefore(count: number): string {
  if (count === 0) return ''
  const which = count === 1 ? 'One of them was' : `${count} of them were`
  return ` ${which} already sent and may have been billed.`
}

/** Asks before several pictures leave, one call each. */
export function sendAllQuestion(
  info: ProviderInfo,
  plans: readonly Planned[],
  again: number,
): Question {
  const prices = plans.map(({ estimate }) => estimate)
  return {
    title: `Send ${plans.length} pictures to ${info.label}?`,
    text: `Each is a call of its own; together ${formatEstimate(sumOfEstimates(prices))}.${sentBefore(again)}`,
    agree: `Send ${plans.length} pictures`,
  }
}

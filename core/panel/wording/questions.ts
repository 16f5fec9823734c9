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

/** Asks before several pictures leave, one call each. */
export function sendAllQuestion(
  info: ProviderInfo,
  plans: readonly Planned[],
  again: number,
): Question {
  const prices = plans.map(({ estimate }) => estimate)
  const repeated =
    again === 0
      ? ''
      : ` ${again === 1 ? 'One of them was' : `${again} of them were`} already sent and may have been billed.`
  return {
    title: `Send ${plans.length} pictures to ${info.label}?`,
    text: `Each is a call of its own; together ${formatEstimate(sumOfEstimates(prices))}.${repeated}`,
    agree: `Send ${plans.length} pictures`,
  }
}

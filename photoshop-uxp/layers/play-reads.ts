import type { ActionDescriptor } from 'photoshop'
import { cancelled } from '../../core/errors.ts'
import type { Photoshop } from '../photoshop.ts'

/** Photoshop's word for "the user cancelled" among its error numbers (batchplay.md, "Result value"). */
const userCancelled = -128

/**
 * Asks Photoshop several things in one call; what it can't answer is null, in the place of the question.
 *
 * Without `continueOnError` the first question without an answer would end the call (batchplay.md).
 *
 * @throws RefineError `cancelled` when the user stopped it.
 */
export async function playReads(
  photoshop: Photoshop,
  questions: readonly ActionDescriptor[],
): Promise<readonly (ActionDescriptor | null)[]> {
  if (questions.length === 0) return []
  const answers = await photoshop.action.batchPlay([...questions], { continueOnError: true })
  return questions.map((_, index) => {
    const answer = answers[index]
    if (answer?._obj !== 'error') return answer ?? null
    if (answer.result === userCancelled) throw cancelled()
    return null
  })
}

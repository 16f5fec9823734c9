import type { ActionDescriptor } from 'photoshop'
import { cancelled } from '../../core/errors.ts'
import type { Photoshop } from '../photoshop.ts'

/** Photoshop's word for "the user cancelled" among its error numbers (batchplay.md, "Result value"). */
const userCancelled = -128

/** What Photoshop can always answer (executeasmodal.md, "User cancellation"). */
const easyQuestion: ActionDescriptor = {
  _obj: 'get',
  _target: [
    { _ref: 'property', _property: 'hostName' },
    { _ref: 'application', _enum: 'ordinal', _value: 'targetEnum' },
  ],
}

/**
 * Asks Photoshop several things in one call; what it can't answer is null, in the place of the question.
 *
 * Without `continueOnError` the first question without an answer would end the call (batchplay.md). Versions differ in
 * which of them reject the whole call instead of standing in the answer as errors (known issues, 23.4.1).
 *
 * @throws RefineError `cancelled` when the user stopped it.
 */
export async function playReads(
  photoshop: Pick<Photoshop, 'action'>,
  questions: readonly ActionDescriptor[],
): Promise<readonly (ActionDescriptor | null)[]> {
  if (questions.length === 0) return []
  const { action } = photoshop
  const answers = await action
    .batchPlay([...questions], { continueOnError: true })
    .catch(() => oneByOne(action, questions))
  return questions.map((_, index) => {
    const answer = answers[index]
    if (answer?._obj !== 'error') return answer ?? null
    if (answer.result === userCancelled) throw cancelled()
    return null
  })
}

async function oneByOne(
  action: Photoshop['action'],
  questions: readonly ActionDescriptor[],
): Promise<readonly (ActionDescriptor | undefined)[]> {
  const answers: (ActionDescriptor | undefined)[] = []
  for (const question of questions) {
    // No answer is what a rejection means here: whether Photoshop answers at all is asked below.
    const [answer] = await action.batchPlay([question], {}).catch(() => [])
    answers.push(answer)
  }
  await action.batchPlay([easyQuestion], {})
  return answers
}

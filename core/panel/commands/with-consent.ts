import { cancelled, toPlainError } from '../../errors.ts'
import type { RefineOptions } from '../../refine.ts'
import { sendAgainQuestion } from '../wording/questions.ts'
import type { Ask } from './question-command.ts'

/**
 * Sends something; where the same was sent before and nobody knows what became of it, asks the user and sends it only
 * with their consent.
 *
 * @throws RefineError what sending throws; `cancelled` when the user does not agree.
 */
export async function withConsent<T>(
  ask: Ask,
  options: RefineOptions,
  send: (options: RefineOptions) => Promise<T>,
): Promise<T> {
  try {
    return await send(options)
  } catch (thrown) {
    const error = toPlainError(thrown)
    if (error.code !== 'sent_before') throw thrown
    if (!(await ask(sendAgainQuestion(error), options))) throw cancelled()
    return send({ ...options, again: true })
  }
}

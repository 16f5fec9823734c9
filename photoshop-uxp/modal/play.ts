import type { ActionDescriptor } from 'photoshop'
import type { Photoshop } from '../photoshop.ts'
import { hostFailed } from './modal-errors.ts'

/**
 * Plays commands in Photoshop and gives its answers, one a command.
 *
 * Photoshop answers a command that failed with an error object instead of throwing.
 *
 * @throws RefineError `host_failed` when one of them failed.
 */
export async function play(
  { action }: Pick<Photoshop, 'action'>,
  commands: readonly ActionDescriptor[],
): Promise<ActionDescriptor[]> {
  if (commands.length === 0) return []
  const answers = await action.batchPlay([...commands], {})
  const failed = answers.findIndex(isFailure)
  if (failed < 0 && answers.length === commands.length) return answers
  const command = commands[failed < 0 ? answers.length : failed]?._obj ?? 'nothing'
  throw hostFailed(
    `Photoshop could not carry out “${command}”${reasonOf(answers[failed])}.`,
    answers[failed],
  )
}

/** Tells whether an answer of Photoshop says that its command failed. */
export function isFailure(answer: ActionDescriptor): boolean {
  return answer._obj === 'error'
}

function reasonOf(answer: ActionDescriptor | undefined): string {
  const message: unknown = answer?.message
  return typeof message === 'string' && message !== '' ? `: ${message.replace(/\.$/, '')}` : ''
}

import type { Question } from '../question.ts'
import type { CommandContext } from './command-context.ts'

/** Asks the user something; false when they do not agree, or when the signal is aborted first. */
export type Ask = (
  question: Question,
  options?: { readonly signal?: AbortSignal },
) => Promise<boolean>

/** Makes the commands that ask the user something; questions wait for each other. */
export function createQuestionCommands({ dispatch, closing }: CommandContext): {
  readonly ask: Ask
  readonly answer: (agreed: boolean) => void
} {
  let settle: ((agreed: boolean) => void) | null = null
  let last: Promise<unknown> = Promise.resolve()
  const answer = (agreed: boolean): void => {
    settle?.(agreed)
    settle = null
  }

  const askNow = (question: Question, signal: AbortSignal | undefined): Promise<boolean> => {
    if (closing.aborted || signal?.aborted) return Promise.resolve(false)
    return new Promise((resolve) => {
      const decline = () => answer(false)
      closing.addEventListener('abort', decline)
      signal?.addEventListener('abort', decline)
      settle = (agreed) => {
        closing.removeEventListener('abort', decline)
        signal?.removeEventListener('abort', decline)
        dispatch({ type: 'question', question: null })
        resolve(agreed)
      }
      dispatch({ type: 'question', question })
    })
  }

  return {
    answer,
    ask: (question, { signal } = {}) => {
      const asked = last.then(() => askNow(question, signal))
      last = asked
      return asked
    },
  }
}

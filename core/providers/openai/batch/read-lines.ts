import { RefineError } from '../../../errors.ts'

/** Longest line that is read, in characters: one answer with the largest picture takes less than half of it. */
const longestLine = 120_000_000

/**
 * Reads a long text line by line as it comes, so that never more than one line is held; empty lines are left out.
 *
 * @throws RefineError `bad_answer` for a line that is longer than any answer; what the connection throws.
 */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let parts: string[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      const pieces = (done ? decoder.decode() : decoder.decode(value, { stream: true })).split('\n')
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) {
          const line = parts.join('').trim()
          parts = []
          length = 0
          if (line !== '') yield line
        }
        parts.push(piece)
        length += piece.length
        if (length > longestLine) throw tooLong()
      }
      if (done) break
    }
    const line = parts.join('').trim()
    if (line !== '') yield line
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function tooLong(): RefineError {
  return new RefineError(
    'bad_answer',
    'A line of the batch’s answers is longer than any picture.',
    {
      hint: 'Look at the batch in the account’s dashboard; its file can be downloaded there.',
    },
  )
}

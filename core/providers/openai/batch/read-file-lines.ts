import type OpenAI from 'openai'
import type { ReachOpenai } from './reach-openai.ts'
import { readLines } from './read-lines.ts'

/** Reads a file at OpenAI line by line as it comes. @throws RefineError, also when the connection breaks in the middle. */
export async function* readFileLines(
  reach: ReachOpenai,
  file: string,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const content = (client: OpenAI) => client.files.content(file, signal ? { signal } : {})
  const { body } = await reach(content)
  if (!body) return
  const lines = readLines(body)
  for (;;) {
    const { done, value } = await reach(() => lines.next())
    if (done) return
    yield value
  }
}

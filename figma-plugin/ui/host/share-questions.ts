import type { FigmaDocument } from '../../protocol/figma-document.ts'

const reading = ['look', 'scan', 'nodes', 'shapes'] as const

/**
 * Lets those who ask the document the same thing in one go share the answer: one look at the document wants to know
 * several things at once, and each of them rests on the same facts.
 *
 * In one go means before anything else can have happened: nothing is kept for later, so no answer is ever stale.
 */
export function shareQuestions(document: FigmaDocument): FigmaDocument {
  const asked = new Map<string, Promise<unknown>>()

  const sharing =
    (verb: (typeof reading)[number]) =>
    (input: never): Promise<never> => {
      const question = JSON.stringify([verb, input])
      const known = asked.get(question) ?? document[verb](input)
      if (asked.size === 0) void Promise.resolve().then(() => asked.clear())
      asked.set(question, known)
      // The same verb with the same input: the type is its own.
      return known as Promise<never>
    }

  return {
    ...document,
    ...Object.fromEntries(reading.map((verb) => [verb, sharing(verb)])),
    write(request) {
      asked.clear()
      return document.write(request)
    },
  }
}

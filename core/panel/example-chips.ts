import type { ProviderInfo } from '../provider.ts'

/** How many examples are offered before the user asks for all. */
export const fewExamples = 5

/**
 * Gives the examples that work as they stand: those that need a region only when there is one, and then first.
 *
 * The few are spread over the whole list, so that they show the breadth of what the provider does.
 */
export function exampleChips(
  info: ProviderInfo | null,
  hasRegion: boolean,
  all: boolean,
): string[] {
  const examples = info?.examples ?? []
  const forRegion = examples.filter(({ needsRegion }) => needsRegion && hasRegion)
  const forAny = examples.filter(({ needsRegion }) => !needsRegion)
  if (all) return [...forRegion, ...forAny].map(({ text }) => text)
  const first = forRegion.slice(0, fewExamples - 2)
  const room = Math.min(fewExamples - first.length, forAny.length)
  const spread = Array.from({ length: room }, (_, index) => {
    return forAny[Math.floor((index * forAny.length) / room)]
  })
  return [...first, ...spread].flatMap((example) => (example ? [example.text] : []))
}

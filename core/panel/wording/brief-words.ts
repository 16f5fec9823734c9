import type { Brief } from '../../history/lineage-notes.ts'

/** How much a brief takes. */
const mostWords = { count: 12, length: 300 } as const

/** Gives a brief as one line; null when nothing is said in it. */
export function briefLine(brief: Brief | undefined): string | null {
  if (!brief) return null
  const { purpose, audience, mood, mustHaves, role } = brief
  const parts = [role ?? '', purpose, audience && `for ${audience}`, mood, mustHaves.join(', ')]
  return parts.filter((part) => part !== '').join(' · ') || null
}

/** Takes a list apart that was typed with commas. */
export function listOfWords(text: string): string[] {
  return text
    .split(/[,;\n]/u)
    .map((words) => words.trim().slice(0, mostWords.length))
    .filter((words) => words !== '')
    .slice(0, mostWords.count)
}

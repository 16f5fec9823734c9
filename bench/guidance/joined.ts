import { readInstruction } from '../../core/guide/reading/read-instruction.ts'

const joints = [', ', ' and ', ' then ', ', then ', '; ', '. ']

/** How often two instructions of one change each are read as exactly these two when they are joined. */
export function joinedRates(
  texts: readonly string[],
): { joint: string; cases: number; right: number }[] {
  const single = texts
    .map((text) => text.replace(/\.$/, ''))
    .filter((text) => readInstruction(text).changes.length === 1)
  return joints.map((joint) => {
    const pairs = single.flatMap((first, at) =>
      [37, 101].map((step) => [first, single[(at + step) % single.length] ?? first] as const),
    )
    return {
      joint,
      cases: pairs.length,
      right: pairs.filter(([first, second]) => {
        const next = joint === '. ' ? second : second[0]?.toLowerCase() + second.slice(1)
        return aloneIn(first + joint + next) === `${aloneIn(first)}|${aloneIn(second)}`
      }).length,
    }
  })
}

function aloneIn(text: string): string {
  return readInstruction(text)
    .changes.map(({ alone }) => alone.toLowerCase().replace(/\.$/, ''))
    .join('|')
}

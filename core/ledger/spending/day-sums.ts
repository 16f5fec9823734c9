import * as z from 'zod/mini'
import { costOfLine } from './cost-of-line.ts'
import { dayOf, type SpendingLine } from './spending-line.ts'

const count = z.int().check(z.gte(0))

export const daySumSchema = z.object({
  /** By UTC: 2026-11-20; a month, as in 2026-11, for what is older than a year. */
  day: z.string(),
  document: z.string(),
  /** Attempts that were sent. */
  calls: count,
  /** Different edits that were answered. */
  steps: count,
  pictures: count,
  /** Waited for answers and failures, together. */
  seconds: z.number(),
  /** What was surely billed. */
  lowUsd: z.number(),
  /** What was billed at most: with calls whose outcome or exact price is not known at their highest. */
  highUsd: z.number(),
  /** Calls that may have been billed at a price that nobody knows: they are in no sum. */
  unpriced: count,
  /** Calls with a picture that was chosen. */
  accepted: count,
  /** Calls whose pictures were kept beside a chosen one. */
  unpicked: count,
  /** Calls whose pictures were all thrown away. */
  discarded: count,
  /** Calls that came to nothing. */
  failed: count,
  /** Calls of which nobody knows what became of them. */
  unknown: count,
})

/** What one document took on one day. */
export type DaySum = Readonly<z.infer<typeof daySumSchema>>

/** Adds up lines by day and document, the oldest day first, documents by name. */
export function sumByDay(lines: readonly SpendingLine[]): readonly DaySum[] {
  const groups = new Map<string, SpendingLine[]>()
  for (const line of lines) {
    const key = keyOf({ day: dayOf(line.sentAt), document: line.document })
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  return inOrder([...groups.values()].flatMap((group) => sumOf(group) ?? []))
}

/** Adds sums of the same day and document together. */
export function addSums(sums: readonly DaySum[]): readonly DaySum[] {
  const added = new Map<string, DaySum>()
  for (const sum of sums) {
    const before = added.get(keyOf(sum))
    added.set(keyOf(sum), before ? plus(before, sum) : sum)
  }
  return inOrder([...added.values()])
}

function keyOf({ day, document }: Pick<DaySum, 'day' | 'document'>): string {
  return `${day} ${document}`
}

function inOrder(sums: readonly DaySum[]): readonly DaySum[] {
  return [...sums].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function sumOf(lines: readonly SpendingLine[]): DaySum | null {
  const [first] = lines
  if (!first) return null
  const costs = lines.map(costOfLine)
  const counted = (holds: (line: SpendingLine) => boolean) => lines.filter(holds).length
  const answered = lines.filter(({ outcome }) => outcome === 'answered')
  return {
    day: dayOf(first.sentAt),
    document: first.document,
    calls: lines.length,
    steps: new Set(answered.map(({ edit }) => edit)).size,
    pictures: total(lines.map(({ pictures }) => pictures)),
    seconds: total(lines.map(({ sentAt, endedAt = sentAt }) => (endedAt - sentAt) / 1000)),
    lowUsd: total(costs.map((cost) => cost?.lowUsd ?? 0)),
    highUsd: total(costs.map((cost) => cost?.highUsd ?? 0)),
    unpriced: costs.filter((cost) => cost === null).length,
    accepted: counted(({ acceptance }) => acceptance === 'accepted'),
    unpicked: counted(({ acceptance }) => acceptance === 'unpicked'),
    discarded: counted(({ acceptance }) => acceptance === 'discarded'),
    failed: counted(({ outcome }) => outcome === 'failed'),
    unknown: counted(({ outcome }) => outcome === 'open' || outcome === 'unknown'),
  }
}

function plus({ day, document, ...a }: DaySum, { day: _, document: __, ...b }: DaySum): DaySum {
  const names = Object.keys(a) as (keyof typeof a)[] // of a literal type: its keys are exactly its fields
  const added = names.map((name) => [name, a[name] + b[name]] as const)
  return { day, document, ...a, ...Object.fromEntries(added) }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

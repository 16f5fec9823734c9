import * as z from 'zod/mini'
import { fromUtf8, toUtf8 } from '../../bytes.ts'
import type { Store } from '../../ports.ts'
import { addSums, daySumSchema, sumByDay } from './day-sums.ts'
import { dayOfKey, linesPrefix, monthKey, monthsPrefix } from './spending-keys.ts'
import { dayOf, decodeLine } from './spending-line.ts'

/** Days whose attempts are kept one by one. */
export const keptDays = 92
/** Attempts that are kept one by one at most; those of today and yesterday always are. */
export const keptLines = 1000
/** Days whose sums are kept one by one; after that they are added up by month. */
export const keptDaySums = 366

const dayMs = 86_400_000

const monthSchema = z.object({
  schema: z.literal(1),
  sums: z.array(daySumSchema),
  /** Keys of lines that are in the sums already and are being deleted. */
  pending: z.array(z.string()),
})
type Month = z.infer<typeof monthSchema>

/**
 * Adds old lines to the sums of their month and deletes them, and adds up the days of old months.
 *
 * Whenever this stops, each line counts once: sums are written together with the keys of the lines in them, before
 * those are deleted.
 */
export async function foldOldLines(store: Store, now: number): Promise<void> {
  const oldMonth = monthKey(dayOf(now - keptDaySums * dayMs))
  for (const key of await store.keys(monthsPrefix)) {
    const month = await readMonth(store, key)
    if (!month) continue
    if (month.pending.length > 0) await deletePending(store, key, month)
    if (key < oldMonth) await addUpDays(store, key, month)
  }
  const old = oldKeys(await store.keys(linesPrefix), now)
  const months = new Map<string, string[]>()
  for (const { key, day } of old) {
    const keys = months.get(monthKey(day))
    if (keys) keys.push(key)
    else months.set(monthKey(day), [key])
  }
  for (const [key, pending] of months) {
    const found = await Promise.all(pending.map(async (one) => decodeLine(await store.get(one))))
    const before = (await readMonth(store, key))?.sums ?? []
    const lines = found.filter((line) => line !== null)
    const sums = [...addSums([...before, ...sumByDay(lines)])]
    await write(store, key, { schema: 1, sums, pending })
    await deletePending(store, key, { schema: 1, sums, pending })
  }
}

/** Reads the sums of all months; damaged ones are skipped. */
export async function readMonths(store: Store): Promise<readonly Month[]> {
  const keys = await store.keys(monthsPrefix)
  const found = await Promise.all(keys.map((key) => readMonth(store, key)))
  return found.filter((month) => month !== null)
}

/** Tells whether a day is added up: its lines are not written any more, because they would count twice. */
export async function isDayFolded(store: Store, time: number, now: number): Promise<boolean> {
  const day = dayOf(time)
  if (day >= dayOf(now - dayMs)) return false
  const month = await readMonth(store, monthKey(day))
  return month?.sums.some((sum) => day.startsWith(sum.day)) ?? false
}

/** Leaves one sum a document of a month; its day is then the month, as in 2026-11. */
async function addUpDays(store: Store, key: string, { sums }: Month): Promise<void> {
  const coarse = addSums(sums.map((sum) => ({ ...sum, day: sum.day.slice(0, 7) })))
  if (coarse.length === sums.length && sums.every(({ day }) => day.length === 7)) return
  await write(store, key, { schema: 1, sums: [...coarse], pending: [] })
}

async function deletePending(store: Store, key: string, month: Month): Promise<void> {
  for (const line of month.pending) await store.delete(line)
  await write(store, key, { ...month, pending: [] })
}

/** The keys of lines of old days, and of further whole days while there are too many. */
function oldKeys(
  keys: readonly string[],
  now: number,
): readonly { readonly key: string; readonly day: string }[] {
  const dated = keys.flatMap((key) => {
    const day = dayOfKey(key)
    return day === null ? [] : [{ key, day }]
  })
  const oldest = dayOf(now - keptDays * dayMs)
  const yesterday = dayOf(now - dayMs)
  const counts = new Map<string, number>()
  for (const { day } of dated) counts.set(day, (counts.get(day) ?? 0) + 1)
  const old = new Set<string>()
  let left = dated.length
  for (const [day, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (day >= oldest && (left <= keptLines || day >= yesterday)) break
    old.add(day)
    left -= count
  }
  return dated.filter(({ day }) => old.has(day))
}

async function readMonth(store: Store, key: string): Promise<Month | null> {
  const bytes = await store.get(key)
  if (!bytes) return null
  try {
    const parsed = z.safeParse(monthSchema, JSON.parse(fromUtf8(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

async function write(store: Store, key: string, month: Month): Promise<void> {
  await store.set(key, toUtf8(JSON.stringify(month)))
}

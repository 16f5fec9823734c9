import type { Clock, Store } from '../../ports.ts'
import { createTurns } from '../turns.ts'
import { addSums, sumByDay } from './day-sums.ts'
import { foldOldLines, isDayFolded, readMonths } from './fold-old-lines.ts'
import type { Spending } from './spending.ts'
import { attemptOfKey, lineKey, linesPrefix } from './spending-keys.ts'
import { decodeLine, encodeLine, type SpendingLine } from './spending-line.ts'

/**
 * Opens the book of spending that a store holds.
 *
 * Each line has a key of its own, so that two programs that write at the same time lose nothing. Calls that have ended are
 * read once: a day of thousands is added up before each of them.
 */
export function createSpending(store: Store, clock: Clock): Spending {
  const inTurn = createTurns()
  let isFolded = false

  /** Lines of calls that have ended: what they cost does not change any more. */
  const ended = new Map<string, SpendingLine>()

  async function readLine(key: string): Promise<SpendingLine | null> {
    const known = ended.get(key)
    if (known) return known
    const line = decodeLine(await store.get(key))
    if (line) remember(line)
    return line
  }

  function remember(line: SpendingLine): void {
    const hasEnded = line.outcome === 'answered' || line.outcome === 'failed'
    if (hasEnded) ended.set(lineKey(line), line)
    else ended.delete(lineKey(line))
  }

  async function read(prefix: string): Promise<readonly SpendingLine[]> {
    const found = await Promise.all((await store.keys(prefix)).map(readLine))
    return found
      .filter((line) => line !== null)
      .sort((a, b) => a.sentAt - b.sentAt || (lineKey(a) < lineKey(b) ? -1 : 1))
  }

  return {
    put: (line) =>
      inTurn(async () => {
        if (await isDayFolded(store, line.sentAt, clock.now())) return
        await store.set(lineKey(line), encodeLine(line))
        remember(line)
        if (isFolded) return
        isFolded = true
        // Tidying up is tried again by the next run; the line itself is kept.
        await foldOldLines(store, clock.now()).catch(() => undefined)
      }),

    drop: (line) =>
      inTurn(async () => {
        await store.delete(lineKey(line))
        ended.delete(lineKey(line))
      }),

    lines: (day) => read(day === undefined ? linesPrefix : `${linesPrefix}${day}/`),

    sums: () =>
      inTurn(async () => {
        const months = await readMonths(store)
        const folded = new Set(months.flatMap(({ pending }) => pending))
        const keys = (await store.keys(linesPrefix)).filter((key) => !folded.has(key))
        const found = await Promise.all(keys.map(readLine))
        const lines = found.filter((line) => line !== null)
        return addSums([...months.flatMap(({ sums }) => sums), ...sumByDay(lines)])
      }),

    async attemptsOf(edit) {
      const keys = await store.keys(linesPrefix)
      return Math.max(0, ...keys.map((key) => attemptOfKey(key, edit)))
    },
  }
}

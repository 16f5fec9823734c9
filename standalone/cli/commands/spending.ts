import { createSpending } from '../../../core/ledger/spending/create-spending.ts'
import { type DaySum, sumByDay } from '../../../core/ledger/spending/day-sums.ts'
import { dayOf, type SpendingLine } from '../../../core/ledger/spending/spending-line.ts'
import { linesCsv, sumsCsv } from '../../../core/ledger/spending/spending-table.ts'
import { createFileStore } from '../file-store.ts'
import { parseArguments } from '../parse-arguments.ts'
import { stateFolder } from '../state-folder.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** `pentimento spending`: what calls cost and came to, by day and document; with `--calls` one by one. */
export async function spending(args: readonly string[], { env }: Surroundings): Promise<Outcome> {
  const parsed = parseArguments(args, {
    command: 'spending',
    positionals: [],
    options: { day: { type: 'string' }, calls: { type: 'boolean' }, csv: { type: 'boolean' } },
  })
  const clock = { now: () => Date.now() }
  const book = createSpending(createFileStore(stateFolder(env)), clock)
  const day = parseDay(parsed.text('day'), clock.now())
  const asCsv = parsed.flag('csv')
  if (parsed.flag('calls')) {
    const calls = await book.lines(day)
    return {
      json: { command: 'spending', day: day ?? null, calls, days: sumByDay(calls) },
      lines: asCsv ? rows(linesCsv(calls)) : linesOr(calls.map(callLine)),
    }
  }
  const days = (await book.sums()).filter((sum) => day === undefined || sum.day === day)
  return {
    json: { command: 'spending', day: day ?? null, days, total: totalOf(days) },
    lines: asCsv ? rows(sumsCsv(days)) : linesOr([...days.map(dayLine), ...totalLine(days)]),
  }
}

function parseDay(given: string | undefined, now: number): string | undefined {
  if (given === 'today') return dayOf(now)
  if (given === undefined || /^\d{4}-\d{2}-\d{2}$/u.test(given)) return given
  throw new UsageError(
    `--day takes a day, but “${given}” was given.`,
    'Write it as in 2026-11-20, or “today”.',
  )
}

function rows(csv: string): readonly string[] {
  return csv.trimEnd().split('\r\n')
}

function linesOr(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['No calls are in the book.']
}

function dayLine(sum: DaySum): string {
  const { day, document, calls, steps, seconds, accepted, unpicked, discarded } = sum
  const work = `${count(calls, 'call')}, ${count(steps, 'step')}, ${Math.round(seconds)} s`
  const fates = `accepted ${accepted}, kept beside ${unpicked}, thrown away ${discarded}`
  return `${day}  ${document}: ${work}; ${moneyOf(sum)}; ${fates}`
}

function totalLine(days: readonly DaySum[]): readonly string[] {
  return days.length > 1 ? [`Together: ${moneyOf(totalOf(days))}`] : []
}

function totalOf(days: readonly DaySum[]): Pick<DaySum, 'lowUsd' | 'highUsd' | 'unpriced'> {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  return {
    lowUsd: sum(days.map(({ lowUsd }) => lowUsd)),
    highUsd: sum(days.map(({ highUsd }) => highUsd)),
    unpriced: sum(days.map(({ unpriced }) => unpriced)),
  }
}

function callLine(line: SpendingLine): string {
  const { sentAt, document, provider, model, attempt, outcome, acceptance, error } = line
  const when = new Date(sentAt).toISOString().slice(0, 16).replace('T', ' ')
  const [sum] = sumByDay([line])
  const became = acceptance ?? error ?? (outcome === 'open' ? 'unknown' : outcome)
  const cost = sum ? moneyOf(sum) : ''
  return `${when}  ${document}: ${provider} ${model}, attempt ${attempt}, ${became}; ${cost}`
}

/** Says what was billed, and what may have been. */
function moneyOf({
  lowUsd,
  highUsd,
  unpriced,
}: Pick<DaySum, 'lowUsd' | 'highUsd' | 'unpriced'>): string {
  const most = highUsd - lowUsd < 0.00005 ? usd(lowUsd) : `${usd(lowUsd)} to ${usd(highUsd)}`
  return unpriced === 0 ? most : `${most} and ${count(unpriced, 'call')} at an unknown price`
}

function usd(amount: number): string {
  return `$${amount.toFixed(4)}`
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}

import type { LedgerEntry } from '../../ledger/ledger.ts'
import { mayHaveCost } from '../../refine.ts'
import { months } from './age.ts'
import { formatEstimate } from './numbers.ts'

/** Says when a call was sent and what it may have cost: "Sent 14:03, may have cost $0.04". */
export function sentLine(entry: LedgerEntry, now: number): string {
  const sent = `Sent ${formatMoment(entry.sentAt, now)}`
  if (!mayHaveCost(entry)) return sent
  return entry.estimate === null
    ? `${sent}, may have been billed`
    : `${sent}, may have cost ${formatEstimate(entry.estimate)}`
}

/** Writes a moment by the clock of this machine: "14:03", with the day where that is not today. */
export function formatMoment(time: number, now: number): string {
  const at = new Date(time)
  const today = new Date(now)
  const clock = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
  const isToday =
    at.getFullYear() === today.getFullYear() &&
    at.getMonth() === today.getMonth() &&
    at.getDate() === today.getDate()
  return isToday ? clock : `${at.getDate()} ${months[at.getMonth()]} ${clock}`
}

import type { LedgerEntry } from '../../ledger/ledger.ts'
import { mayHaveCost } from '../../refine.ts'
import { months } from './age.ts'
import { formatMost } from './numbers.ts'

/** Says when a call was sent and what it may have cost: "Sent 14:03, may have cost up to $0.04". */
export function sentLine(entry: LedgerEntry, now: number): string {
  const sent = `Sent ${formatMoment(entry.sentAt, now)}`
  if (entry.state === 'open') return `${sent}, still under way`
  if (!mayHaveCost(entry)) return sent
  return entry.estimate === null
    ? `${sent}, may have been billed at a price that nobody knows`
    : `${sent}, may have cost up to ${formatMost(entry.estimate)}`
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

import { dayOf, type SpendingLine } from './spending-line.ts'

/** Lines of the book of spending lie under this prefix, by day. */
export const linesPrefix = 'spending/line/'
/** Sums of lines that are no longer kept lie under this prefix, by month. */
export const monthsPrefix = 'spending/month/'

/** Digits of an edit's hash in a key: enough to tell edits apart, short enough for file names. */
const hashDigits = 16

const keyPattern = /^spending\/line\/(\d{4}-\d{2}-\d{2})\/([0-9a-z]+)\.(\d+)\./u

/** Gives the key of a line: it tells the day, the edit and the attempt without being read. */
export function lineKey({ sentAt, edit, attempt, call }: SpendingLine): string {
  const name = `${shortHash(edit)}.${attempt}.${encodeURIComponent(call)}`
  return `${linesPrefix}${dayOf(sentAt)}/${name}`
}

/** Gives the day of a line by its key; null for a key of another form. */
export function dayOfKey(key: string): string | null {
  return keyPattern.exec(key)?.[1] ?? null
}

/** Gives the attempt of an edit that a key is about; 0 for other edits. */
export function attemptOfKey(key: string, edit: string): number {
  const [, , hash, attempt] = keyPattern.exec(key) ?? []
  return hash === shortHash(edit) ? Number(attempt) : 0
}

/** Gives the key of a month's sums, for a day of it. */
export function monthKey(day: string): string {
  return `${monthsPrefix}${day.slice(0, 7)}`
}

/** Letters that no key may hold become the letter x: the hash of an older entry may be any id. */
function shortHash(edit: string): string {
  return edit
    .slice(0, hashDigits)
    .toLowerCase()
    .replace(/[^0-9a-z]/gu, 'x')
}

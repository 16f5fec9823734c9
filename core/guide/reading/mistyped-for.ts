import type { Table } from './lexicon.ts'

/** Shorter words have too many neighbours to be mended; words of this length only where two letters changed places. */
const shortest = 4

/**
 * Finds the one word of the tables that is a single slip of the fingers away: two letters exchanged, one left out, one
 * too many, or one beside it on the keyboard. Null where there is none, or more than one.
 *
 * The first letter has to be right, as it nearly always is; that leaves real words alone ("latte", "matte").
 */
export function mistypedFor(low: string, table: Table): string | null {
  if (low.length < shortest || !/^\p{L}+$/u.test(low)) return null
  let found: string | null = null
  for (const word of table.keys()) {
    if (word[0] !== low[0] || word.length < shortest || !isSlip(low, word)) continue
    if (found !== null) return null
    found = word
  }
  return found
}

function isSlip(typed: string, meant: string): boolean {
  const difference = typed.length - meant.length
  if (difference < -1 || difference > 1) return false
  if (
    difference !== 0 &&
    Math.min(typed.length, meant.length) < shortest + (difference < 0 ? 0 : 1)
  )
    return false
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at++
  if (difference === 1) return typed.slice(at + 1) === meant.slice(at)
  if (difference === -1) return typed.slice(at) === meant.slice(at + 1)
  const isExchanged = typed[at] === meant[at + 1] && typed[at + 1] === meant[at]
  if (isExchanged) return typed.slice(at + 2) === meant.slice(at + 2)
  if (typed.length === shortest) return false
  return typed.slice(at + 1) === meant.slice(at + 1) && areNear(typed[at] ?? '', meant[at] ?? '')
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Whether two keys touch each other: each row is moved by half a key against the one above. */
function areNear(a: string, b: string): boolean {
  const [rowA, rowB] = [a, b].map((key) => keyboard.findIndex((row) => row.includes(key)))
  if (rowA === undefined || rowB === undefined || rowA < 0 || rowB < 0) return false
  const across = (keyboard[rowA] ?? '').indexOf(a) - (keyboard[rowB] ?? '').indexOf(b)
  if (rowA === rowB) return Math.abs(across) === 1
  return (
    Math.abs(rowA - rowB) === 1 &&
    (rowA < rowB ? across === 0 || across === 1 : across === 0 || across === -1)
  )
}

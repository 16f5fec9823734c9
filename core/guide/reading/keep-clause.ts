import { afterOpening, isA, isJoint, type Range } from './clause.ts'
import type { Token } from './tokens.ts'

/** Whether a clause that begins here says what must stay, or what must not be done. */
export function beginsKeep(tokens: readonly Token[], from: number, to: number): boolean {
  const at = afterOpening(tokens, from, to)
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (at >= to || token === undefined) return false
  if (isA(token, 'keep') && !isA(token, 'participle')) {
    return !isA(token, 'verb') || leavesAlone(tokens, at, to)
  }
  if (isA(token, 'ensure', 'else')) return isA(token, 'else') ? staysIn(tokens, at, to) : true
  if (isA(token, 'not')) return isForbidden(next)
  if (isA(token, 'without'))
    return isA(next, 'gerund', 'spare') || isA(tokens[to - 1], 'spare') || changesIn(tokens, at, to)
  if (isA(token, 'except')) return isA(next, 'the', 'possessive') || next?.kind === 'quote'
  return isLeftAlone(tokens, at, to)
}

/** "Leave the label", "leave faces untouched"; "leave empty space above" asks for space. */
function leavesAlone(tokens: readonly Token[], at: number, to: number): boolean {
  const isKnown = isA(tokens[at + 1], 'the', 'possessive', 'pronoun', 'else')
  return isKnown || tokens.slice(at + 1, to).some((token) => isA(token, 'stay'))
}

/** "Don’t change …", "not the label"; "not too dark" only limits what is asked for. */
function isForbidden(next: Token | undefined): boolean {
  if (isA(next, 'slight', 'strong', 'a') || next === undefined) return false
  return (
    isA(next, 'the', 'possessive', 'verb', 'gerund', 'spare', 'pronoun', 'seem') ||
    next.entry.known.size === 0
  )
}

/** "Everything else stays", "the rest unchanged", "nothing else". */
function staysIn(tokens: readonly Token[], at: number, to: number): boolean {
  return to - at === 1 || tokens.slice(at + 1, to).some((token) => isA(token, 'stay'))
}

/** "Without any change to the label". */
function changesIn(tokens: readonly Token[], at: number, to: number): boolean {
  return tokens.slice(at + 1, Math.min(to, at + 4)).some((token) => isA(token, 'list'))
}

/** "The label stays as it is", "with the label unchanged". */
function isLeftAlone(tokens: readonly Token[], at: number, to: number): boolean {
  const from = isA(tokens[at], 'with', 'preposition') ? at + 1 : at
  if (!isA(tokens[from], 'the', 'possessive', 'every')) return false
  const stay = tokens.findIndex((token, i) => i > from && i < to && isA(token, 'stay'))
  if (stay < 0) return false
  const between = tokens.slice(from + 1, stay)
  return !between.some(
    (token) => isA(token, 'not', 'relative', 'place', 'verb') && !isA(token, 'doubtful'),
  )
}

/** What stays, in a clause that says so: without "keep", "while preserving" and "unchanged". */
export function keptIn(tokens: readonly Token[], [from, to]: Range): Range {
  let begin = afterOpening(tokens, from, to)
  let end = to
  const isEnsuring = isA(tokens[begin], 'ensure')
  const isBan = isA(tokens[begin], 'not') && !isA(tokens[begin + 1], 'spare', 'the', 'possessive')
  if (!isBan) {
    while (begin < end - 1 && isLead(tokens, begin)) begin++
    if (isA(tokens[begin], 'preposition', 'relative') && isEnsuring) begin++
  }
  // "Das Etikett zu ändern": the verb stands behind what it acts on.
  if (isA(tokens[end - 1], 'spare') && isA(tokens[end - 2], 'to')) end -= 2
  while (end > begin + 1 && isTail(tokens[end - 1])) end--
  return [begin, end]
}

function isLead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (isA(token, 'the', 'possessive', 'a', 'else')) return false
  const isChange = isA(token, 'list') && isA(tokens[at + 1], 'to', 'of', 'place')
  if (isChange || isA(token, 'keep', 'not', 'ensure', 'without', 'except', 'with', 'but', 'spare'))
    return true
  return isA(token, 'preposition', 'to', 'of', 'place') || isJoint(token)
}

function isTail(token: Token | undefined): boolean {
  return isA(token, 'stay', 'modal', 'be', 'closing') || isJoint(token)
}

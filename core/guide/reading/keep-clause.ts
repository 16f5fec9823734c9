import { afterOpening, beginsObject, isA, isJoint, isNamed, type Range } from './clause.ts'
import { headOf, isNoun } from './parts.ts'
import type { Token } from './tokens.ts'

/** Whether a clause that begins here says what must stay, or what must not be done. */
export function beginsKeep(tokens: readonly Token[], from: number, to: number): boolean {
  const at = afterOpening(tokens, from, to)
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (at >= to || token === undefined) return false
  if (isA(token, 'keep') && !isA(token, 'participle')) {
    return !isA(token, 'verb') || leavesAlone(tokens, at, to)
  }
  if (isA(token, 'ensure')) return true
  if (isA(token, 'else')) return staysIn(tokens, at, to) || changesIn(tokens, at, to)
  if (isA(token, 'spare') && isA(next, 'else')) return isA(next, 'no')
  if (isA(token, 'not')) return isForbidden(tokens, at) || isNotThere(tokens, at)
  if (isA(token, 'no')) return changesIn(tokens, at, Math.min(to, at + 3))
  if (isA(token, 'without'))
    return isA(next, 'gerund', 'spare') || isA(tokens[to - 1], 'spare') || changesIn(tokens, at, to)
  if (isA(token, 'except'))
    return isA(next, 'the', 'possessive') || next?.kind === 'quote' || isNotThere(tokens, at)
  return isSame(tokens, at, to) || isLeftAlone(tokens, at, to)
}

/** "… but not over the house". */
function isNotThere(tokens: readonly Token[], at: number): boolean {
  return isA(tokens[at + 1], 'place') && isA(tokens[at + 2], 'the', 'possessive')
}

/** "Same composition", "with the same lighting": what a picture has, and no property that a thing in it can share. */
function isSame(tokens: readonly Token[], from: number, to: number): boolean {
  const at = tokens.findIndex((token, i) => i >= from && !isA(token, 'with', 'the'))
  if (at >= to || !isA(tokens[at], 'same')) return false
  const head = headOf(tokens.slice(at + 1, to))
  const isOfThing = isNoun(head, 'body', 'person', 'text') && !isA(tokens[from], 'with')
  return isOfThing || isNoun(head, 'light', 'frame', 'background', 'whole')
}

/** "Leave the label", "leave faces untouched"; "leave empty space above" asks for space. */
function leavesAlone(tokens: readonly Token[], at: number, to: number): boolean {
  const isKnown =
    !isA(tokens[at], 'do make') && isA(tokens[at + 1], 'the', 'possessive', 'pronoun', 'else')
  return isKnown || tokens.slice(at + 1, to).some((token) => isA(token, 'stay'))
}

/** "Don’t change …", "not the label"; "not too dark" only limits what is asked for. */
function isForbidden(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (isA(next, 'slight', 'strong', 'a', 'speaker') || next === undefined) return false
  if (isA(next, 'the', 'possessive', 'verb', 'gerund', 'spare', 'pronoun')) return true
  // "Doesn’t look right", "isn't sharp" say how it is.
  const isSaid = isA(tokens[at], 'be') && !beginsObject(tokens, at + 2)
  return next.entry.known.size === 0 && !isSaid
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
  const stay = tokens.findIndex(
    (token, i) => i > from && i < to && (isA(token, 'stay') || isBanned(tokens, i, to)),
  )
  // "Box colour unchanged", with nothing behind it.
  const isBare = from === at && stay === to - 1 && isNamed(tokens[at]) && !isA(tokens[at], 'verb')
  if (stay < 0 || !(isBare || isA(tokens[from], 'the', 'possessive', 'every'))) return false
  const between = tokens.slice(from + 1, stay)
  return !between.some(
    (token) => isA(token, 'not', 'relative', 'place', 'verb') && !isA(token, 'doubtful'),
  )
}

/** "Must not change", "should not be touched", at the end. */
function isBanned(tokens: readonly Token[], at: number, to: number): boolean {
  return isA(tokens[at], 'not') && isA(tokens[to - 1], 'spare') && to - at <= 3
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
  const ban = tokens.findIndex((_, at) => at > begin && at < end && isBanned(tokens, at, end))
  if (ban > 0) end = ban
  while (end > begin + 1 && isTail(tokens[end - 1])) end--
  return [begin, end]
}

function isLead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (isA(token, 'the') && isA(tokens[at + 1], 'same')) return true
  if (isA(token, 'the', 'possessive', 'a', 'else')) return false
  const isChange = isA(token, 'list') && isA(tokens[at + 1], 'to', 'of', 'place')
  if (
    isChange ||
    isA(token, 'keep', 'not', 'ensure', 'without', 'except', 'with', 'but', 'spare', 'same', 'no')
  )
    return true
  return isA(token, 'preposition', 'to', 'of', 'place') || isJoint(token)
}

function isTail(token: Token | undefined): boolean {
  return isA(token, 'stay', 'modal', 'be', 'closing') || isJoint(token)
}

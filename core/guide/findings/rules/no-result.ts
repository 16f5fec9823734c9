import type { Change, ChangeKind } from '../../reading/reading.ts'
import { rewriteChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'
import { isIn, isKnownAs, type Speech, type Word } from '../speech.ts'

/** Kinds of change that lead to something else. */
const leading: ReadonlySet<ChangeKind> = new Set([
  'background',
  'replace',
  'recolor',
  'material',
  'light',
  'color',
  'style',
  'text',
  'person',
  'frame',
  'other',
])

/** What it should become is not said: "change the background". */
export const noResult: Rule = {
  kind: 'no_result',
  needs: 'text',
  reason: 'Where the result is left open, each try comes back with another one.',
  find: ({ reading, speech }) =>
    reading.changes.flatMap((change): readonly Found[] => {
      const full = leavesOpen(change, speech) ? filledOut(change, speech) : renewed(change, speech)
      if (full === null) return []
      const { phrases } = speech.words
      const ready =
        change.kind === 'background' &&
        [phrases.into, phrases.exchange].some(
          (form) => full === form.replace('{text}', change.alone),
        )
          ? phrases.backgrounds
          : []
      return [
        {
          level: 'suggest',
          span: change.span,
          message: 'What it should become isn’t said.',
          suggestions: [
            rewriteChange(reading, change, full),
            ...ready.map((one) => rewriteChange(reading, change, full.replace('…', one))),
          ],
        },
      ]
    }),
}

/** The change with a gap behind it: "Swap the shoes for …". */
function filledOut({ kind, alone, verb, result }: Change, speech: Speech): string {
  const { phrases } = speech.words
  const at = result === null ? -1 : alone.lastIndexOf(result.text)
  if (at > 0) return `${alone.slice(0, at)}…`
  const verbs = speech.wordsIn(verb?.text ?? '')
  const form = phrases.forms.find(([list]) => verbs.some((word) => isIn(list, word)))?.[1]
  const isExchange = kind === 'replace' || verbs.some((word) => isKnownAs(word, 'do replace'))
  const usual = isExchange ? phrases.exchange : phrases.into
  return (form ?? usual).replace('{text}', alone)
}

/** "Give her a new hairstyle", "another font": the change with a gap for the word that says only that it is another one. */
function renewed({ kind, alone, direction, amount }: Change, speech: Speech): string | null {
  if (direction !== null || amount !== null) return null
  for (const [words, gap] of speech.words.asking.renewing) {
    const found = new RegExp(`(^|\\s)${words}(?=\\s|$)`, 'iu').exec(alone)
    if (found === null) continue
    const before = alone.slice(0, found.index + (found[1]?.length ?? 0))
    const after = alone.slice(found.index + found[0].length)
    const named = speech.wordsIn(after)
    // "Something else" stands for a thing, "another" before one.
    const isOpen = words.includes(' ') || (renewable.has(kind) && isPlainNoun(named))
    if (isOpen) return `${before}${gap}${after}`
  }
  return null
}

const renewable: ReadonlySet<ChangeKind> = new Set([
  'background',
  'person',
  'text',
  'color',
  'recolor',
  'material',
  'style',
  'light',
])

function isPlainNoun(named: readonly Word[]): boolean {
  return (
    named.length === 1 &&
    named.every((word) =>
      isKnownAs(
        word,
        'noun body',
        'noun background',
        'noun text',
        'noun color',
        'noun material',
        'noun style',
        'noun light',
      ),
    )
  )
}

function leavesOpen(change: Change, speech: Speech): boolean {
  const { kind, verb, target, direction, amount, place, result } = change
  if (!leading.has(kind) || verb === null || target === null) return false
  if (direction !== null || amount !== null) return false
  const { asking, judging, phrases } = speech.words
  const verbs = speech.wordsIn(verb.text)
  const isChanging = verbs.some(
    (word) => isKnownAs(word, 'do change', 'do replace') || isIn(asking.adjusting, word),
  )
  if (!isChanging || (kind === 'recolor' && change.scope === 'whole')) return false
  if (result === null) {
    const isSwap = verbs.some((word) => phrases.forms[0]?.[0].has(word.base))
    if (isSwap && isPair(target.text, speech)) return false
    if (place === null) return isBare(change, target.span.end, speech)
    // "Change the text on the mug"; "set the cup on the table" says all.
    const isOnIt = place.span.start === target.span.end + 1 && !verbs.some(isPutting)
    return isOnIt && isBare(change, place.span.end, speech)
  }
  if (place !== null) return false
  const said = speech.wordsIn(result.text)
  return (
    said.some((word) => isIn(judging.vague, word)) &&
    said.every(
      (word) =>
        isIn(judging.vague, word) ||
        isKnownAs(word, 'a', 'the', 'pronoun', 'noun color', 'noun light', 'noun background'),
    )
  )
}

function isPutting(word: Word): boolean {
  return isKnownAs(word, 'do put', 'do move', 'do add')
}

/** "The two chairs", "the cup and the plate": they change places. */
function isPair(text: string, { wordsIn }: Speech): boolean {
  return wordsIn(text).some((word) => isKnownAs(word, 'and', 'number', 'noun position', 'every'))
}

/** Whether nothing is said after its target: what is said there may be a result that wasn’t recognised. */
function isBare({ text, span }: Change, from: number, speech: Speech): boolean {
  return speech
    .wordsIn(text.slice(from - span.start))
    .every((word) => isKnownAs(word, 'opening', 'closing', 'relative', 'pronoun', 'be'))
}

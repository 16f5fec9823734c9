import type { Change, ChangeKind, Keep, Reading } from '../../reading/reading.ts'
import { areOpposite, isAboutSame } from '../about-same.ts'
import { breaksPreserve } from '../breaks-preserve.ts'
import { areOppositeWays, clashBetween, clashWithin } from '../clash.ts'
import type { Suggestion } from '../finding.ts'
import { isSameThing, thingsIn } from '../named-things.ts'
import { rewrite, shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule, RuleInput } from '../rule.ts'
import { isKnownAs, type Speech, type Word } from '../speech.ts'
import { preserveOf } from '../steps-of.ts'

/** Asks for both ways at once: "brighter and darker", "change the background but keep it". */
export const contradiction: Rule = {
  kind: 'contradiction',
  needs: 'text',
  reason: 'A picture can’t go both ways at once, so which half wins is left to chance.',
  find: (input) =>
    input.reading.changes.flatMap(
      (change, i): readonly Found[] =>
        withItself(change, input) ?? withAnother(change, i, input) ?? withKept(change, input) ?? [],
    ),
}

function withItself(change: Change, { reading, speech }: RuleInput): readonly Found[] | null {
  const said = speech.wordsIn(change.text)
  // "Swap day for night", "turn summer into winter" name both, and ask for the second.
  if (isExchange(change, said, speech)) return null
  const clash = clashWithin(said, speech)
  if (clash === null) return null
  const [one, other] = clash
  return [
    {
      level: areOppositeWays(one, other) ? 'stop' : 'suggest',
      span: change.span,
      message: `“${one.low}” and “${other.low}” contradict each other.`,
      suggestions: [only(one.low, reading, change), only(from(other, change), reading, change)],
    },
  ]
}

function isExchange({ verb }: Change, said: readonly Word[], { wordsIn }: Speech): boolean {
  if (said.some((word) => isKnownAs(word, 'from'))) return true
  return (
    verb !== null && wordsIn(verb.text).some((word) => isKnownAs(word, 'do replace', 'do change'))
  )
}

/** The change with one of the two words alone: "Make it brighter". */
function only(
  said: string,
  { text }: Reading,
  { alone, target, isPronoun, span, verb, place }: Change,
): Suggestion {
  const named = target !== null && verb !== null && target.span.end <= span.end
  const isBehind = place !== null && place.span.start === (target?.span.end ?? 0) + 1
  const end = isBehind ? place.span.end : target?.span.end
  const lead = named ? text.slice(span.start, end) : ''
  const isOwn = lead
    .toLowerCase()
    .split(/\s+/)
    .some((word) => said.startsWith(word))
  const start = isOwn || (!named && !isPronoun) ? '' : `${lead} `
  return rewrite(`${start}${said}`.trim() || alone)
}

/** A change from a word on: "full of details". */
function from({ low }: Word, { text }: Change): string {
  const at = text.toLowerCase().lastIndexOf(low)
  return at < 0 ? low : text.slice(at).toLowerCase()
}

function withAnother(
  change: Change,
  i: number,
  { reading, speech }: RuleInput,
): readonly Found[] | null {
  const against = reading.changes.slice(i + 1).find((other) => areAgainst(change, other, speech))
  if (against === undefined) return null
  const ways = [against, change].flatMap((left) => withoutChange(reading, left) ?? [])
  const [first = rewrite(change.alone), ...others]: readonly Suggestion[] = ways
  return [
    {
      level: areOpposite(change, against, speech) ? 'stop' : 'suggest',
      // Where they are all there is, it says more than that they are two.
      span:
        reading.changes.length === 2 ? null : { start: change.span.start, end: against.span.end },
      message: `“${shortened(change.text)}” and “${shortened(against.text)}” contradict each other.`,
      suggestions: [first, ...others],
    },
  ]
}

function areAgainst(change: Change, other: Change, speech: Speech): boolean {
  if (areOpposite(change, other, speech)) return true
  if (change.kind === 'add' && other.kind === 'remove') {
    return (
      change.target !== null &&
      other.target !== null &&
      isSameThing(change.target.text, other.target.text, speech)
    )
  }
  // "Remove the cup and make the cup red": what is gone can't be red; a background can.
  if (change.kind === 'remove' && !gone.has(other.kind) && isVerySame(change, other, speech))
    return true
  const isWhole = change.scope === 'whole' && other.scope === 'whole'
  const isLook = change.kind === 'color' && other.kind === 'color'
  if (!isAboutSame(change, other, speech) && !(isWhole && isLook)) return false
  if (isLook && change.direction?.axis === 'saturation' && change.direction.sign === 1) {
    return isColorless(other, speech)
  }
  if (isLook && other.direction?.axis === 'saturation' && other.direction.sign === 1) {
    return isColorless(change, speech)
  }
  return clashBetween(predicateOf(change, speech), predicateOf(other, speech), speech) !== null
}

/** What may follow when a thing is gone. */
const gone: ReadonlySet<ChangeKind> = new Set(['add', 'remove', 'replace', 'background', 'text'])

/** Whether two changes name a thing by the very same words. */
function isVerySame(one: Change, other: Change, speech: Speech): boolean {
  const [these, those] = [one, other].map(({ target, isPronoun }) =>
    target === null || isPronoun ? '' : lowOf(target.text, speech),
  )
  return these !== '' && these === those && isAboutSame(one, other, speech)
}

function lowOf(text: string, speech: Speech): string {
  return thingsIn(text, speech)
    .map(({ low }) => low)
    .join(' ')
}

function isColorless({ text }: Change, speech: Speech): boolean {
  const [pair] = speech.words.naming.clashes
  return speech.wordsIn(text).some((word) => pair?.[0].has(word.low) || pair?.[0].has(word.base))
}

/** What is said of the target. */
function predicateOf({ text, target }: Change, { wordsIn }: Speech): readonly Word[] {
  const named = target === null ? [] : wordsIn(target.text)
  return wordsIn(text).filter(({ low }) => !named.some((word) => word.low === low))
}

function withKept(change: Change, { reading, speech }: RuleInput): readonly Found[] | null {
  const kept = reading.keeps.find((keep) => isTakenBack(change, keep, speech))
  if (kept === undefined) return null
  const without = withoutChange(reading, change)
  return [
    {
      level: 'suggest',
      span: change.span,
      message: `“${shortened(change.text)}” and “${shortened(kept.text)}” contradict each other.`,
      suggestions: [rewrite(change.alone), ...(without === null ? [] : [without])],
    },
  ]
}

/** In one sentence people say "remove the left cup and keep the other cup": only the very same words count. */
function isTakenBack(change: Change, keep: Keep, speech: Speech): boolean {
  const target = change.target === null || change.isPronoun ? '' : lowOf(change.target.text, speech)
  const kept = speech.wordsIn(keep.what)
  const isIts = kept[0] !== undefined && isKnownAs(kept[0], 'possessive', 'pronoun')
  if (isIts && keep.kind === 'palette' && change.kind === 'recolor') return true
  // "Bigger but keep the size".
  if (
    change.direction?.axis === 'size' &&
    kept.some((word) => isKnownAs(word, 'noun size')) &&
    kept.every((word) => isKnownAs(word, 'noun size', 'the', 'same', 'possessive'))
  )
    return true
  if (lowOf(keep.what, speech) !== target && !isIts) return false
  if (clashBetween(predicateOf(change, speech), kept, speech) !== null) return true
  return target !== '' && !isIts && breaksPreserve(change, preserveOf(keep), speech)
}

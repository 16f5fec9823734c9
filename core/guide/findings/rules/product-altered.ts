import type { Change } from '../../reading/reading.ts'
import type { FindingLevel, Suggestion } from '../finding.ts'
import { headOf, namesOneOf, thingsIn } from '../named-things.ts'
import { rewriteChange, withoutChange } from '../rewrite.ts'
import type { Found, Rule, RuleInput } from '../rule.ts'
import { isIn, isKnownAs, isMoreOf, phraseIn, type Speech } from '../speech.ts'

/** The product itself would look different from what is sold. */
export const productAltered: Rule = {
  kind: 'product_altered',
  needs: 'text',
  reason:
    'A listing has to show what arrives, so shape, colour, material, size, label and number stay true.',
  find: (input) =>
    input.reading.changes.flatMap((change): readonly Found[] => {
      const level = levelOf(change, input)
      if (level === null) return []
      return [
        {
          level,
          span: change.span,
          message: 'This changes the product itself, not what is around it.',
          suggestions: waysAround(change, input),
        },
      ]
    }),
}

/** The same around the product, and the product kept as it is. */
function waysAround(
  change: Change,
  { reading, speech }: RuleInput,
): readonly [Suggestion, ...Suggestion[]] {
  const { around, product } = speech.words.phrases
  const keep: Suggestion = {
    kind: 'preserve',
    label: 'Keep the product as it is',
    preserve: [{ text: product, kind: 'product shape' }],
    text: withoutChange(reading, change)?.text ?? '',
  }
  const { direction, target, result, isPronoun, kind } = change
  const name = target === null || isPronoun ? 'product' : target.text
  if (kind === 'recolor' && result !== null) {
    return [rewriteChange(reading, change, around.color.replace('{result}', result.text)), keep]
  }
  if (direction?.axis !== 'size') return [keep]
  const form = direction.sign === 1 ? around.larger : around.smaller
  return [rewriteChange(reading, change, form.replace('{target}', name)), keep]
}

function levelOf(change: Change, { context, speech }: RuleInput): FindingLevel | null {
  const { naming, asking } = speech.words
  const name = change.target?.text ?? ''
  const verbs = speech.wordsIn(change.verb?.text ?? '')
  if (verbs.some((word) => isIn(asking.isolating, word))) return null
  if (isMarking(change, speech)) return 'note'
  if (!isAlteration(change, speech)) return null
  const isProduct = namesOneOf(name, naming.products, speech)
  if (phraseIn(speech.wordsIn(change.text), asking.exaggerating)) {
    return isProduct || isOwn(name, speech) ? 'suggest' : null
  }
  if (isOwn(name, speech)) return 'suggest'
  if (context.role === undefined) return isProduct && isSold(change, speech) ? 'note' : null
  if (context.role !== 'product') return null
  // What stands beside a product may go, and be another one.
  const isTaken = change.kind === 'remove' || change.kind === 'replace'
  if (change.isPronoun) {
    const isIt = speech.wordsIn(name).some((word) => isKnownAs(word, 'it'))
    return isTaken || !isIt ? null : 'note'
  }
  const things = thingsIn(name, speech)
  if (isProduct) {
    if (!isTaken) return 'suggest'
    return things.length === 1 && namesOneOf(name, naming.sold, speech) ? 'note' : null
  }
  const head = headOf(things, speech)
  if (head === undefined || head.known.size > 0 || ['add', 'text'].includes(change.kind))
    return null
  const isOnProduct = isTaken && namesOneOf(change.place?.text ?? '', naming.products, speech)
  return !isTaken || isOnProduct ? 'note' : null
}

/** "Add a logo to the product". */
function isMarking({ target, verb, place }: Change, speech: Speech): boolean {
  const isPut = speech.wordsIn(verb?.text ?? '').some((word) => isKnownAs(word, 'do add', 'do put'))
  const isLabel = speech.wordsIn(target?.text ?? '').some((word) => isKnownAs(word, 'noun text'))
  return isPut && isLabel && place !== null && isOwn(place.text, speech)
}

/** "The product", "our item’s label"; not "the product’s shadow". */
function isOwn(name: string, speech: Speech): boolean {
  const said = speech.wordsIn(name)
  const head = headOf(said, speech)
  if (head === undefined || isKnownAs(head, ...beside)) return false
  const { theProduct } = speech.words.naming
  return said.some((word) => isIn(theProduct, word) || theProduct.has(word.low.replace(/'s?$/, '')))
}

/** What belongs to the picture of a product and not to the product. */
const beside = [
  'noun light',
  'noun background',
  'noun surface',
  'noun scenery',
  'noun touch',
  'noun cleanup',
  'noun frame',
] as const

function isAlteration(change: Change, speech: Speech): boolean {
  const { naming } = speech.words
  const said = speech.wordsIn(change.text)
  switch (change.kind) {
    case 'recolor':
    case 'material':
    case 'replace':
    case 'remove':
      return true
    case 'text':
      return !speech
        .wordsIn(change.verb?.text ?? '')
        .some((word) => isKnownAs(word, 'do move', 'do put', 'do add'))
    case 'add':
      return (
        said.some((word) => isIn(naming.counts, word)) &&
        namesOneOf(change.target?.text ?? '', naming.products, speech)
      )
    case 'background':
    case 'light':
    case 'color':
    case 'focus':
    case 'frame':
    case 'person':
      return false
    default:
      return (
        change.direction?.axis === 'size' ||
        said.some((word) => isMoreOf(word, naming.shapes) || isKnownAs(word, 'noun shape'))
      )
  }
}

/**
 * Without a role only what is hardly ever a prop counts: another size, colour or material of it, and another label, logo
 * or packaging on it.
 */
function isSold(change: Change, speech: Speech): boolean {
  const { kind, verb, target, direction, text } = change
  if (
    verb !== null &&
    speech.wordsIn(verb.text).some((word) => isKnownAs(word, 'do add', 'do put'))
  ) {
    return false
  }
  const { sold } = speech.words.naming
  const name = target?.text ?? ''
  const isMarked = kind === 'remove' || kind === 'replace' || kind === 'text'
  if (isMarked || kind === 'recolor') {
    const isLabel = speech.wordsIn(name).some((word) => isKnownAs(word, 'noun text'))
    const carries = speech
      .wordsIn(text)
      .some((word) => speech.stemsOf(word).some((stem) => sold.has(stem)))
    if (isMarked || isLabel) return isLabel && carries
  }
  if (!namesOneOf(name, sold, speech)) return false
  return kind === 'recolor' || kind === 'material' || direction?.axis === 'size'
}

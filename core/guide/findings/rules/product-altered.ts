import type { Change } from '../../reading/reading.ts'
import type { FindingLevel, Suggestion } from '../finding.ts'
import { headOf, namesOneOf, thingsIn } from '../named-things.ts'
import { rewriteChange } from '../rewrite.ts'
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
      const [first = '', ...others] = input.speech.words.phrases.around
      const propose = (text: string): Suggestion => rewriteChange(input.reading, change, text)
      return [
        {
          level,
          span: change.span,
          message: 'This changes the product itself, not what is around it.',
          suggestions: [propose(first), ...others.map(propose)],
        },
      ]
    }),
}

function levelOf(change: Change, { context, speech }: RuleInput): FindingLevel | null {
  const { naming, asking } = speech.words
  if (!isAlteration(change, speech)) return null
  const name = change.target?.text ?? ''
  if (phraseIn(speech.wordsIn(change.text), asking.exaggerating)) {
    return namesOneOf(name, naming.products, speech) || isOwn(name, speech) ? 'suggest' : null
  }
  if (isOwn(name, speech)) return 'suggest'
  const isProduct = namesOneOf(name, naming.products, speech)
  if (context.role === undefined) return isProduct && isSold(change, speech) ? 'note' : null
  if (context.role !== 'product') return null
  if (change.isPronoun) return 'note'
  if (isProduct) return 'suggest'
  const head = headOf(thingsIn(name, speech), speech)
  return head !== undefined && head.known.size === 0 && change.kind !== 'add' ? 'note' : null
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
    case 'text':
      return true
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

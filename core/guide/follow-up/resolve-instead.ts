import { isA } from '../reading/clause.ts'
import { readInstruction } from '../reading/read-instruction.ts'
import type { Change } from '../reading/reading.ts'
import { tokensOf } from '../reading/tokens.ts'
import type { FollowUpSign, FollowUpWords } from '../words/follow-up-words.ts'
import { has } from './clause.ts'
import type { FollowUp } from './follow-up.ts'
import { entriesOf, type Token as Lexed, lex } from './lex.ts'
import { languageWith, type Past } from './past.ts'
import { placeInstead } from './place-instead.ts'
import { isColoured, recoloured } from './recoloured.ts'
import { replaceIt } from './replace-it.ts'
import { parentName, resolved, type Scene } from './scene.ts'
import { asSentence, bare, fill } from './sentences.ts'
import { askWhich, newestThings, ofThings, type Thing, thingsOf } from './things.ts'

/** What may stand before and behind another result: "or maybe", "try", "make it", "the same in". */
const leading: readonly FollowUpSign[] = [
  'filler',
  'make',
  'now',
  'but',
  'also',
  'it',
  'same',
  'for',
  'like',
  'not',
]

/**
 * Resolves another result of what was done: "try green instead", "what about blue", "on the other side", "a beach instead",
 * "by 10 instead", and what is asked of "it".
 *
 * The step that brought the first result is made again with the other one, where it is the newest; else the thing is changed
 * as it is now. A colour, a material, a side is always a result here, never a thing to change.
 */
export function resolveInstead(scene: Scene): FollowUp {
  const { text, words, past } = scene
  const last = past.at(-1)
  if (!last) return { kind: 'none' }
  const tokens = lex(text, words)
  const isSwap = tokens.some((token) => has(token, 'instead'))
  // "Too red", "more red": a degree, and no other result.
  if (
    tokens.some((token) =>
      ['too', 'enough', 'more', 'less'].some((sign) => has(token, sign as 'too')),
    )
  )
    return { kind: 'none' }
  const value = valueIn(text, tokens, leading)
  const inPlace = placeInstead(isSwap, last, scene)
  if (inPlace) return inPlace
  if (value === '') return { kind: 'none' }
  if (isColoured(value, words)) {
    const isIt = tokens.some((token) => has(token, 'it'))
    return coloured(value, { isIt, isSwap }, last, scene)
  }
  const isNumber = /^\p{L}+ \d/u.test(value)
  return (isSwap || isNumber ? swapped(value, last, scene) : null) ?? { kind: 'none' }
}

/** The words between what says nothing at both ends. */
function valueIn(text: string, tokens: readonly Lexed[], lead: readonly FollowUpSign[]): string {
  const says = (token: Lexed, signs: readonly FollowUpSign[]): boolean =>
    !/^[.!?,;:]$/u.test(token.text) && !signs.some((sign) => has(token, sign))
  const from = tokens.find((token) => says(token, lead))
  const to = [...tokens].reverse().find((token) => says(token, ['filler', 'instead', 'also', 'it']))
  return from && to && to.end > from.start ? text.slice(from.start, to.end) : ''
}

/** Another colour or material: of the newest step's result, of an older one's, or of "it". */
function coloured(
  value: string,
  { isIt, isSwap }: { readonly isIt: boolean; readonly isSwap: boolean },
  last: Past,
  scene: Scene,
): FollowUp {
  const shade = withSingle(value, scene.words)
  const again = recoloured(last, shade)
  if (again !== null && last.canRedo) return redone(last, again, scene)
  const things = thingsOf(last)
  const older = [...scene.past].reverse().find((step) => recoloured(step, shade) !== null)
  const oldThings = older ? thingsOf(older) : []
  // "It" is what was named last; a colour alone may replace the one that was chosen before.
  const meant = things.length > 0 && (isIt || oldThings.length === 0) ? things : oldThings
  const others = meant === things ? [] : things
  const all = [...new Map([...meant, ...others].map((one) => [one.noun, one])).values()]
  const made = (thing: Thing): string =>
    fill(scene.words.sentences.make, { what: thing.noun, degree: '', how: shade })
  if (all.length !== 1) {
    const known = all.length > 0 ? all : newestThings(scene.past)
    const isAsked = known.length > 0 || isIt || isSwap
    return isAsked ? askWhich(known.map(made), `What should be ${value}?`) : { kind: 'none' }
  }
  return ofThings(all, made, scene)
}

/** Another thing, place behind, lettering or number in the place of the newest step's. */
function swapped(value: string, last: Past, scene: Scene): FollowUp | null {
  const [change, ...others] = last.changes
  if (!change || others.length > 0) return null
  const whole = bare(change.alone)
  const number = /^(?:\p{L}+ )?(\d+(?:[.,]\d+)?)\s*(?:%|percent)?$/u.exec(value)?.[1]
  if (number !== undefined && change.amount?.degree === 'measure')
    return redone(last, asSentence(whole.replace(/\d+(?:[.,]\d+)?/u, number)), scene)
  const { changes } = readInstruction(value)
  if (!isNamed(value, scene.words) || changes.some(({ verb, isPronoun }) => verb || isPronoun))
    return null
  if (change.result && last.canRedo && exchangeable.includes(change.kind))
    return redone(last, asSentence(replaceIt(whole, change.result.text, value)), scene)
  const { replaceOpen } = scene.words.sentences
  const options = thingsOf(last).map(({ noun }) =>
    fill(replaceOpen, { what: noun }).replace('…', value),
  )
  return askWhich(options, `Instead of what, ${value}?`)
}

const exchangeable: readonly Change['kind'][] = ['background', 'replace', 'add', 'text', 'style']

/** Whether some words name a new thing: "a beach", quoted text. */
function isNamed(value: string, words: FollowUpWords): boolean {
  return (
    entriesOf(words.single).some((one) => value.toLowerCase().startsWith(`${one} `)) ||
    /^["“]/u.test(value)
  )
}

function withSingle(value: string, words: FollowUpWords): string {
  const [first] = tokensOf(value, languageWith(words))
  return isA(first, 'comparative') ? `${entriesOf(words.single)[0]} ${value}` : value
}

/**
 * Resolves an instruction about "it": the thing that was named last stands in its place.
 *
 * With a region, "it" is what is in it, and the whole picture is meant where its look is.
 */
export function resolveIt(scene: Scene): FollowUp {
  const { text, words, past, context } = scene
  const { changes, keeps } = readInstruction(text)
  const [change, ...others] = changes
  const said = change?.isPronoun && change.target ? change.target.text : ''
  const isIt = lex(said, words).some((token) => has(token, 'it'))
  if (!change || others.length > 0 || keeps.length > 0 || !isIt || context.hasRegion)
    return { kind: 'none' }
  if (change.scope === 'whole' || !ofThing.includes(change.kind)) return { kind: 'none' }
  const things = newestThings(past)
  if (things.length === 0) return { kind: 'none' }
  const plain = bare(change.alone)
  return ofThings(things, ({ noun }) => asSentence(replaceIt(plain, said, noun)), scene)
}

const ofThing: readonly Change['kind'][] = [
  'move',
  'recolor',
  'material',
  'remove',
  'replace',
  'text',
]

function redone(last: Past, instruction: string, scene: Scene): FollowUp {
  const { parent } = last.version.record
  return resolved(scene, {
    instruction,
    from: last,
    parent,
    because: `Repeats ${last.name} from ${parentName(scene, parent)} with another result.`,
  })
}

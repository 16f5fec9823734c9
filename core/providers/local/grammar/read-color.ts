import type { Operation, Rgb, Side } from '../operation.ts'
import { halfAlong } from '../words/place-words.ts'
import { usualAmounts } from '../words/strengths.ts'
import type { Act, Item, Meaning } from './meaning.ts'
import { needsDetail, needsGenerative, needsRegion } from './refuse.ts'
import type { Target } from './target.ts'

const black: Rgb = { r: 0, g: 0, b: 0, name: 'black' }
const white: Rgb = { r: 255, g: 255, b: 255, name: 'white' }

/** What a form found in a clause, and the items that it did not use. */
export interface ReadForm {
  readonly operations: readonly Operation[]
  readonly rest: readonly Item[]
}

/** Reads a colour that fades out: "a dark gradient to the upper third", "fade the bottom to black". */
export function readGradient(items: readonly Item[], target: Target, hasRegion: boolean): ReadForm {
  const act = actOf(items, ['gradient', 'fade'])
  const colors = colorsOf(items)
  if (colors.length > 1) throw needsDetail('a gradient here has one colour and fades out')
  const shade = items.find(({ meaning }) => isShade(meaning))?.meaning
  const dark = !(shade && 'sign' in shade && shade.sign === 1)
  const light = items.some(({ meaning }) => meaning.is === 'light') && !shade
  const color = colors[0] ?? (dark && !light ? black : white)
  if (act === 'fade' && !colors[0] && !shade) throw needsDetail('a fade needs a colour to fade to')

  const [first, second] = target.sides
  const across = first && second && first !== second
  const from: Side | null = first ?? (target.place ? null : 'bottom')
  const ownArea = target.things.length > 0 || target.region || (hasRegion && !target.place)
  const place = across || ownArea ? null : (target.place ?? halfAlong('bottom'))
  const amount = opacityOf(items, act === 'fade' ? 1 : usualAmounts.gradient)
  return {
    operations: [{ kind: 'gradient', color, amount, from, place }],
    rest: without(
      items,
      ['gradient', 'fade', 'overlay', 'tint'],
      (meaning) => isShade(meaning) || (meaning.is === 'quality' && meaning.kind === 'softness'),
    ),
  }
}

/** Reads darker or lighter corners: "add a subtle vignette". */
export function readVignette(items: readonly Item[]): ReadForm {
  const before = items[items.findIndex(({ meaning }) => isVignette(meaning)) - 1]?.meaning
  if (before?.is === 'article' && before.definite) {
    throw needsGenerative('it can add a vignette, not change one that is in the picture')
  }
  const tones = items.some(({ meaning: { is } }) => is === 'axis' || is === 'shift')
  const [color = black] = colorsOf(items)
  if (color.name !== 'black' && color.name !== 'white') {
    throw needsDetail(`a vignette is black or white, not ${color.name}`)
  }
  const light = items.some(({ meaning }) => meaning.is === 'quality' && isLighter(meaning))
  const amount = tones ? usualAmounts.vignette : opacityOf(items, usualAmounts.vignette)
  const rest = without(
    items,
    ['vignette'],
    (meaning) =>
      meaning.is === 'quality' && (meaning.kind === 'brightness' || meaning.kind === 'softness'),
    tones,
  )
  const lightens = light || color.name === 'white'
  return {
    operations: [{ kind: 'vignette', amount: lightens ? -amount : amount, place: null }],
    rest,
  }
}

function isVignette(meaning: Meaning): boolean {
  return meaning.is === 'act' && meaning.act === 'vignette'
}

function isLighter(meaning: Meaning): boolean {
  return isShade(meaning) && 'sign' in meaning && meaning.sign === 1
}

/** Reads "a dark overlay": black or white laid on, when no colour is named. */
export function readShade(items: readonly Item[], { place }: Target): ReadForm {
  const shade = items.find(({ meaning }) => isShade(meaning))?.meaning
  const light = items.some(({ meaning }) => meaning.is === 'light')
  if (!shade && !light) throw needsDetail('an overlay needs a colour')
  const color = shade && !isLighter(shade) ? black : white
  const amount = opacityOf(items, usualAmounts.overlay)
  return {
    operations: [{ kind: 'fill', color, amount, place }],
    rest: without(items, ['overlay'], isShade),
  }
}

/** Reads a flat colour laid on, a surface recoloured, or a tint: whatever names a colour. */
export function readColor(items: readonly Item[], target: Target, hasRegion: boolean): ReadForm {
  const color = colorWanted(items)
  if (items.some(({ meaning }) => meaning.is === 'direction' && meaning.sign < 0)) {
    throw needsGenerative(`it can’t take ${color.name} away`)
  }
  const rest = without(items, ['fill', 'replace', 'change', 'recolor', 'tint', 'overlay'])
  const { place } = target
  if (has(items, 'tint')) {
    const amount = opacityOf(items, usualAmounts.tint)
    return { operations: [{ kind: 'tint', color, amount, place }], rest }
  }
  if (has(items, 'overlay')) {
    const amount = opacityOf(items, usualAmounts.overlay)
    return { operations: [{ kind: 'fill', color, amount, place }], rest }
  }
  const laid = has(items, 'fill') || has(items, 'replace') || has(items, 'recolor')
  // "Strong red" is a colour, "more red" is a shift towards it.
  const more = items.some(({ text }) => text === 'more')
  if (more && !laid) {
    const { r, g, b } = color
    if (r === g && g === b) throw needsDetail(`more ${color.name} may mean its light or its colour`)
    const amount = opacityOf(items, usualAmounts.tint)
    return { operations: [{ kind: 'tint', color, amount, place }], rest }
  }
  const flat = has(items, 'fill') || has(items, 'replace') || target.ground || target.region
  // "Colour the dress green": the noun leads, as a verb.
  const verb = items.find(({ meaning: { is } }) => is !== 'filler')?.meaning.is === 'color-noun'
  const asked = flat || verb || has(items, 'recolor') || has(items, 'change') || makes(items)
  if (!asked) throw needsGenerative(`it does not know what to do with ${color.name}`)
  if (!hasRegion && !place) throw needsRegion(target.things[0] ?? 'the part to be coloured')
  const kind = flat || place ? 'fill' : 'recolor'
  const amount = opacityOf(items, 1)
  return { operations: [{ kind, color, amount, place }], rest }
}

/** Gives the colour that a clause asks for: with "from blue to white", the latter. */
function colorWanted(items: readonly Item[]): Rgb {
  const colors = colorsOf(items)
  const from = items.findIndex(({ meaning }) => meaning.is === 'from')
  const first = items.findIndex(({ meaning }) => meaning.is === 'color')
  const wanted = colors.length === 2 && from >= 0 && from < first ? colors[1] : colors[0]
  if (!wanted || (colors.length > 1 && wanted === colors[0])) {
    throw needsDetail('it can take one colour at a time')
  }
  return wanted
}

function colorsOf(items: readonly Item[]): readonly Rgb[] {
  return items.flatMap(({ meaning }) => (meaning.is === 'color' ? [meaning.color] : []))
}

/** Gives an opacity from a percentage or a word like "subtle"; 0..1. */
function opacityOf(items: readonly Item[], usual: number): number {
  for (const { meaning } of items) {
    if (meaning.is === 'number' && meaning.unit !== 'px' && meaning.unit !== 'stops') {
      return Math.min(1, Math.max(0, Math.abs(meaning.value) / 100))
    }
    if (meaning.is === 'soft') return Math.min(1, usual * meaning.factor)
    if (meaning.is === 'direction' && meaning.sign === 1 && !meaning.verb) {
      return Math.min(1, usual * 1.4)
    }
  }
  return usual
}

/** "Dark", "darker", "darken", "light": what a gradient or vignette is made of when no colour is named. */
function isShade(meaning: Meaning): boolean {
  return (meaning.is === 'quality' || meaning.is === 'shift') && meaning.kind === 'brightness'
}

function makes(items: readonly Item[]): boolean {
  return items.some(({ meaning }) => meaning.is === 'make')
}

function has(items: readonly Item[], act: Act): boolean {
  return items.some(({ meaning }) => meaning.is === 'act' && meaning.act === act)
}

function actOf(items: readonly Item[], acts: readonly Act[]): Act | null {
  for (const { meaning } of items) {
    if (meaning.is === 'act' && acts.includes(meaning.act)) return meaning.act
  }
  return null
}

/** Removes what a form has used: its acts, colours, amounts and "add". */
export function without(
  items: readonly Item[],
  acts: readonly Act[],
  also: (meaning: Meaning) => boolean = () => false,
  keepAmounts = false,
): readonly Item[] {
  return items.filter(({ meaning }) => {
    if (meaning.is === 'act') return !acts.includes(meaning.act)
    if (meaning.is === 'direction') return keepAmounts || meaning.sign < 0
    if (meaning.is === 'soft') return keepAmounts
    if (meaning.is === 'number') return keepAmounts || meaning.unit === 'px'
    return meaning.is !== 'color' && !also(meaning)
  })
}

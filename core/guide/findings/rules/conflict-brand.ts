import { deltaE00 } from '../../../image/color/delta-e.ts'
import type { BrandColor, BrandKit } from '../../brand-kit/brand-kit.ts'
import { labOfColor } from '../../brand-kit/palette-distance.ts'
import type { Change, ChangeKind } from '../../reading/reading.ts'
import { breaksPreserve } from '../breaks-preserve.ts'
import type { Suggestion } from '../finding.ts'
import { rewrite, rewriteChange, shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule, RuleInput } from '../rule.ts'
import { isIn, isKnownAs, isMoreOf, type Speech, type Word } from '../speech.ts'

/** Colour words are wide: "blue" may be any blue, so only clearly other colours are told. */
const clearlyOther = 25
/** Below this chroma a colour is a white, grey or black, which go with every palette. */
const greyChroma = 14

/** Kinds of change that bring in a colour of their own. */
const coloring: ReadonlySet<ChangeKind> = new Set([
  'recolor',
  'background',
  'material',
  'color',
  'text',
])
/** Kinds of change that bring in a look. */
const looking: ReadonlySet<ChangeKind> = new Set(['light', 'color', 'background', 'style', 'add'])

/** Asks for what the brand kit rules out: things, colours, light, or a change of what it keeps. */
export const conflictBrand: Rule = {
  kind: 'conflict_brand',
  needs: 'context',
  reason: 'Pictures of one brand are recognised by what they have in common.',
  find: (input) => {
    const { kit } = input.context
    if (kit === undefined) return []
    return input.reading.changes.flatMap((change): readonly Found[] => {
      const found =
        forbiddenIn(change, kit, input) ??
        colorOutside(change, kit, input) ??
        lookAgainst(change, kit, input) ??
        keptBy(change, kit, input)
      return found === null ? [] : [found]
    })
  },
}

function forbiddenIn(change: Change, kit: BrandKit, { reading, speech }: RuleInput): Found | null {
  if (change.kind === 'remove' || change.kind === 'cleanup') return null
  const asked = change.kind === 'replace' ? (change.result?.text ?? '') : change.text
  const said = speech.wordsIn(asked)
  const low = asked.toLowerCase()
  const forbidden = kit.forbidden.find(
    (one) => hasAll(said, speech.wordsIn(one), speech) || low.includes(one.toLowerCase()),
  )
  if (forbidden === undefined) return null
  const instead: Suggestion =
    withoutChange(reading, change) ?? rewriteChange(reading, change, gapped(change.text, forbidden))
  return foundAt(change, `${kit.name} never shows “${shortened(forbidden, 40)}”.`, [instead])
}

function colorOutside(change: Change, kit: BrandKit, { reading, speech }: RuleInput): Found | null {
  if (kit.palette.length === 0 || !coloring.has(change.kind)) return null
  // Sky, skin and fruit have colours of their own.
  if (speech.wordsIn(change.target?.text ?? '').some((word) => isNatural(word, speech))) return null
  const asked = change.result?.text ?? change.text
  const { colors } = speech.words.naming
  const outside = speech.wordsIn(asked).find((word) => {
    const hex = colors.get(word.low) ?? colors.get(word.base)
    return hex !== undefined && !isNear(hex, word, kit.palette, speech)
  })
  if (outside === undefined) return null
  const words = withShade(outside.low, change.alone, speech)
  const ways = kit.palette
    .slice(0, 3)
    .map(({ name }) => rewriteChange(reading, change, swapped(change.alone, words, name)))
  const [first = rewrite(change.alone), ...others]: readonly Suggestion[] = ways
  return foundAt(change, `“${outside.low}” isn’t in the palette of ${kit.name}.`, [
    first,
    ...others,
  ])
}

/** A colour with what describes it: "hot pink" is one. */
function withShade(color: string, text: string, speech: Speech): string {
  const at = text.toLowerCase().indexOf(color)
  const before = /([\p{L}-]+)\s+$/u.exec(text.slice(0, Math.max(0, at)))?.[1] ?? ''
  const isShade = speech
    .wordsIn(before)
    .some(
      (word) =>
        isKnownAs(
          word,
          'adjective light',
          'adjective color',
          'adjective size',
          'adjective paint',
        ) || isIn(speech.words.judging.evaluative, word),
    )
  return isShade ? text.slice(at - before.length - 1, at + color.length) : color
}

function isNatural(word: Word, { words, stemsOf }: Speech): boolean {
  return (
    isKnownAs(word, 'noun body') || stemsOf(word).some((stem) => words.naming.natural.has(stem))
  )
}

function isNear(hex: string, word: Word, palette: readonly BrandColor[], speech: Speech): boolean {
  const [lightness, a, b] = labOfColor({ hex })
  if (Math.hypot(a, b) < greyChroma) return true
  return palette.some((color) => {
    if (speech.wordsIn(color.name).some(({ base }) => base === word.base)) return true
    const [otherLightness, otherA, otherB] = labOfColor(color)
    const distance = deltaE00(lightness, a, b, otherLightness, otherA, otherB)
    return distance < Math.max(clearlyOther, color.tolerance)
  })
}

function lookAgainst(change: Change, kit: BrandKit, { reading, speech }: RuleInput): Found | null {
  if (!looking.has(change.kind)) return null
  const wanted = speech.wordsIn([...kit.light, ...kit.mood].join(', '))
  const asked = speech.wordsIn(change.text)
  if (asked.some((word) => isKnownAs(word, 'less', 'not', 'no', 'do lower'))) return null
  for (const [one, other] of speech.words.naming.opposites) {
    const opposed = opposedIn(wanted, asked, one, other) ?? opposedIn(wanted, asked, other, one)
    if (opposed === null) continue
    const [said, brand] = opposed
    const instead = kit.light[0] ?? kit.mood[0] ?? brand.low
    return foundAt(change, `${kit.name} asks for “${brand.low}”, and this for “${said.low}”.`, [
      rewriteChange(reading, change, instead),
    ])
  }
  return null
}

function opposedIn(
  wanted: readonly Word[],
  asked: readonly Word[],
  brand: ReadonlySet<string>,
  against: ReadonlySet<string>,
): readonly [Word, Word] | null {
  const wants = wanted.find((word) => isMoreOf(word, brand))
  const asks = asked.find((word) => isMoreOf(word, against))
  const isMixed = wanted.some((word) => isMoreOf(word, against))
  return wants && asks && !isMixed ? [asks, wants] : null
}

function keptBy(change: Change, kit: BrandKit, { reading, speech }: RuleInput): Found | null {
  const kept = kit.preserve.find((one) => breaksPreserve(change, one, speech))
  if (kept === undefined) return null
  const instead: Suggestion = withoutChange(reading, change) ?? {
    kind: 'preserve',
    label: `Keep “${shortened(kept.text, 30)}”`,
    preserve: [kept],
    text: '',
  }
  return foundAt(change, `${kit.name} always keeps “${shortened(kept.text, 40)}”.`, [instead])
}

function foundAt(
  { span }: Change,
  message: string,
  suggestions: readonly [Suggestion, ...Suggestion[]],
): Found {
  return { level: 'suggest', span, message, suggestions }
}

/** Whether every telling word of what is forbidden is said. */
function hasAll(said: readonly Word[], forbidden: readonly Word[], { stemsOf }: Speech): boolean {
  const telling = forbidden.filter((word) => !isKnownAs(word, 'the', 'a', 'no', 'not', 'and'))
  return (
    telling.length > 0 &&
    telling.every((word) =>
      said.some((one) => stemsOf(one).some((stem) => stemsOf(word).includes(stem))),
    )
  )
}

function gapped(text: string, words: string): string {
  return swapped(text, words, '…')
}

/** The text with some words exchanged, whatever their case. */
function swapped(text: string, words: string, instead: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  return at < 0 ? `${text} …` : `${text.slice(0, at)}${instead}${text.slice(at + words.length)}`
}

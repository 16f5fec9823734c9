import { findingsOnText } from './findings-on-text.ts'
import {
  fullStop,
  keepFirst,
  lowerCase,
  otherNumber,
  otherSpelling,
  placeFirst,
  politely,
  titleCase,
  typo,
  type Variant,
} from './phrase-variants.ts'

/** How often an instruction that is said in another way keeps exactly its findings. */
export interface VariantRate {
  readonly name: string
  readonly cases: number
  /** The share of cases that must keep their findings, as tested. */
  readonly bar: number
  /** As `findings -> findings of the variant: variant`. */
  readonly broken: readonly string[]
}

const variants: readonly (readonly [string, number, readonly Variant[]])[] = [
  ['a typo (two letters swapped)', 0.98, [1, 2, 3, 4, 5].map(typo)],
  ['British or American spelling', 0.99, [otherSpelling]],
  ['one or several', 0.99, [otherNumber]],
  ['the place or what stays first', 0.95, [placeFirst, keepFirst]],
  ['other capitals', 0.99, [lowerCase, titleCase]],
  ['a full stop or none', 0.99, [fullStop]],
  ['asked politely', 0.99, [politely]],
]

/** Says every text in all the other ways and compares the findings. */
export function variantRates(texts: readonly string[]): VariantRate[] {
  const usual = texts.map((text) => [text, foundOn(text)] as const)
  return variants.map(([name, bar, ways]) => {
    const said = usual.flatMap(([text, found]) =>
      ways.flatMap((way) => {
        const variant = way(text)
        return variant === null ? [] : [{ variant, found, other: foundOn(variant) }]
      }),
    )
    return {
      name,
      bar,
      cases: said.length,
      broken: said
        .filter(({ found, other }) => found !== other)
        .map(({ variant, found, other }) => `${found} -> ${other}: ${variant}`),
    }
  })
}

function foundOn(text: string): string {
  return [...findingsOnText(text)].sort().join(' ') || '-'
}

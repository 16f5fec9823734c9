import type { Rgb } from '../operation.ts'
import { numberWords } from '../words/amount-words.ts'
import type { Item, Meaning, Unit } from './meaning.ts'

/** A word that still has to be looked up, or something whose form already says what it means. */
export type Token = { readonly word: string } | Item

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => Meaning | null])[] = [
  [/\s+|["“”„'‘’()[\]{}*_]|\p{Extended_Pictographic}|\u{fe0f}/uy, () => null],
  [/#([0-9a-f]{6}|[0-9a-f]{3})\b/iuy, (m) => ({ is: 'color', color: hexColor(m[1] ?? '') })],
  [
    /rgb\s*\(?\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)?/iuy,
    (m) => ({ is: 'color', color: rgbColor(m.slice(1).map(Number)) }),
  ],
  [
    /(\d{1,2}(?:\.\d+)?)\s*(?::|×|x|by)\s*(\d{1,2}(?:\.\d+)?)\b/iuy,
    (m) => ({ is: 'ratio', width: Number(m[1]), height: Number(m[2]) }),
  ],
  [
    /(\d+(?:\.\d+)?)\s*(?:%|percent)?\s*(?:-|–|to)\s*(\d+(?:\.\d+)?)\s*(?:%|percent\b)/iuy,
    (m) => number((Number(m[1]) + Number(m[2])) / 2, false, '%'),
  ],
  [
    /([+\-−–]?)(\d)\s*\/\s*([1-9])\s*(?:of a )?(?:stops?|ev)\b/iuy,
    (m) => {
      const size = Number(m[2]) / Number(m[3])
      const signed = m[1] !== ''
      return number(signed && m[1] !== '+' ? -size : size, signed, 'stops')
    },
  ],
  [
    /([+\-−–]?)\s?(\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?)\s*(%|(?:percent|per cent|pct|px|pixels?|stops?|f-stops?|ev|x|×|times|points?|pts?)\b|×)?/iuy,
    (m) => {
      const size = sizeOf(m[2] ?? '')
      const signed = m[1] !== ''
      return number(signed && m[1] !== '+' ? -size : size, signed, unitOf(m[3] ?? ''))
    },
  ],
  // "Contrast: +10" is one thing, not two.
  [/:(?=\s*[+\-−–]?\d)/uy, () => null],
  [/[.;!?]+/uy, () => ({ is: 'join', hard: true })],
  [/[,:/–—-]+/uy, () => ({ is: 'join', hard: false })],
  [/\+/uy, () => ({ is: 'join', hard: false, and: true })],
]

const wordPattern = /[\p{L}\p{M}\p{N}]+/uy

/**
 * Splits an instruction into words and into what needs no vocabulary: numbers, ratios, colours, punctuation.
 *
 * Words are lower case, in British spelling where tables differ, with hyphens and apostrophes taken as spaces.
 */
export function tokenize(instruction: string): readonly Token[] {
  const text = instruction
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*\n\s*/gu, '. ')
    .replace(/\bb\s?[&/]\s?w\b/gu, 'bw')
    .replace(/\bblack\s?\/\s?white\b/gu, 'black and white')
    .replaceAll('&', ' and ')
    .replace(/\b(?:not|isn['’]?t|aren['’]?t) (\p{L}+) enough\b/gu, 'not enough $1')
    .replace(/(^|[\s+\-−–])\.(?=\d)/gu, '$10.')
  const tokens: Token[] = []
  let at = 0
  scan: while (at < text.length) {
    for (const [pattern, read] of patterns) {
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (!match) continue
      const meaning = read(match)
      if (meaning) tokens.push({ meaning, text: match[0].trim() })
      at = pattern.lastIndex
      continue scan
    }
    wordPattern.lastIndex = at
    const word = wordPattern.exec(text)
    if (word) {
      tokens.push({ word: word[0].replace(/^gray/u, 'grey') })
      at = wordPattern.lastIndex
      // A hyphen or apostrophe inside a word joins its parts into one phrase.
      if (/^[-'’‐‑](?=\p{L})/u.test(text.slice(at, at + 2))) at++
      continue
    }
    const unknown = String.fromCodePoint(text.codePointAt(at) ?? 0)
    tokens.push({ meaning: { is: 'unknown' }, text: unknown })
    at += unknown.length
  }
  return joinNumberWords(tokens)
}

/** Turns "twenty percent" and "two stops" into numbers; a number word without a unit stays a word. */
function joinNumberWords(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token // i is in range
    const after = tokens[i + 1]
    const value = 'word' in token ? numberWords[token.word] : undefined
    let unit = after && 'word' in after ? unitOf(after.word) : null
    let taken = 1
    if (after && 'word' in after && after.word === 'per') {
      unit = '%'
      taken = 2
    }
    if (after && 'meaning' in after && after.text === '%') unit = '%'
    if (value === undefined || unit === null || !('word' in token)) {
      result.push(token)
      continue
    }
    const text = after && 'word' in after ? `${token.word} ${after.word}` : token.word
    result.push({ meaning: number(value, false, unit), text })
    i += taken
  }
  return result
}

function number(value: number, signed: boolean, unit: Unit | null): Meaning {
  return { is: 'number', value, signed, unit }
}

function unitOf(text: string): Unit | null {
  if (/^(%|percent|per cent|pct)$/u.test(text)) return '%'
  if (/^(px|pixels?)$/u.test(text)) return 'px'
  if (/^(stops?|f-stops?|ev)$/u.test(text)) return 'stops'
  if (/^(x|×|times)$/u.test(text)) return 'times'
  if (/^(points?|pts?)$/u.test(text)) return 'points'
  return null
}

/** Reads "20", "0.5", "0,5" and "1,000". */
function sizeOf(digits: string): number {
  const grouped = /^[1-9]\d{0,2}(,\d{3})+$/u.test(digits)
  return Number(grouped ? digits.replaceAll(',', '') : digits.replace(',', '.'))
}

function hexColor(digits: string): Rgb {
  const full = digits.length === 3 ? [...digits].map((d) => d + d).join('') : digits
  const at = (i: number) => Number.parseInt(full.slice(i, i + 2), 16)
  return { r: at(0), g: at(2), b: at(4), name: `#${full}` }
}

function rgbColor(channels: readonly number[]): Rgb {
  const [r = 0, g = 0, b = 0] = channels.map((v) => Math.min(255, v))
  return { r, g, b, name: `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}` }
}

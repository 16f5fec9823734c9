/**
 * One character as people see it: a base with all that belongs to it (accents, skin tones, joined emoji, flags).
 *
 * An approximation of Unicode's grapheme clusters (UAX #29) without Intl, which some hosts lack; where it errs it
 * keeps more together.
 */
const character =
  /(?:\p{Regional_Indicator}{2}|[\s\S])(?:[\p{M}\p{Emoji_Modifier}]|[\u{E0020}-\u{E007F}]|\u200C|[\u1160-\u11FF]|\u200D[^\s\u200D]?)*/gu

/** Spaces, line breaks and control characters: each becomes a space. */
const blanks = /[\s\p{Cc}\u2028\u2029]+/gu

/** Unpaired surrogates, and characters that show nothing or reorder what is around them; joiners are kept. */
const invisible =
  /[\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Joiners, variations and tags that follow nothing, and joiners that nothing follows. */
const orphans = /(^|\s)(?:\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}])+/gu
const openJoiners = /\u200D+(?=\s|$)/gu

/** Gives a text as one line without control characters, bidirectional controls or broken characters. */
export function toPlainLine(text: string): string {
  return text
    .replace(blanks, ' ')
    .replace(invisible, '')
    .replace(orphans, '$1')
    .replace(openJoiners, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** Counts code points. */
export function countPoints(text: string): number {
  return [...text].length
}

/**
 * Shortens a text to at most `limit` code points, the last of them "…" when something was cut off.
 *
 * Cuts between characters as people see them, at a word's end where one is near. Empty when not even one fits.
 */
export function shortenText(text: string, limit: number): string {
  if (countPoints(text) <= limit) return text
  let kept = ''
  let left = limit - 1
  for (const one of text.match(character) ?? []) {
    left -= countPoints(one)
    if (left < 0) break
    kept += one
  }
  const wordEnd = kept.lastIndexOf(' ')
  if (text[kept.length] !== ' ' && wordEnd > kept.length * 0.6) kept = kept.slice(0, wordEnd)
  kept = kept.trimEnd()
  return kept === '' ? '' : `${kept}…`
}

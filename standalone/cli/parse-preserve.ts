import { type Preserve, preserveKinds } from '../../core/edit/edit.ts'
import type { Rect } from '../../core/image/rect.ts'
import { UsageError } from './usage-error.ts'

/**
 * Reads what must stay: `text: the front label @ 120,80,300,90` states a kind before the colon and an area after the @
 * (x, y, width, height in source pixels). Without a colon the kind is left open; without an area nothing is measured.
 *
 * @throws UsageError for no words, too many, or an area that is none.
 */
export function parsePreserve(given: string): Preserve {
  const { words: said, area } = splitArea(given)
  const [, before = '', after = ''] = /^([^:]+):(.+)$/s.exec(said) ?? []
  const kind = preserveKinds.find((known) => known === before.trim().toLowerCase())
  const words = (kind ? after : said).trim()
  if (words === '' || words.length > 300) {
    throw new UsageError(
      words === ''
        ? '--preserve was given without words.'
        : '--preserve takes at most 300 characters.',
      'Say what must stay, as in --preserve "the front label".',
    )
  }
  return { text: words, kind: kind ?? 'other', ...(area && { area }) }
}

/** Only what looks like numbers after an @ is an area: "me @ home" is words. */
function splitArea(given: string): { readonly words: string; readonly area: Rect | null } {
  const [, words = '', numbers = ''] = /^(.*)@\s*([-+\d.,\s]*\d[-+\d.,\s]*)$/s.exec(given) ?? []
  if (numbers === '') return { words: given, area: null }
  const [x, y, width, height, ...more] = numbers.split(',').map((part) => wholeNumber(part.trim()))
  if (
    more.length > 0 ||
    !isAtLeast(x, Number.MIN_SAFE_INTEGER) ||
    !isAtLeast(y, Number.MIN_SAFE_INTEGER) ||
    !isAtLeast(width, 1) ||
    !isAtLeast(height, 1)
  ) {
    throw new UsageError(
      `“${numbers.trim()}” is no area: it takes x,y,width,height in whole pixels.`,
      'As in --preserve "text: the front label @ 120,80,300,90".',
    )
  }
  return { words, area: { x, y, width, height } }
}

function wholeNumber(text: string): number {
  return /^[-+]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

/** Not so for what is missing, and for NaN. */
function isAtLeast(value: number | undefined, least: number): value is number {
  return value !== undefined && value >= least
}

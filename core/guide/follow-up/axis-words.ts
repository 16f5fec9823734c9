import type { Axis, Direction } from '../reading/reading.ts'
import type { FollowUpWords } from '../words/follow-up-words.ts'
import { entriesOf } from './lex.ts'

/** A quality that was found in a text. */
export interface Quality extends Direction {
  readonly start: number
  readonly end: number
}

/** Finds the first comparative ("warmer"), or adjective ("warm"), of an axis in a text. */
export function findQuality(
  text: string,
  { axes, comparing }: FollowUpWords,
  form: 'comparative' | 'adjective',
): Quality | null {
  const [moreOf, lessOf] = entriesOf(comparing)
  const found: Quality[] = []
  for (const [axis, { up, down, high, low }] of Object.entries(axes) as [
    Axis,
    FollowUpWords['axes'][Axis],
  ][]) {
    const ways =
      form === 'comparative'
        ? ([
            [up, 1],
            [down, -1],
          ] as const)
        : ([
            [high, 1],
            [low, -1],
          ] as const)
    for (const [list, sign] of ways) {
      for (const entry of entriesOf(list)) {
        const at = findWords(text, entry)
        if (at) found.push({ axis, sign, ...at })
      }
    }
    for (const [list, sign] of [
      [high, 1],
      [low, -1],
    ] as const) {
      for (const entry of form === 'comparative' ? entriesOf(list) : []) {
        const [more, less] = [
          findWords(text, `${moreOf} ${entry}`),
          findWords(text, `${lessOf} ${entry}`),
        ]
        if (more) found.push({ axis, sign, ...more })
        if (less) found.push({ axis, sign: sign === 1 ? -1 : 1, ...less })
      }
    }
  }
  // The longest wins: "less saturated" also holds "saturated".
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  return found[0] ?? null
}

/** Finds whole words in a text, whatever their case. */
export function findWords(
  text: string,
  words: string,
): { readonly start: number; readonly end: number } | null {
  const lower = text.toLowerCase()
  const wanted = words.toLowerCase()
  if (wanted === '') return null
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (!isLetter(lower[at - 1]) && !isLetter(lower[end])) return { start: at, end }
  }
  return null
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

/** Gives the words for less of an axis than a change brought ("less warm"); null where it has no adjective. */
export function lessOf(
  { axis, sign }: Direction,
  { axes, comparing }: FollowUpWords,
): string | null {
  const [adjective] = entriesOf(sign > 0 ? axes[axis].high : axes[axis].low)
  return adjective === undefined ? null : `${entriesOf(comparing)[1]} ${adjective}`
}

/** Gives the comparative that is written for a way on an axis ("warmer"). */
export function comparativeOf({ axis, sign }: Direction, { axes }: FollowUpWords): string {
  return entriesOf(sign > 0 ? axes[axis].up : axes[axis].down)[0] ?? ''
}

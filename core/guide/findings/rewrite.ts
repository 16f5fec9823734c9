import type { Change, Reading } from '../reading/reading.ts'
import type { Suggestion } from './finding.ts'

type Rewrite = Extract<Suggestion, { kind: 'rewrite' }>

/**
 * Proposes the instruction with one of its changes said differently.
 *
 * The other changes and what stays are kept as typed; a greeting, a “please” and marks around them are not.
 */
export function rewriteChange(
  { text, changes, keeps }: Reading,
  change: Change,
  instead: string,
  label?: string,
): Rewrite {
  const spans = [...changes, ...keeps].map(({ span }) => span)
  const before = text.slice(Math.min(...spans.map(({ start }) => start)), change.span.start)
  const after = text.slice(change.span.end, Math.max(...spans.map(({ end }) => end)))
  const said = /^\s*$|[.!?;]\s*$/.test(before) ? capital(instead) : small(instead)
  return rewrite(`${before}${said}${after}`, label)
}

/** Proposes the instruction without one of its changes; null where nothing would be left. */
export function withoutChange(reading: Reading, change: Change): Rewrite | null {
  const left = reading.changes.filter((other) => other !== change)
  if (left.length === 0) return null
  const kept = reading.keeps.map(({ text }) => capital(text))
  return rewrite([...left.map(({ alone }) => alone), ...kept].join('. '))
}

/** Proposes another instruction. */
export function rewrite(text: string, label?: string): Rewrite {
  const clean = capital(text.trim().replace(text.includes('(') ? /[\s,;:]+$/ : /[\s,;:)]+$/, ''))
  return { kind: 'rewrite', label: label ?? `“${shortened(clean)}”`, text: clean }
}

/** A text as it stands in a message: its beginning, where it is long. */
export function shortened(text: string, most = 60): string {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (plain.length <= most) return plain
  return `${plain.slice(0, most - 1).replace(/\s+\S*$/, '')}…`
}

/** A text with a capital first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A text that goes on in a sentence; names in capitals stay. */
export function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

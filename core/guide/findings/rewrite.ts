import type { Change, Reading } from '../reading/reading.ts'
import type { Suggestion } from './finding.ts'

type Rewrite = Extract<Suggestion, { kind: 'rewrite' }>

/** Proposes the instruction with one of its changes said differently; everything else stays as typed. */
export function rewriteChange(
  reading: Reading,
  change: Change,
  text: string,
  label?: string,
): Rewrite {
  const { start, end } = change.span
  const before = reading.text.slice(0, start)
  const begins = /^\s*$|[.!?;]\s*$/.test(before)
  const said = begins ? capital(text) : small(text)
  return rewrite(`${before}${said}${reading.text.slice(end)}`, label)
}

/** Proposes the instruction without one of its changes; null where nothing would be left. */
export function withoutChange(reading: Reading, change: Change): Rewrite | null {
  const left = reading.changes.filter((other) => other !== change)
  if (left.length === 0) return null
  const kept = reading.keeps.map(({ text }) => capital(text))
  return rewrite([...left.map(({ alone }) => alone), ...kept].join('. '))
}

/** Proposes another instruction. */
export function rewrite(text: string, label = `“${shortened(text)}”`): Rewrite {
  return { kind: 'rewrite', label, text }
}

/** A text as it stands in a message: its beginning, where it is long. */
export function shortened(text: string, most = 60): string {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (plain.length <= most) return plain
  return `${plain.slice(0, most - 1).replace(/\s+\S*$/, '')}…`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function small(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

import * as z from 'zod/mini'
import { RefineError } from '../../errors.ts'

/** Plain data whose form has not been checked yet. */
type Plain = Readonly<Record<string, unknown>>

/** What a kind of kept data is called, and how its older forms become the newest. */
export interface KeptForm<Item> {
  /** With its article, for sentences ("a recipe"). */
  readonly label: string
  readonly kind: string
  readonly schema: z.ZodMiniType<Item>
  /** The step at index n turns form n into n + 1; the newest form is their number. */
  readonly upgrades: readonly ((old: Plain) => Plain)[]
}

/** Longest text that is read: what is longer is no recipe and no brand kit, whatever it says. */
export const longestKept = 32_000_000

/**
 * Reads a recipe or a brand kit from plain data or its JSON text, in any form up to the newest.
 *
 * @throws RefineError `unreadable_file` for anything else, and for what a newer Pentimento wrote; `too_large`.
 */
export function readKept<Item>(form: KeptForm<Item>, raw: unknown): Item {
  const { label, kind, schema, upgrades } = form
  const given = typeof raw === 'string' ? parseText(label, raw) : raw
  if (!isPlain(given) || given.kind !== kind || typeof given.schema !== 'number') {
    throw unreadable(
      `This is no ${bare(label)}.`,
      `Choose a file that Pentimento wrote as ${label}.`,
    )
  }
  const number = given.schema
  if (number > upgrades.length) {
    throw unreadable(
      `A newer Pentimento wrote this ${bare(label)} (form ${number}, this one reads up to ${upgrades.length}).`,
      'Update Pentimento to use it.',
    )
  }
  if (!Number.isInteger(number) || number < 0) throw damaged(label, 'schema')
  const newest = upgrades.slice(number).reduce<Plain>((value, step) => step(value), given)
  const parsed = z.safeParse(schema, newest)
  if (parsed.success) return parsed.data
  throw damaged(label, parsed.error.issues[0]?.path.join('.') || 'something in it')
}

function parseText(label: string, text: string): unknown {
  if (text.length > longestKept) {
    throw new RefineError('too_large', `This is too long to be ${label}.`, {
      hint: 'Choose another file.',
    })
  }
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable(`This is no ${bare(label)}: it is not JSON.`, 'Choose another file.')
  }
}

function damaged(label: string, place: string): RefineError {
  return unreadable(
    `The ${bare(label)} is damaged: ${place} is missing or wrong.`,
    'Save it again where it was made, or mend it in a text editor.',
  )
}

function unreadable(message: string, hint: string): RefineError {
  return new RefineError('unreadable_file', message, { hint })
}

function bare(label: string): string {
  return label.replace(/^an? /u, '')
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

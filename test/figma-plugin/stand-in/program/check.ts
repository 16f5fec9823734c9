import { fail } from './fail.ts'

/** Checks a number as Figma does and gives it with the 32 bits that Figma keeps. */
export function checkNumber(
  value: unknown,
  name: string,
  range: { readonly min?: number; readonly max?: number } = {},
): number {
  const where = `set_${name}`
  if (typeof value !== 'number' || Number.isNaN(value)) {
    fail(where, `Expected "${name}" to have type number but got ${typeOf(value)} instead`)
  }
  const { min = -Infinity, max = Infinity } = range
  if (value < min) refuse(name, `Number must be greater than or equal to ${min}`)
  if (value > max) refuse(name, `Number must be less than or equal to ${max}`)
  return Math.fround(value)
}

export function checkBoolean(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value
  return fail(
    `set_${name}`,
    `Expected "${name}" to have type boolean but got ${typeOf(value)} instead`,
  )
}

export function checkString(value: unknown, name: string, where = `set_${name}`): string {
  if (typeof value === 'string') return value
  return fail(where, `Expected "${name}" to have type string but got ${typeOf(value)} instead`)
}

/** Checks one of several words. */
export function checkWord<Word extends string>(
  value: unknown,
  name: string,
  words: readonly Word[],
): Word {
  // `includes` wants a word; whether it is one is what is asked.
  if (words.includes(value as Word)) return value as Word
  const expected = words.map((word) => `'${word}'`).join(' | ')
  return refuse(name, `Invalid enum value. Expected ${expected}, received '${String(value)}'`)
}

/** Checks a matrix: two rows of three numbers with axes of length one. */
export function checkTransform(value: unknown, name: string): Transform {
  const rows: unknown[] = Array.isArray(value) ? value : []
  const isMatrix =
    rows.length === 2 &&
    rows.every((row) => Array.isArray(row) && row.length === 3 && row.every(Number.isFinite))
  if (!isMatrix) refuse(name, 'Expected an array of two arrays of three numbers')
  // Just checked: two rows of three numbers.
  const [[a, c, e], [b, d, f]] = rows as unknown as Transform
  return [
    [Math.fround(a), Math.fround(c), Math.fround(e)],
    [Math.fround(b), Math.fround(d), Math.fround(f)],
  ]
}

/** Throws as Figma's validation of a property does. */
export function refuse(name: string, text: string): never {
  return fail(`set_${name}`, `Property "${name}" failed validation: ${text}`)
}

export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

import { UsageError } from './usage-error.ts'

/**
 * Reads NAME=VALUE of an option that may be repeated.
 *
 * @throws UsageError for anything else, and for a name that is given twice.
 */
export function parseValues(
  option: string,
  given: readonly string[],
): Readonly<Record<string, string>> {
  const values = new Map<string, string>()
  for (const one of given) {
    const at = one.indexOf('=')
    const name = one.slice(0, Math.max(0, at)).trim()
    const value = one.slice(at + 1).trim()
    if (name === '' || value === '') {
      throw new UsageError(
        `--${option} takes NAME=VALUE, but “${one}” was given.`,
        `As in --${option} "product=the ring".`,
      )
    }
    if (values.has(name)) {
      throw new UsageError(`--${option} ${name} is given twice.`, 'Give it once.')
    }
    values.set(name, value)
  }
  return Object.fromEntries(values)
}

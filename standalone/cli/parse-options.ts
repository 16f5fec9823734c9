import { UsageError } from './usage-error.ts'

/**
 * Reads every --option NAME=VALUE of a command; whether the provider has such options is found when it is made.
 *
 * @throws UsageError for anything else, and for one that is given twice.
 */
export function parseOptions(given: readonly string[]): Readonly<Record<string, string>> {
  const options = new Map<string, string>()
  for (const one of given) {
    const at = one.indexOf('=')
    const name = one.slice(0, Math.max(0, at)).trim()
    if (name === '') {
      throw new UsageError(
        `--option takes NAME=VALUE, but “${one}” was given.`,
        '“pentimento providers” lists the options of each provider.',
      )
    }
    if (options.has(name)) {
      throw new UsageError(`--option ${name} is given twice.`, 'Give it once.')
    }
    options.set(name, one.slice(at + 1).trim())
  }
  return Object.fromEntries(options)
}

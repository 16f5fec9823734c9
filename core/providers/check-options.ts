import { RefineError } from '../errors.ts'
import type { ProviderInfo } from '../provider.ts'

/**
 * Gives the options of a provider that were set, each with a value that it offers; empty ones are left out.
 *
 * @throws RefineError `bad_setting` for an option or a value that it does not have.
 */
export function checkOptions(
  { label, options = [] }: ProviderInfo,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const checked: Record<string, string> = {}
  for (const [id, value] of Object.entries(given)) {
    const option = options.find((known) => known.id === id)
    if (!option) {
      throw new RefineError('bad_setting', `${label} has no option called “${id}”.`, {
        hint:
          options.length > 0
            ? `It has: ${options.map((known) => known.id).join(', ')}.`
            : 'It has no options at all.',
      })
    }
    if (value === '') continue
    if (option.values && !option.values.includes(value)) {
      throw new RefineError('bad_setting', `${label} takes no ${id} of “${value}”.`, {
        hint: `It takes: ${option.values.join(', ')}.`,
      })
    }
    checked[id] = value
  }
  return checked
}

import { RefineError } from '../errors.ts'
import type { ProviderInfo } from '../provider.ts'

/**
 * Gives the key that a provider is called with; null where there is none and none is needed.
 *
 * Another address may do without: whether it takes a key is known only there.
 *
 * @throws RefineError `missing_key`, `bad_key` for a text that can be no key.
 */
export function keyFor(
  info: ProviderInfo,
  { key = '', baseUrl }: { readonly key?: string; readonly baseUrl?: string },
): string | null {
  const trimmed = key.trim()
  if (trimmed === '' && info.needsKey && baseUrl === undefined) throw missingKey(info)
  expectKeyCharacters(trimmed)
  return trimmed === '' ? null : trimmed
}

function missingKey({ label, keyVariable }: ProviderInfo): RefineError {
  return new RefineError('missing_key', `${label} needs a key, and none is set.`, {
    hint: `Enter your key in the settings${keyVariable ? `, or set ${keyVariable} for the command line` : ''}. The built-in provider works without one.`,
  })
}

/** Headers take visible ASCII only; fetch would refuse anything else with a message that quotes the key. */
function expectKeyCharacters(key: string): void {
  if (/^[\x21-\x7e]*$/u.test(key)) return
  throw new RefineError('bad_key', 'The key holds spaces or characters that no key has.', {
    hint: 'Copy the key again, without anything around it.',
  })
}

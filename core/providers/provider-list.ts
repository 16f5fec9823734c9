import { RefineError } from '../errors.ts'
import { pngDataUrlInSteps } from '../image/png/png-data-url.ts'
import type { Wait } from '../ports.ts'
import type { Provider, ProviderInfo } from '../provider.ts'
import { finish } from '../steps.ts'
import { createLocalProvider, type PaintLocally } from './local/create-local-provider.ts'
import { localInfo } from './local/local-info.ts'
import { createOpenaiProvider } from './openai/create-openai-provider.ts'
import type { ToDataUrl } from './openai/edit-body.ts'
import { openaiInfo } from './openai/openai-info.ts'
import type { OpenaiTransport } from './openai/openai-transport.ts'

/** Every provider that can be chosen, as data; the first is the default. */
export const providerInfos: readonly ProviderInfo[] = [localInfo, openaiInfo]

/** Texts by name, for the life of a process: a `Map` will do. */
export type ProviderMemory = Pick<Map<string, string>, 'get' | 'set'>

/** What a host hands to providers. */
export interface ProviderAccess {
  /** The user's key, from the host's own safe place. */
  readonly key?: string
  /** Another address for the same protocol. */
  readonly baseUrl?: string
  /** Values of the provider's own options, by their id; those that are left out are the usual ones. */
  readonly options?: Readonly<Record<string, string>>
  readonly fetch: typeof globalThis.fetch
  /** Whether the machine is connected to anything; absent: not known. */
  readonly isOnline?: () => boolean
  /** Ends calls that nobody answers, and paces looks into a queue. */
  readonly wait?: Wait
  /** How OpenAI's calls travel: `carryWithClient`, or `carryWithFetch` where the client can't run or is too large. */
  readonly openai: OpenaiTransport
  /**
   * What providers have learned of a server (the form it takes), kept as long as the process lives: hand the same one
   * to every provider, so that nothing is learned twice. Holds no key.
   */
  readonly memory?: ProviderMemory
  /** Encodes the pictures of a request elsewhere, such as in a worker or in slices. */
  readonly toDataUrl?: ToDataUrl
  /** Does the embedded provider's work elsewhere, such as in a worker. */
  readonly paintLocal?: PaintLocally
}

/**
 * Makes the provider with an id; nothing of a provider runs before it is chosen.
 *
 * @throws RefineError `bad_setting` for an unknown id or a bad address, `missing_key`, `bad_key` for a text that
 *   can be no key.
 */
export function createProvider(id: string, access: ProviderAccess): Provider {
  const { key = '', baseUrl, fetch, isOnline, wait, openai, paintLocal } = access
  const http = { fetch, ...(isOnline && { isOnline }), ...(wait && { wait }) }
  switch (id) {
    case localInfo.id:
      return createLocalProvider(paintLocal ? { paint: paintLocal } : {})
    case openaiInfo.id: {
      if (key.trim() === '' && baseUrl === undefined) throw missingKey(openaiInfo)
      if (baseUrl !== undefined) expectWebAddress(baseUrl)
      expectKeyCharacters(key.trim())
      return createOpenaiProvider({
        ...http,
        key: key.trim() === '' ? null : key.trim(),
        ...(baseUrl !== undefined && { baseUrl }),
        transport: openai,
        toDataUrl: access.toDataUrl ?? encodeHere,
      })
    }
    default:
      throw new RefineError('bad_setting', `There is no provider called “${id}”.`, {
        hint: `Choose one of: ${providerInfos.map((info) => info.id).join(', ')}.`,
      })
  }
}

const encodeHere: ToDataUrl = async (picture) => finish(pngDataUrlInSteps(picture))

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

function expectWebAddress(baseUrl: string): void {
  if (/^https?:\/\/[^\s/]+/iu.test(baseUrl)) return
  throw new RefineError('bad_setting', 'The provider’s address is no web address.', {
    hint: 'Give it in full, such as http://localhost:1234/v1.',
  })
}

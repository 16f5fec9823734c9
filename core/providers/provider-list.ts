import { RefineError } from '../errors.ts'
import type { Wait } from '../ports.ts'
import type { Provider, ProviderInfo } from '../provider.ts'
import { checkOptions } from './check-options.ts'
import { createFalProvider } from './fal/create-fal-provider.ts'
import { falInfo } from './fal/fal-info.ts'
import type { OpenFalQueue } from './fal/fal-queue.ts'
import { falQueueWithFetch } from './fal/fal-queue-with-fetch.ts'
import { createGeminiProvider } from './gemini/create-gemini-provider.ts'
import { geminiInfo } from './gemini/gemini-info.ts'
import { createImg2imgProvider } from './img2img/create-img2img-provider.ts'
import { img2imgInfo } from './img2img/img2img-info.ts'
import { keyFor } from './key-for.ts'
import { createLocalProvider, type PaintLocally } from './local/create-local-provider.ts'
import { localInfo } from './local/local-info.ts'
import { createOpenaiProvider } from './openai/create-openai-provider.ts'
import { openaiInfo } from './openai/openai-info.ts'
import type { OpenaiTransport } from './openai/openai-transport.ts'
import { createOpenaiCompatibleProvider } from './openai-compatible/create-openai-compatible-provider.ts'
import { openaiCompatibleInfo } from './openai-compatible/openai-compatible-info.ts'
import type { ProviderMemory } from './provider-memory.ts'
import { type ToDataUrl, toDataUrlHere } from './to-data-url.ts'

/** Every provider that can be chosen, as data; the first is the default. */
export const providerInfos: readonly ProviderInfo[] = [
  localInfo,
  openaiInfo,
  openaiCompatibleInfo,
  img2imgInfo,
  falInfo,
  geminiInfo,
]

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
  readonly wait: Wait
  /** How OpenAI's calls travel: `carryWithClient`, or `carryWithFetch` where the client can't run or is too large. */
  readonly openai: OpenaiTransport
  /** How calls travel to fal's queue: `falQueueWithClient` where its client can run; by fetch alone when absent. */
  readonly falQueue?: OpenFalQueue
  /** Hand the same one to every provider of a process, so that nothing is learned twice. */
  readonly memory?: ProviderMemory
  /**
   * Whether somebody looks on while a provider paints: half-painted pictures, which may cost, are asked for then.
   *
   * @default false
   */
  readonly watched?: boolean
  /** Encodes the pictures of a request elsewhere, such as in a worker or in slices. */
  readonly toDataUrl?: ToDataUrl
  /** Does the embedded provider's work: `paintLocally`, or a function that has a worker do it. */
  readonly paintLocal: PaintLocally
}

/**
 * Makes the provider with an id; nothing of a provider runs before it is chosen.
 *
 * @throws RefineError `bad_setting` for an unknown id, a bad address or option, `missing_key`, `bad_key` for a text
 *   that can be no key.
 */
export function createProvider(id: string, access: ProviderAccess): Provider {
  const info = providerInfos.find((known) => known.id === id)
  if (!info) throw unknownProvider(id)
  const { baseUrl, fetch, isOnline, wait, paintLocal } = access
  if (baseUrl !== undefined) expectWebAddress(baseUrl)
  const options = checkOptions(info, access.options ?? {})
  const shared = {
    ...{ fetch, wait, options },
    ...(isOnline && { isOnline }),
    ...(baseUrl !== undefined && { baseUrl: baseUrl.trim().replace(/\/+$/u, '') }),
    watched: access.watched ?? false,
    memory: access.memory ?? new Map<string, string>(),
    toDataUrl: access.toDataUrl ?? toDataUrlHere,
  }
  switch (id) {
    case openaiInfo.id:
      return createOpenaiProvider({
        ...shared,
        key: keyFor(info, access),
        transport: access.openai,
      })
    case openaiCompatibleInfo.id:
      return createOpenaiCompatibleProvider({
        ...shared,
        key: keyFor(info, access),
        transport: access.openai,
      })
    case img2imgInfo.id:
      return createImg2imgProvider({ ...shared, key: access.key?.trim() || null })
    case falInfo.id:
      return createFalProvider({
        ...shared,
        key: keyFor(info, access),
        openQueue: access.falQueue ?? falQueueWithFetch,
      })
    case geminiInfo.id:
      return createGeminiProvider({ ...shared, key: keyFor(info, access) })
    default:
      return createLocalProvider(paintLocal)
  }
}

function unknownProvider(id: string): RefineError {
  return new RefineError('bad_setting', `There is no provider called “${id}”.`, {
    hint: `Choose one of: ${providerInfos.map((info) => info.id).join(', ')}.`,
  })
}

function expectWebAddress(baseUrl: string): void {
  if (/^\s*https?:\/\/[^\s/@]+(?:\/\S*)?\s*$/iu.test(baseUrl)) return
  throw new RefineError('bad_setting', 'The provider’s address is no web address.', {
    hint: 'Give it in full and without a name or password in it, such as http://localhost:1234/v1.',
  })
}

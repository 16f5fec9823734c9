import { fromBase64 } from '../../../../core/bytes.ts'
import type { Picture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import type { ProviderRequest } from '../../../../core/provider.ts'
import { carryWithClient } from '../../../../core/providers/openai/carry-with-client.ts'
import { carryWithFetch } from '../../../../core/providers/openai/carry-with-fetch.ts'
import { createOpenaiProvider } from '../../../../core/providers/openai/create-openai-provider.ts'
import type { OpenaiDeps } from '../../../../core/providers/openai/openai-deps.ts'
import type { OpenaiTransport } from '../../../../core/providers/openai/openai-transport.ts'
import { toDataUrlHere } from '../../../../core/providers/to-data-url.ts'
import { colorful, requestFor } from '../local/local-request.ts'

export const testKey = 'sk-test-0123456789abcdef'

/** A small request; sizes are the planner's business, not the provider's. */
export function openaiRequest(more: Partial<ProviderRequest> = {}): ProviderRequest {
  return requestFor(colorful(32, 16), 'make it snow', {
    model: 'gpt-image-2.5-sunburst',
    prompt: 'Change only the weather: make it snow.',
    ...more,
  })
}

let transport: OpenaiTransport = carryWithClient

/** Chooses how the calls of the tests that follow are sent. */
export function sendBy(chosen: OpenaiTransport): void {
  transport = chosen
}

/** Both ways of sending, for running the same tests over each. */
export const waysOfSending = [
  ['OpenAI’s client', carryWithClient],
  ['fetch alone', carryWithFetch],
] as const

/** What a provider is given, without an address: nobody's time is ever over, and nothing is learned before. */
export function openaiDeps(more: Partial<OpenaiDeps> = {}): OpenaiDeps {
  return {
    key: testKey,
    fetch: (...request) => fetch(...request),
    wait: () => new Promise<void>(() => undefined),
    transport,
    toDataUrl: toDataUrlHere,
    memory: new Map(),
    watched: true,
    options: {},
    ...more,
  }
}

/** The provider at an address of its own making. */
export function providerOver(fetch: typeof globalThis.fetch) {
  return createOpenaiProvider(openaiDeps({ fetch }))
}

/** The provider, talking to a server on this machine as if it were another one that speaks the protocol. */
export function providerAt(
  baseUrl: string,
  key: string | null = testKey,
  more: Partial<OpenaiDeps> = {},
) {
  return createOpenaiProvider(openaiDeps({ key, baseUrl, ...more }))
}

/** An answer with pictures, as the service gives it. */
export function answerWith(pictures: readonly Picture[], usage?: unknown) {
  return {
    created: 1_790_000_000,
    data: pictures.map((picture) => ({
      b64_json: Buffer.from(encodePng(picture)).toString('base64'),
    })),
    ...(usage !== undefined && { usage }),
  }
}

/** Reads the picture out of a PNG data URL. */
export function pictureOfUrl(url: string): Picture {
  const start = 'data:image/png;base64,'
  if (!url.startsWith(start))
    throw new Error(`Expected a PNG data URL but received ${url.slice(0, 40)}`)
  return decodePng(fromBase64(url.slice(start.length))).picture
}

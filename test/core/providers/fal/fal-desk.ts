import { toBase64 } from '../../../../core/bytes.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import { createMask } from '../../../../core/mask/mask.ts'
import type { Wait } from '../../../../core/ports.ts'
import type { ProviderRequest } from '../../../../core/provider.ts'
import { createFalProvider } from '../../../../core/providers/fal/create-fal-provider.ts'
import { falQueueWithClient } from '../../../../core/providers/fal/fal-queue-with-client.ts'
import { falQueueWithFetch } from '../../../../core/providers/fal/fal-queue-with-fetch.ts'
import { toDataUrlHere } from '../../../../core/providers/to-data-url.ts'
import { colorful, pictureOf, requestFor } from '../local/local-request.ts'
import {
  json,
  noTime,
  type ScriptedAnswer,
  type ScriptedCall,
  scriptedFetch,
} from '../scripted-fetch.ts'

export const testKey = '0a1b2c3d-4e5f:fal-geheim-0123456789'

/** Both ways to the queue, for running the same tests over each. */
export const waysToQueue = [
  ['fal’s client', falQueueWithClient],
  ['fetch alone', falQueueWithFetch],
] as const

export interface FalDeskOptions {
  readonly openQueue?: (typeof waysToQueue)[number][1]
  readonly key?: string | null
  readonly baseUrl?: string
  readonly options?: Readonly<Record<string, string>>
  readonly wait?: Wait
}

/** What the queue does at each step of a call; a step that is left out goes well. */
export interface FalScript {
  readonly submit?: (call: ScriptedCall) => ScriptedAnswer
  readonly status?: (call: ScriptedCall) => ScriptedAnswer
  readonly result?: (call: ScriptedCall) => ScriptedAnswer
  readonly cancel?: (call: ScriptedCall) => ScriptedAnswer
  readonly picture?: (call: ScriptedCall) => ScriptedAnswer
}

/** The provider over a queue that does as told. */
export function openFal(
  script: FalScript = {},
  { openQueue = falQueueWithFetch, key = testKey, wait = noTime, ...more }: FalDeskOptions = {},
) {
  const { fetch, calls } = scriptedFetch((call) => {
    const step = stepOf(call)
    return script[step]?.(call) ?? usual[step]
  })
  const provider = createFalProvider({
    ...{ fetch, wait, key, openQueue, toDataUrl: toDataUrlHere },
    ...more,
  })
  return { provider, calls, steps: () => calls.map(stepOf) }
}

function stepOf({ method, url }: ScriptedCall): keyof FalScript {
  if (method === 'POST') return 'submit'
  if (method === 'PUT') return 'cancel'
  if (/\/status(?:\?|$)/u.test(url)) return 'status'
  return url.includes('/requests/') ? 'result' : 'picture'
}

/** A picture as fal puts it into an answer. */
export const paintedUrl = `data:image/png;base64,${toBase64(encodePng(pictureOf(4, 2, () => [7, 8, 9])))}`

const usual: Record<keyof FalScript, object> = {
  get submit() {
    return json(200, { request_id: 'req-1', status: 'IN_QUEUE' }, { 'x-fal-request-id': 'req-1' })
  },
  get status() {
    return json(200, { status: 'COMPLETED', request_id: 'req-1' })
  },
  get result() {
    return json(200, { images: [{ url: paintedUrl, content_type: 'image/png' }], seed: 42 })
  },
  get cancel() {
    return json(202, { status: 'CANCELLATION_REQUESTED' })
  },
  get picture() {
    return json(404, {})
  },
}

/** A small edit with FLUX.1 Fill. */
export function fillRequest(more: Partial<ProviderRequest> = {}): ProviderRequest {
  return requestFor(colorful(32, 16), 'a straw hat', {
    model: 'fal-ai/flux-pro/v1/fill',
    prompt: 'a straw hat',
    mask: createMask({ x: 8, y: 4, width: 2, height: 1 }, Uint8Array.from([255, 1])),
    ...more,
  })
}

/** A small edit with FLUX.2. */
export function flux2Request(more: Partial<ProviderRequest> = {}): ProviderRequest {
  return requestFor(colorful(32, 16), 'make it snow', {
    model: 'fal-ai/flux-2-pro/edit',
    prompt: 'Change only the weather: make it snow.',
    ...more,
  })
}

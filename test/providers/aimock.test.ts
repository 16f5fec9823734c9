import { LLMock } from '@copilotkit/aimock'
import { expect, onTestFinished, test } from 'vitest'
import { toBase64 } from '../../core/bytes.ts'
import { samePicture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { fullMask } from '../../core/mask/mask.ts'
import type { ProviderAnswer } from '../../core/provider.ts'
import { paintLocally } from '../../core/providers/local/paint-locally.ts'
import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { carryWithFetch } from '../../core/providers/openai/carry-with-fetch.ts'
import { createProvider } from '../../core/providers/provider-list.ts'
import { colorful, requestFor } from '../core/providers/local/local-request.ts'
import { createPassingTime } from './passing-time.ts'

const painted = colorful(16, 16)
const image = { b64Json: toBase64(encodePng(painted)) }
const carriers = [
  ['OpenAI’s client', carryWithClient],
  ['fetch alone', carryWithFetch],
] as const

/** A stranger's mock of OpenAI, which reads what it is sent by rules of its own. */
async function startStranger(): Promise<{ mock: LLMock; baseUrl: string }> {
  const mock = new LLMock({ port: 0 })
  mock.onImage(/snow/u, { image })
  const url = await mock.start()
  onTestFinished(() => mock.stop())
  return { mock, baseUrl: `${url}/v1` }
}

function accessTo(baseUrl: string, openai: typeof carryWithFetch) {
  return {
    ...{ key: 'sk-test', baseUrl, fetch, openai },
    ...{ wait: createPassingTime().wait, paintLocal: paintLocally },
  }
}

function expectPainted({ candidates }: ProviderAnswer): void {
  expect(candidates).toHaveLength(1)
  const [candidate] = candidates
  if (candidate?.kind !== 'file') throw new Error('Expected a file')
  expect(samePicture(decodePng(candidate.bytes).picture, painted)).toBe(true)
}

test.each(carriers)('a stranger’s mock understands an edit as a form by %s', async (_, openai) => {
  const { mock, baseUrl } = await startStranger()
  const provider = createProvider('openai-compatible', accessTo(baseUrl, openai))
  const request = requestFor(colorful(32, 16), 'Make it snow.', {
    model: 'gpt-image-2',
    mask: fullMask({ x: 2, y: 2, width: 9, height: 9 }),
    size: { width: 1024, height: 1024 },
  })
  expectPainted(await provider.edit(request))
  expect(mock.getRequests().map(({ method, path }) => [method, path])).toEqual([
    ['POST', '/v1/images/edits'],
  ])
})

test.each(carriers)('a stranger’s mock understands a first picture by %s', async (_, openai) => {
  const { mock, baseUrl } = await startStranger()
  const provider = createProvider('openai', accessTo(baseUrl, openai))
  const answer = await provider.generate?.({
    ...{ id: 'call-1', model: 'gpt-image-2', prompt: 'A street in snow.' },
    ...{ size: { width: 1024, height: 1024 }, sketch: null, strength: null, transparent: false },
    ...{ quality: null, complexity: null, seed: null, variations: 1 },
  })
  expectPainted(answer as ProviderAnswer)
  expect(mock.getRequests()).toHaveLength(1)
})

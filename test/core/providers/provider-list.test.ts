import { expect, test } from 'vitest'
import { modelOf } from '../../../core/provider.ts'
import { paintLocally } from '../../../core/providers/local/paint-locally.ts'
import { carryWithFetch as openai } from '../../../core/providers/openai/carry-with-fetch.ts'
import { createProvider, providerInfos } from '../../../core/providers/provider-list.ts'

const wait = () => new Promise<void>(() => undefined)
const noNetwork: typeof fetch = () => Promise.reject(new Error('Expected no network'))
const access = { fetch: noNetwork, wait, openai, paintLocal: paintLocally }

test('the embedded provider comes first, so that everything works before a key is entered', () => {
  expect(providerInfos.map(({ id }) => id)).toEqual([
    'local',
    'openai',
    'openai-compatible',
    'img2img',
    'fal',
    'gemini',
  ])
})

test.each(providerInfos)('$id names its default model, and each id is its own', (info) => {
  expect(modelOf(info, null)?.id).toBe(info.defaultModel)
  expect(new Set(info.models.map(({ id }) => id)).size).toBe(info.models.length)
})

test.each(providerInfos)('$id can be made, and carries its own description', (info) => {
  expect(createProvider(info.id, { key: 'sk-x', ...access }).info).toBe(info)
})

test('the embedded provider needs neither key nor network', async () => {
  const provider = createProvider('local', { ...access })
  expect(provider.info.origins).toEqual([])
})

test('an unknown provider is refused with the list', () => {
  expect(() => createProvider('dalle', { ...access })).toThrow(
    expect.objectContaining({
      code: 'bad_setting',
      message: 'There is no provider called “dalle”.',
      hint: 'Choose one of: local, openai, openai-compatible, img2img, fal, gemini.',
    }),
  )
})

test('a missing key is said before anything is sent', () => {
  for (const key of [undefined, '', '  ']) {
    expect(() =>
      createProvider('openai', {
        ...(key !== undefined && { key }),
        ...access,
      }),
    ).toThrow(
      expect.objectContaining({
        code: 'missing_key',
        message: 'OpenAI needs a key, and none is set.',
        hint: expect.stringMatching(/OPENAI_API_KEY/),
      }),
    )
  }
})

test('promise 6: a text that can be no key is refused without being quoted', () => {
  const make = () => createProvider('openai', { key: 'sk-geheim\nsk-two', ...access })
  expect(make).toThrow(expect.objectContaining({ code: 'bad_key' }))
  expect(make).toThrow(/^(?!.*geheim)/)
})

test('another address may do without a key, but must be a web address', () => {
  const at = (baseUrl: string) => createProvider('openai', { baseUrl, ...access })
  expect(at('http://localhost:1234/v1').info.id).toBe('openai')
  expect(() => at('localhost')).toThrow(expect.objectContaining({ code: 'bad_setting' }))
})

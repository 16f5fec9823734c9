import { expect, test } from 'vitest'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import { allowedOrigins, localOrigins } from '../../../photoshop-uxp/network/allowed-origins.ts'
import { createReach } from '../../../photoshop-uxp/network/create-reach.ts'
import { manifest } from '../manifest.ts'

const onWindows = createReach(false)
const onMac = createReach(true)

test('every origin of the manifest can be reached, and every provider’s is one of them', () => {
  expect(allowedOrigins).toEqual(manifest.requiredPermissions.network.domains)
  for (const origin of allowedOrigins) {
    expect(onWindows(origin)).toEqual({ ok: true })
    expect(onWindows(`${origin}/v1/images`)).toEqual({ ok: true })
  }
  for (const { origins } of providerInfos) {
    for (const origin of origins) {
      expect(onWindows(origin)).toEqual({ ok: true })
      if (origin.startsWith('https:')) expect(onMac(origin)).toEqual({ ok: true })
    }
  }
})

test('an address is compared without its path, its capitals and its usual port', () => {
  expect(onWindows('HTTPS://API.OpenAI.com:443/v1?x=1#y')).toEqual({ ok: true })
  expect(onWindows(' http://localhost:7860/ ')).toEqual({ ok: true })
})

test('macOS blocks what is not encrypted, servers on the own machine included', () => {
  for (const url of [...localOrigins, 'http://127.0.0.1:7860', 'http://api.openai.com']) {
    expect(onMac(url)).toMatchObject({ ok: false, reason: expect.stringContaining('https') })
  }
})

test('a server on the own machine has to be called by name', () => {
  for (const host of ['127.0.0.1', '127.1.2.3', '0.0.0.0', '[::1]']) {
    expect(onWindows(`http://${host}:7860/sdapi`)).toEqual({
      ok: false,
      reason: 'Photoshop lets this plugin call servers on your machine by name, not by number.',
      fix: `Write http://localhost:7860 instead of http://${host}:7860.`,
    })
  }
})

test('another port is refused with the ports that are possible', () => {
  expect(onWindows('http://localhost:9999')).toMatchObject({
    ok: false,
    fix: expect.stringContaining('http://localhost:8188'),
  })
})

test('what only looks like a listed origin is refused', () => {
  for (const url of [
    'https://api.openai.com.evil.example',
    'http://api.openai.com',
    'https://localhost:7860',
    'http://localhost:78600',
  ]) {
    expect(onWindows(url), url).toMatchObject({ ok: false })
  }
})

test('what is no address is told so', () => {
  expect(onWindows('')).toMatchObject({ ok: false, reason: 'There is no address to call.' })
  for (const url of [
    'api.openai.com',
    'ftp://host',
    'http://',
    'http://a b',
    'https://host:port',
  ]) {
    expect(onWindows(url), url).toMatchObject({ ok: false, reason: `“${url}” is no web address.` })
  }
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { reach } from '../../../figma-plugin/ui/page/reach.ts'

const manifest = JSON.parse(await readFile('manifest.json', 'utf8'))

test('every address that the manifest allows can be called, with any path', () => {
  for (const origin of manifest.networkAccess.allowedDomains) {
    expect(reach(origin)).toEqual({ ok: true })
    expect(reach(`${origin}/v1/images?x=1`)).toEqual({ ok: true })
  }
})

test('where the manifest allows any subdomain, each of them can be called, and nothing that only looks alike', () => {
  expect(reach('https://v3b.fal.media/files/x.png')).toEqual({ ok: true })
  for (const url of [
    'https://fal.media',
    'https://v3.fal.media.example.com',
    'https://v3fal.media',
    'http://v3.fal.media',
    'https://v3.fal.media:8443',
  ]) {
    expect(reach(url)).toMatchObject({ ok: false })
  }
})

test('an address that Figma would block is told with the reason and the way out', () => {
  expect(reach('https://api.example.com/v1')).toEqual({
    ok: false,
    reason: expect.stringMatching(/published with, and https:\/\/api\.example\.com is none/),
    fix: expect.stringMatching(/another provider or a server on your own machine/),
  })
  expect(reach('https://api.openai.com:8443')).toMatchObject({ ok: false })
  expect(reach('http://api.openai.com')).toMatchObject({ ok: false })
  expect(reach('https://localhost:7860')).toMatchObject({ ok: false })
})

test('a server of one’s own at another port is told which ports there are', () => {
  expect(reach('http://localhost:5000/sdapi')).toEqual({
    ok: false,
    reason: expect.stringMatching(/http:\/\/localhost:5000 is none of them/),
    fix: expect.stringMatching(
      /http:\/\/localhost:7860 \(AUTOMATIC1111.*http:\/\/localhost:8188 \(ComfyUI\)/,
    ),
  })
})

test('an IP address is told to be written as localhost', () => {
  for (const host of ['127.0.0.1', '0.0.0.0', '[::1]']) {
    expect(reach(`http://${host}:7860/`)).toEqual({
      ok: false,
      reason: 'Figma lets no plugin call an IP address.',
      fix: `Write http://localhost:7860 instead of http://${host}:7860.`,
    })
  }
})

test('what is no web address is told as such', () => {
  expect(reach(' ')).toMatchObject({ reason: 'There is no address to call.' })
  for (const url of ['localhost:7860', 'file:///etc/passwd', 'nonsense']) {
    expect(reach(url)).toEqual({
      ok: false,
      reason: `“${url}” is no web address.`,
      fix: 'Enter it in full, such as http://localhost:7860.',
    })
  }
})

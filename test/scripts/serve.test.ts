import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../../scripts/serve.ts'

let folder: string
let served: Served

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pentimento-serve-'))
  await mkdir(join(folder, 'site/samples'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'not for the web')
  await writeFile(join(folder, 'site/index.html'), '<p>hello')
  await writeFile(join(folder, 'site/main.js'), 'export {}')
  await writeFile(join(folder, 'site/samples/a b.png'), new Uint8Array([1, 2, 3]))
  await symlink(join(folder, 'secret.txt'), join(folder, 'site/link.txt'))
  served = await serve(join(folder, 'site'))
})
afterAll(async () => {
  await served.close()
  await rm(folder, { recursive: true })
})

/** Asks for a path as it stands: fetch would tidy up `..` before sending it. */
function statusOf(path: string, method = 'GET'): Promise<number | undefined> {
  const { hostname, port } = new URL(served.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('files come with their types, and a folder gives its index page', async () => {
  const page = await fetch(served.url)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await page.text()).toBe('<p>hello')
  const script = await fetch(`${served.url}main.js?v=1`)
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  const picture = await fetch(`${served.url}samples/a%20b.png`)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
})

test('the server listens on this machine only', () => {
  expect(new URL(served.url).hostname).toBe('127.0.0.1')
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/link.txt',
  '/samples',
  '/%00',
  '/%',
])('nothing outside the folder can be reached: %s', async (path) => {
  expect(await statusOf(path)).toBe(404)
})

test('only reading is answered', async () => {
  expect(await statusOf('/index.html', 'POST')).toBe(405)
  expect(await statusOf('/index.html', 'HEAD')).toBe(200)
})

test('closing ends the server at once, open connections included', async () => {
  const other = await serve(join(folder, 'site'))
  await (await fetch(other.url)).text()
  await other.close()
  await expect(fetch(other.url)).rejects.toThrow()
})

test('a port that is taken is refused instead of shared', async () => {
  const port = Number(new URL(served.url).port)
  await expect(serve(join(folder, 'site'), { port })).rejects.toThrow('EADDRINUSE')
})

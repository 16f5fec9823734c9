/**
 * Plugins of Figma's own, run unchanged in our stand-in: it must not be built around our own calls.
 *
 * They are not part of this repository. To run them: clone https://github.com/figma/plugin-samples and set the
 * environment variable FIGMA_PLUGIN_SAMPLES to that folder, then
 * `FIGMA_PLUGIN_SAMPLES=… vitest run --project node test/figma-plugin/samples.test.ts`.
 * Without it these tests are skipped.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import type { JobPort } from '../../core/worker/job.ts'
import { openSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts'

const folder = process.env.FIGMA_PLUGIN_SAMPLES ?? ''

beforeEach(({ skip }) => {
  skip(folder === '', 'set FIGMA_PLUGIN_SAMPLES to a clone of github.com/figma/plugin-samples')
})

/** Starts a sample by the file that its manifest's script is made from. */
async function openSample(file: string, options: SandboxOptions = {}): Promise<Sandbox> {
  const source = await readFile(join(folder, file), 'utf8')
  const loader = file.endsWith('.ts') ? 'ts' : 'js'
  const { code } = await transform(source, { loader, target: 'es2017' })
  const sandbox = await openSandbox({ bundle: code, command: '', ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

function gradient(): Picture {
  const picture = createPicture({ width: 5, height: 4 }, 8)
  picture.data.forEach((_, at) => {
    picture.data[at] = at % 4 === 3 ? 255 : (at * 11) % 256
  })
  return picture
}

/** Does what the sample's own page does with a canvas: inverts the colours of a PNG. */
function invertingPage(port: JobPort): void {
  port.addEventListener('message', ({ data }) => {
    const { picture } = decodePng(data as Uint8Array)
    picture.data.forEach((value, at) => {
      if (at % 4 < 3) picture.data[at] = 255 - value
    })
    port.postMessage(encodePng(picture), { transfer: [] })
  })
}

test('invert-image reads an image’s bytes, and writes a new image into the fills', async () => {
  const png = encodePng(gradient())
  const sandbox = await openSample('invert-image/code.ts', {
    page: invertingPage,
    prepare(hand) {
      const imageHash = hand.addImage(png)
      const fills = [
        { type: 'SOLID', color: { r: 1, g: 0, b: 0 } },
        { type: 'IMAGE', scaleMode: 'CROP', imageHash, opacity: 0.5 },
      ]
      hand.select([hand.addNode({ type: 'ELLIPSE', name: 'Cup', fills })])
    },
  })
  await sandbox.settled()
  const cup = sandbox.hand.tree().find(({ name }) => name === 'Cup')
  const [solid, image] = Array.isArray(cup?.fills) ? cup.fills : []
  expect(solid).toMatchObject({ type: 'SOLID' })
  expect(image).toMatchObject({ scaleMode: 'CROP', opacity: 0.5 })
  const inverted = decodePng(sandbox.hand.imageBytes(String(image?.imageHash))).picture
  const expected = gradient()
  expect([...inverted.data]).toEqual(
    [...expected.data].map((value, at) => (at % 4 === 3 ? value : 255 - value)),
  )
  expect(sandbox.isClosed()).toBe(true)
  expect(sandbox.log).toEqual([])
})

test('png-crop fills a new ellipse with the file that is dropped', async () => {
  const sandbox = await openSample('png-crop/code.ts')
  const png = encodePng(gradient())
  expect(sandbox.hand.dropFile('cup.png', 'image/png', png, 30, 40)).toBe(true)
  await sandbox.settled()
  const ellipse = sandbox.hand.tree().find(({ type }) => type === 'ELLIPSE')
  expect(ellipse).toMatchObject({
    width: 320,
    height: 320,
    transform: [
      [1, 0, 30],
      [0, 1, 40],
    ],
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', scalingFactor: 1 }],
  })
  const [paint] = Array.isArray(ellipse?.fills) ? ellipse.fills : []
  expect(sandbox.hand.imageBytes(String(paint?.imageHash))).toEqual(png)
  expect(sandbox.hand.notices()).toMatchObject([{ message: 'Drop a PNG image', timeout: null }])
})

test('snippet-saver keeps snippets in plugin data, and gives them back in Dev Mode', async () => {
  const posted: unknown[] = []
  let page: JobPort | undefined
  const sandbox = await openSample('snippet-saver/code.js', {
    editorType: 'dev',
    mode: 'codegen',
    page(port) {
      page = port
      port.addEventListener('message', ({ data }) => posted.push(data))
    },
    prepare: (hand) => hand.select([hand.addNode({ type: 'RECTANGLE', name: 'Cup' })]),
  })
  const [id] = sandbox.hand.selection()
  sandbox.hand.setPreference('editor')
  const snippet = { title: 'One', code: 'a --\u003e b', language: 'PLAINTEXT' }
  page?.postMessage({ type: 'SAVE', data: JSON.stringify([snippet]) }, { transfer: [] })
  page?.postMessage({ type: 'INITIALIZE' }, { transfer: [] })
  await sandbox.settled()
  expect(posted).toEqual([
    {
      type: 'SELECTION',
      nodeId: id,
      nodeType: 'RECTANGLE',
      nodePluginData: JSON.stringify([snippet]),
    },
  ])
  sandbox.hand.generateCode()
  await sandbox.settled()
  expect(sandbox.hand.generatedCode()).toEqual([[snippet]])
  expect(sandbox.log).toEqual([])
})

test('sierpinski, create-rects-shapes and vector-path draw', async () => {
  const drawn = async (file: string) => {
    const sandbox = await openSample(file)
    expect(sandbox.log).toEqual([])
    expect(sandbox.isClosed()).toBe(true)
    return sandbox.hand.tree().filter(({ type }) => type !== 'PAGE')
  }
  expect(await drawn('sierpinski/code.ts')).toHaveLength(1 + 4 + 4 * 3 + 4 * 9 + 4 * 27 + 4 * 81)
  const rects = await drawn('create-rects-shapes/code.ts')
  expect(rects.map(({ transform: [[, , x]] }) => x)).toEqual([0, 150, 300, 450, 600])
  expect(await drawn('vector-path/code.ts')).toMatchObject([{ type: 'VECTOR', width: 100 }])
})

test('text-search walks all nodes of the page, those without children too', async () => {
  const posted: unknown[] = []
  const sandbox = await openSample('text-search/code.ts', {
    prepare(hand) {
      const text = { type: 'TEXT', name: 'Title' }
      hand.addNode({ type: 'FRAME', children: [{ type: 'GROUP', children: [text] }] })
    },
  })
  sandbox.port.addEventListener('message', ({ data }) => posted.push(data))
  sandbox.port.postMessage({ query: 'cup' }, { transfer: [] })
  await sandbox.settled()
  expect(posted).toEqual([{ query: 'cup', results: [], done: true }])
  expect(sandbox.log).toEqual([])
})

/**
 * Adobe's own UXP samples, run unchanged in our stand-in: it must not be built around our own calls.
 *
 * They are not part of this repository. To run them: clone https://github.com/AdobeDocs/uxp-photoshop-plugin-samples and
 * https://github.com/AdobeDocs/uxp-photoshop, set the environment variables ADOBE_UXP_SAMPLES and ADOBE_UXP_DOCS to those
 * folders, then `vitest run --project node test/photoshop-uxp/samples.test.ts`. Without them these tests are skipped.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeEach, expect, test, vi } from 'vitest'
import { evenly, maskOf } from '../hosts/photoshop/imaging/imaging-fixture.ts'
import { photo, wordAt } from './scenarios/pictures.ts'
import { type BareSeat, openBareSeat } from './seats/open-bare-seat.ts'

const samples = process.env.ADOBE_UXP_SAMPLES ?? ''
const docs = process.env.ADOBE_UXP_DOCS ?? ''

beforeEach(({ skip }) => {
  skip(
    samples === '' || docs === '',
    'set ADOBE_UXP_SAMPLES and ADOBE_UXP_DOCS to clones of AdobeDocs/uxp-photoshop-plugin-samples and AdobeDocs/uxp-photoshop',
  )
})

const size = { width: 60, height: 40 }
const canvas = { x: 0, y: 0, ...size }

/** Starts a sample's script where its page's elements are; they only stand there. */
async function openSample(
  page: string,
  script: string,
  prepare: (hand: BareSeat['fake']['hand']) => void = () => undefined,
): Promise<BareSeat & { run: (script: string) => unknown }> {
  const empty = await openBareSeat({ bundle: '' })
  prepare(empty.fake.hand)
  const seat = await openBareSeat({ fake: empty.fake, bundle: `${pageScript(page)}\n${script}` })
  return { ...seat, run: seat.realm.run }
}

function pageScript(page: string): string {
  const elements = [...page.matchAll(/<([\w-]+)[^>]* id="([\w-]+)"/g)].map(([, name, id]) => [
    name,
    id,
  ])
  return `const markup = new WeakMap()
  Object.defineProperty(Element.prototype, 'innerHTML', {
    get() { return markup.get(this) ?? '' },
    set(text) { this.textContent = ''; markup.set(this, text) },
  })
  for (const [name, id] of ${JSON.stringify(elements)}) {
    const element = document.body.appendChild(document.createElement(name))
    element.id = id
  }`
}

async function fileOf(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8')
}

function openBottle(hand: BareSeat['fake']['hand']): void {
  hand.openDocument({
    size,
    name: 'bottle.psd',
    layers: [
      { kind: 'background', name: 'Background' },
      { name: 'Group 1', layers: [{ name: 'Inside' }] },
      { name: 'Bottle', pixels: photo(canvas, 8, 2), mask: maskOf(evenly(canvas, 255)) },
    ],
  })
}

test('hello-world-panel-js-sample lists the layers of a document', async () => {
  const folder = join(samples, 'hello-world-panel-js-sample')
  const page = await fileOf(folder, 'index.html')
  const seat = await openSample(page, await fileOf(folder, 'index.js'), openBottle)
  seat.run(`document.getElementById('btnPopulate').click()`)
  const shown = String(seat.run(`document.getElementById('layers').innerHTML`))
  expect([...shown.matchAll(/<li>([^<]*)/g)].map(([, name]) => name)).toEqual([
    'Background',
    'Bottle',
    'Group 1',
    'Inside',
  ])
  expect(seat.run(`document.getElementById('layer-title').innerHTML`)).toBe(
    'Layers for document bottle.psd',
  )
})

test('secure-storage-sample keeps a key and shows it again', async () => {
  const folder = join(samples, 'secure-storage-sample')
  const page = await fileOf(folder, 'index.html')
  const seat = await openSample(page, await fileOf(folder, 'index.js'))
  seat.run(`document.getElementById('secure').value = 'sesame'`)
  seat.run(`document.getElementById('btnPopulate').click()`)
  await vi.waitFor(() => expect(seat.uxp.disk.secrets.size).toBe(1))
  seat.run(`document.getElementById('btnDisplay').click()`)
  await vi.waitFor(() =>
    expect(seat.run(`document.getElementById('display').textContent.trim()`)).toBe(
      'Secure Key entered is sesame',
    ),
  )
})

test('vanilla-js-sample lists open documents, and again when another one is opened', async () => {
  const folder = join(samples, 'vanilla-js-sample')
  const page = await fileOf(folder, 'index.html')
  const seat = await openSample(page, await fileOf(folder, 'index.js'), openBottle)
  const names = () =>
    seat.run(
      `document.getElementById('opendoclist').querySelectorAll('sp-radio').map((r) => r.innerText).join()`,
    )
  expect(names()).toBe('bottle.psd')
  seat.fake.hand.openDocument({ size, name: 'other.psd' })
  await vi.waitFor(() => expect(names()).toBe('bottle.psd,other.psd'))
})

/** The plugin that Adobe's page on imaging offers for download. */
async function openImagingTest() {
  const zip = await readFile(join(docs, 'src/pages/ps-reference/media/assets/imaging-test.zip'))
  const files = unzipSync(zip)
  const text = (name: string) => new TextDecoder().decode(files[`imaging-test/${name}`])
  const script = `
  require = ((outer, module) => {
    (function (require, module) { ${text('pixelEffects.js')} })(outer, module)
    return (id) => (id === './pixelEffects.js' ? module.exports : outer(id))
  })(require, { exports: {} })
  ${text('main.js')}`
  return openSample(text('index.html'), script, openBottle)
}

test('imaging-test filters a layer’s pixels in tiles, as one step', async () => {
  const seat = await openImagingTest()
  const { hand } = seat.fake
  const steps = hand.historyNames().length
  seat.run(`document.getElementById('redFilter').onclick()`)
  await vi.waitFor(() => expect(hand.historyNames()).toHaveLength(steps + 1))
  expect(hand.historyNames().at(-1)).toBe('JavaScript Pixel Filter')
  const bottle = hand.model().layers.at(-1)
  const pixels = bottle && 'pixels' in bottle ? bottle.pixels : null
  const old = photo(canvas, 8, 2)
  expect(pixels?.rect).toEqual(canvas)
  expect(pixels && [0, 1, 2, 3].map((channel) => wordAt(pixels, 7, 9, channel))).toEqual([
    255,
    ...[1, 2, 3].map((channel) => wordAt(old, 7, 9, channel)),
  ])
})

test('imaging-test fades a layer’s colours towards its corners', async () => {
  const seat = await openImagingTest()
  const { hand } = seat.fake
  const steps = hand.historyNames().length
  seat.run(`document.getElementById('radialDesaturation').onclick()`)
  await vi.waitFor(() => expect(hand.historyNames()).toHaveLength(steps + 1))
  const bottle = hand.model().layers.at(-1)
  const pixels = bottle && 'pixels' in bottle ? bottle.pixels : null
  const spread = (of: NonNullable<typeof pixels>, x: number, y: number) => {
    const words = [0, 1, 2].map((channel) => wordAt(of, x, y, channel))
    return Math.max(...words) - Math.min(...words)
  }
  const old = photo(canvas, 8, 2)
  expect(pixels && spread(pixels, 0, 0)).toBeLessThan(spread(old, 0, 0) / 4)
  expect(pixels && spread(pixels, 30, 20)).toBe(spread(old, 30, 20))
})

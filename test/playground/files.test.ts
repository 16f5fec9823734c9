import { decode, encode } from 'fast-png'
import type { Page } from 'playwright'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import {
  button,
  layerNames,
  markRectangle,
  openFile,
  refine,
  save,
  type TestFile,
  usePlayground,
  versionsOf,
  waitForFile,
} from './playground.ts'

const playground = usePlayground()

/** Pixels that differ everywhere, with every alpha: what a lossy way through the browser would change. */
function speckled(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 4 }, (_, i) => (i * 73 + (i >> 3) * 31) & 255)
}

const png = (width: number, height: number, name = 'small.png'): TestFile => ({
  name,
  bytes: encode({ width, height, data: speckled(width, height), channels: 4, depth: 8 }),
})

const facts = (page: Page) => page.locator('.top-bar-facts').textContent()

/** Drops or pastes a file on the page, as the system does it. */
async function handOver(page: Page, event: 'drop' | 'paste', { name, bytes }: TestFile) {
  await page.evaluate(
    ([kind, fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(content)], fileName))
      dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: transfer, cancelable: true }),
      )
    },
    [event, name, [...bytes]] as const,
  )
}

test('a PNG opens, and saved unrefined it has the same pixels, translucent ones included', async () => {
  const page = await playground.open()
  await openFile(page, png(37, 21))
  await waitForFile(page, 'small.png')
  expect(await facts(page)).toBe('37 × 21')
  const saved = decode((await save(page, 'Save PNG')).bytes)
  expect(saved.data).toEqual(speckled(37, 21))
})

test('a 16-bit PNG keeps its depth through refining and saving', async () => {
  const data = Uint16Array.from({ length: 40 * 30 * 3 }, (_, i) => (i * 7919) & 0xffff)
  const page = await playground.open()
  await openFile(page, {
    name: 'deep.png',
    bytes: encode({ width: 40, height: 30, data, channels: 3, depth: 16 }),
  })
  await waitForFile(page, 'deep.png')
  expect(await facts(page)).toBe('40 × 30 · 16 bit')
  await markRectangle(page, { x: 0, y: 0 }, { x: 0.45, y: 1 })
  await refine(page, 'make it darker', 1)
  const saved = decode((await save(page, 'Save PNG')).bytes)
  expect(saved.depth).toBe(16)
  const right = (words: ArrayLike<number>) =>
    Array.from({ length: 30 }, (_, y) => Array.from(words).slice((y * 40 + 20) * 3, (y + 1) * 120))
  expect(right(saved.data)).toEqual(right(data))
})

test('a JPEG is turned upright by its orientation tag', async () => {
  const page = await playground.open()
  const blueHalf = {
    create: { width: 30, height: 20, channels: 3, background: '#0000ff' },
  } as const
  const bytes = await sharp({ create: { ...blueHalf.create, width: 60, background: '#ff0000' } })
    .composite([{ input: blueHalf, left: 30, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  await openFile(page, { name: 'upright.jpg', bytes })
  await waitForFile(page, 'upright.jpg')
  expect(await facts(page)).toContain('20 × 60')
  // Stored red on the left; shown turned by a quarter to the right, so red on top.
  const { data, channels } = decode((await save(page, 'Save PNG')).bytes)
  const blueAt = (x: number, y: number) => data[(y * 20 + x) * channels + 2]
  expect(blueAt(10, 5)).toBeLessThan(10)
  expect(blueAt(10, 55)).toBeGreaterThan(245)
})

test('a JPEG carries its colour profile on, values untouched', async () => {
  const page = await playground.open()
  const bytes = await sharp({
    create: { width: 16, height: 16, channels: 3, background: '#c04020' },
  })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .withIccProfile('p3', { attach: true })
    .toBuffer()
  const expected = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer()
  await openFile(page, { name: 'wide.jpg', bytes })
  await waitForFile(page, 'wide.jpg')
  expect(await facts(page)).toContain('P3')
  const saved = await save(page, 'Save PNG')
  expect((await sharp(saved.bytes).metadata()).icc).toBeDefined()
  expect([...decode(saved.bytes).data.slice(0, 3)]).toEqual([...expected.subarray(0, 3)])
})

test('a lossless WebP keeps the exact colour of translucent pixels', async () => {
  const data = speckled(32, 32).map((value, i) => (i % 4 === 3 ? value | 1 : value))
  const bytes = await sharp(data, { raw: { width: 32, height: 32, channels: 4 } })
    .webp({ lossless: true, exact: true })
    .toBuffer()
  const page = await playground.open()
  await openFile(page, { name: 'glass.webp', bytes })
  await waitForFile(page, 'glass.webp')
  expect(decode((await save(page, 'Save PNG')).bytes).data).toEqual(data)
})

test('promise 3: a saved PSD opens again with its whole history', async () => {
  const page = await playground.open()
  await markRectangle(page, { x: 0.3, y: 0.1 }, { x: 0.65, y: 0.6 })
  await refine(page, 'make the light warmer', 1)
  await refine(page, 'more contrast', 2)
  const before = decode((await save(page, 'Save PNG')).bytes)
  const psd = await save(page, 'Save PSD')
  expect(psd.name).toBe('coffee.psd')
  await expect.poll(() => page.locator('.unsaved').count()).toBe(0)

  const other = await playground.open()
  await openFile(other, psd)
  await waitForFile(other, 'coffee.psd')
  await other.getByText('Shows v2', { exact: true }).waitFor()
  expect(await layerNames(other)).toEqual(await layerNames(page))
  expect(decode((await save(other, 'Save PNG')).bytes).data).toEqual(before.data)
  await versionsOf(other).getByRole('button', { name: 'Show v1' }).click()
  await refine(other, 'make it cooler', 3)
})

test.each([
  [
    'a text file',
    'notes.txt',
    new TextEncoder().encode('not a picture'),
    /“notes.txt” is no picture that can be read\. Open a PNG, JPEG, WebP or PSD file\./,
  ],
  ['an empty file', 'empty.png', new Uint8Array(), /empty/],
  ['a truncated PNG', 'half.png', png(50, 50).bytes.slice(0, 800), /damaged|truncated|ends/i],
  ['a PNG that claims 30 000 × 30 000 pixels', 'bomb.png', hugePng(), /30000 × 30000 pixels/],
  ['a GIF', 'old.gif', new TextEncoder().encode('GIF89a\x01\0\x01\0\0\0\0'), /GIF files can’?'?t/],
  ['a JPEG cut in half', 'cut.jpg', await cutJpeg(), /damaged/],
  ['a CMYK PSD', 'print.psd', psdHeader({ channels: 4, mode: 4 }), /CMYK/],
  ['a PSD cut in half', 'cut.psd', psdHeader({ channels: 3, mode: 3 }), /damaged/],
])('%s is refused with a clear error, and nothing changes', async (_, name, bytes, message) => {
  const page = await playground.open()
  await refine(page, 'make it brighter', 1)
  await handOver(page, 'drop', { name, bytes })
  const alert = page.locator('.notice')
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(message)
  expect(await layerNames(page)).toContain('coffee · v1 · make it brighter')
  await button(page, 'Dismiss').click()
  expect(await alert.count()).toBe(0)
})

test('a file can be dropped or pasted anywhere', async () => {
  const page = await playground.open()
  await handOver(page, 'drop', png(12, 8, 'dropped.png'))
  await waitForFile(page, 'dropped.png')
  await handOver(page, 'paste', png(9, 9, 'pasted.png'))
  await waitForFile(page, 'pasted.png')
  expect(await layerNames(page)).toEqual(['pasted'])
})

test('a 1×1 picture can be refined', async () => {
  const page = await playground.open()
  const dot = encode({ width: 1, height: 1, data: new Uint8Array([90, 120, 150]), channels: 3 })
  await openFile(page, { name: 'dot.png', bytes: dot })
  await waitForFile(page, 'dot.png')
  await refine(page, 'make it brighter', 1)
})

test('a file name with markup in it is shown as text', async () => {
  const page = await playground.open()
  const name = '</script><img src=x onerror=alert(1)> 🎉.png'
  await openFile(page, png(8, 8, name))
  await waitForFile(page, name)
  await refine(page, 'make it brighter', 1)
  expect(await page.locator('img').count()).toBe(0)
})

test('versions that are in no file yet are not replaced without asking', async () => {
  const page = await playground.open()
  await refine(page, 'make it brighter', 1)
  await openFile(page, png(8, 8))
  const question = page.getByRole('dialog')
  await question.getByText('“coffee.png” has a version that is in no file yet.').waitFor()
  await button(page, 'Cancel').click()
  expect(await layerNames(page)).toContain('coffee · v1 · make it brighter')

  await openFile(page, png(8, 8))
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save PSD and open').click(),
  ])
  expect(saved.suggestedFilename()).toBe('coffee.psd')
  await waitForFile(page, 'small.png')

  await button(page, 'Sample picture').click()
  await waitForFile(page, 'coffee.png')
})

/** A header that claims more pixels than fit into memory, with a correct checksum and nothing behind it. */
function hugePng(): Uint8Array {
  const header = [
    0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0,
  ]
  return new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...header, 0, 0, 0, 0])
}

/** A PSD of 10×10 pixels that ends after its header. */
function psdHeader({ channels, mode }: { channels: number; mode: number }): Uint8Array {
  const signature = new TextEncoder().encode('8BPS')
  const rest = [0, 1, 0, 0, 0, 0, 0, 0, 0, channels, 0, 0, 0, 10, 0, 0, 0, 10, 0, 8, 0, mode]
  return new Uint8Array([...signature, ...rest])
}

async function cutJpeg(): Promise<Uint8Array> {
  const whole = await sharp(speckled(200, 200), { raw: { width: 200, height: 200, channels: 4 } })
    .jpeg()
    .toBuffer()
  return new Uint8Array(whole.subarray(0, 400))
}

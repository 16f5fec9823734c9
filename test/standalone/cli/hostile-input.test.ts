import { Buffer } from 'node:buffer'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../../core/bytes.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, maskPicture, openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }
const change = ['--instruction', 'make it brighter']

/** Expects a clear refusal that leaves every file as it was and no new one behind. */
async function expectRefused(bench: Bench, args: readonly string[], code: string): Promise<string> {
  const look = () => bench.files().map((name) => [name, sha256Hex(bench.read(name))])
  const before = look()
  const printed = await bench.run(...args, '--json')
  expect(printed.code).toBe(1)
  expect(printed.err).toBe('')
  const { error } = JSON.parse(printed.out)
  expect(error.code).toBe(code)
  expect(error.hint).not.toBe('')
  const { err } = await bench.run(...args)
  expect(err).toMatch(/^pentimento: .+\n$/)
  expect(err.split('\n')).toHaveLength(2)
  expect(look()).toEqual(before)
  return error.message
}

test('a text file as picture', async () => {
  const bench = openBench()
  const input = bench.write('a.png', 'this is no picture')
  await expectRefused(bench, ['refine', input, ...change], 'unreadable_file')
})

test('an empty file, a folder and a file that is not there', async () => {
  const bench = openBench()
  await expectRefused(bench, ['refine', bench.write('a.png', ''), ...change], 'unreadable_file')
  await expectRefused(bench, ['refine', bench.path('none.png'), ...change], 'not_found')
  await expectRefused(bench, ['history', bench.path('none.psd')], 'not_found')
})

test('a picture of one pixel is refined', async () => {
  const bench = openBench()
  const one = createPicture({ width: 1, height: 1 }, 8, Uint8Array.of(90, 80, 70, 255))
  const input = bench.writePng('dot.png', one)
  const { code } = await bench.run('refine', input, ...change, '--flat', bench.path('f.png'))
  expect(code).toBe(0)
  expect(bench.readPng('f.png')).toMatchObject({ width: 1, height: 1 })
})

test('a header that claims 30,000 × 30,000 pixels is refused before memory is taken', async () => {
  const bench = openBench()
  const png = Buffer.from(sharpHeader())
  await expectRefused(bench, ['refine', bench.write('huge.png', png), ...change], 'too_large')
  const psd = new Uint8Array(60)
  psd.set([
    0x38, 0x42, 0x50, 0x53, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 0, 8,
    0, 3,
  ])
  await expectRefused(bench, ['refine', bench.write('huge.psd', psd), ...change], 'too_large')
})

test('an empty mask, and one of another size', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const empty = bench.writePng('empty.png', maskPicture(size, null))
  const small = bench.writePng('small.png', maskPicture({ width: 8, height: 8 }, null))
  await expectRefused(bench, ['refine', input, ...change, '--region', empty], 'bad_region')
  const message = await expectRefused(
    bench,
    ['refine', input, ...change, '--region', small],
    'bad_region',
  )
  expect(message).toContain('small.png')
  expect(message).toContain('8×8')
  await expectRefused(bench, ['refine', input, ...change, '--protect', small], 'bad_region')
})

test('a region that is protected as a whole', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const mask = bench.writePng('m.png', maskPicture(size, { x: 2, y: 2, width: 9, height: 9 }))
  await expectRefused(
    bench,
    ['refine', input, ...change, '--region', mask, '--protect', mask],
    'bad_region',
  )
})

test('truncated pictures of every kind', async () => {
  const bench = openBench()
  const { data } = photograph({ width: 64, height: 64 }, 8)
  const image = sharp(data, { raw: { width: 64, height: 64, channels: 4 } })
  const files = {
    'cut.png': await image.clone().png().toBuffer(),
    'cut.jpg': await image.clone().jpeg().toBuffer(),
    'cut.webp': await image.clone().webp({ lossless: true }).toBuffer(),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const input = bench.write(name, bytes.subarray(0, Math.floor(bytes.length * 0.6)))
    await expectRefused(bench, ['refine', input, ...change], 'unreadable_file')
  }
})

test('a truncated PSD, wherever it was cut', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, ...change)
  const whole = bench.read('a.psd')
  for (const share of [0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
    bench.write('a.psd', whole.subarray(0, Math.floor(whole.length * share)))
    await expectRefused(bench, ['refine', bench.path('a.psd'), ...change], 'unreadable_file')
    await expectRefused(bench, ['history', bench.path('a.psd')], 'unreadable_file')
  }
})

test('a CMYK JPEG and a CMYK PSD', async () => {
  const bench = openBench()
  const { data } = photograph(size, 8)
  const jpeg = await sharp(data, { raw: { ...size, channels: 4 } })
    .removeAlpha()
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  const input = bench.write('print.jpg', jpeg)
  await expectRefused(bench, ['refine', input, ...change], 'unsupported_source')
  const psd = new Uint8Array(60)
  psd.set([
    0x38, 0x42, 0x50, 0x53, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 2, 0, 8, 0, 4,
  ])
  const message = await expectRefused(
    bench,
    ['refine', bench.write('print.psd', psd), ...change],
    'unsupported_source',
  )
  expect(message).toContain('CMYK')
})

test('instructions that are empty or far too long', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await expectRefused(bench, ['refine', input, '--instruction', '  '], 'bad_instruction')
  const long = 'brighter '.repeat(1112).slice(0, 10_000)
  await expectRefused(bench, ['refine', input, '--instruction', long], 'bad_instruction')
})

test('an instruction that needs a picture to be invented', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await expectRefused(
    bench,
    ['refine', input, '--instruction', 'put a unicorn on the table'],
    'needs_generative',
  )
})

test('a file name with markup, quotes and emoji goes through to the layers and back', async () => {
  const bench = openBench()
  const name = `a <b>“x”’</script> 🙂`.replace('/', '∕')
  const input = bench.writePng(`${name}.png`, photograph(size, 8))
  const { version } = await bench.json('refine', input, '--instruction', 'brighter </script> 🙂')
  expect(version ?? null).toBeNull()
  await bench.run('refine', input, ...change)
  const { lineages } = await bench.json('history', bench.path(`${name}.psd`))
  expect(lineages[0].source.name).toBe(name)
})

test('control characters in layer names never reach the terminal', async () => {
  const bench = openBench()
  const name = 'evil\u001b[2J\nrow\u0007\u009b'
  const input = bench.write('a.psd', writePsd(newDocument(photograph(size, 8), untagged, name)))
  await bench.run('refine', input, ...change)
  const { out } = await bench.run('history', input)
  expect(out).toMatch(/^evil \[2J row /)
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(out.split('\n')).toHaveLength(3)
  expect((await bench.json('history', input)).lineages[0].source.name).toBe(name)
  const { err } = await bench.run('refine', input, ...change, '--layer', 'no\u001b[2J')
  expect(err).not.toContain('\u001b')
})

test('a PSD is in the way, or would lose versions', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, ...change)
  await expectRefused(bench, ['refine', input, ...change], 'would_lose_data')
  const out = ['--out', bench.path('a.psd')]
  await expectRefused(bench, ['refine', input, ...change, ...out], 'would_lose_data')
  bench.write('other.psd', 'anything')
  const other = await bench.run('refine', input, ...change, '--out', bench.path('other.psd'))
  expect(other.code).toBe(0)
})

test('an output folder that does not exist', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const out = ['--out', bench.path('no/such/a.psd')]
  await expectRefused(bench, ['refine', input, ...change, ...out], 'not_found')
})

test('a signal that is aborted writes nothing', async () => {
  const bench = openBench({ signal: AbortSignal.abort() })
  const input = bench.writePng('a.png', photograph(size, 8))
  await expectRefused(bench, ['refine', input, ...change], 'cancelled')
})

test('versions that are not there', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, ...change)
  const psd = bench.path('a.psd')
  await expectRefused(bench, ['show', psd, 'v9'], 'not_found')
  await expectRefused(bench, ['refine', psd, ...change, '--parent', 'v9'], 'not_found')
})

/** The first bytes of a PNG of 30,000 × 30,000 pixels; no more is needed to refuse it. */
function sharpHeader(): number[] {
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]
  return [
    ...head,
    ...Buffer.from('IHDR'),
    0,
    0,
    0x75,
    0x30,
    0,
    0,
    0x75,
    0x30,
    8,
    2,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
}

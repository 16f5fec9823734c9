import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../../core/bytes.ts'
import { createPicture, samePicture } from '../../../core/image/picture.ts'
import { photograph, translucent } from '../../hosts/contract/scene.ts'
import { readWithAgPsd } from '../document/ag-psd-reader.ts'
import { countChanges, maskPicture, openBench } from './run-cli.ts'

const size = { width: 48, height: 32 }
const inside = { x: 10, y: 8, width: 20, height: 14 }

test('makes a layered PSD beside the picture and leaves the picture alone', async () => {
  const bench = openBench()
  const input = bench.writePng('Cup 🙂.png', photograph(size, 8))
  const before = sha256Hex(bench.read('Cup 🙂.png'))
  const { code, out, err } = await bench.run('refine', input, '--instruction', 'make it brighter')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toMatch(/^v1 {2}Cup 🙂 · v1 · make it brighter\n/)
  expect(out).toContain(`Saved ${bench.path('Cup 🙂.psd')}`)
  expect(bench.files()).toEqual(['Cup 🙂.png', 'Cup 🙂.psd'])
  expect(sha256Hex(bench.read('Cup 🙂.png'))).toBe(before)
  const psd = readWithAgPsd(bench.read('Cup 🙂.psd'))
  expect(psd.children?.map(({ name }) => name)).toEqual(['Cup 🙂', 'Cup 🙂 · versions'])
  expect(psd.children?.[1]?.children?.map(({ name }) => name)).toEqual([
    'Cup 🙂 · v1 · make it brighter',
  ])
})

test('promise 1: with a region nothing outside it changes, in the flat picture and in the PSD', async () => {
  const bench = openBench()
  const picture = photograph(size, 8)
  const mask = maskPicture(size, inside)
  const input = bench.writePng('a.png', picture)
  const region = bench.writePng('mask.png', mask)
  const result = await bench.json(
    ...['refine', input, '--instruction', 'make the light much warmer', '--region', region],
    ...['--out', bench.path('o.psd'), '--flat', bench.path('f.png')],
  )
  expect(result.version.report.outside).toEqual({
    pixels: size.width * size.height - inside.width * inside.height,
    changedPixels: 0,
    maxDifference: 0,
  })
  const changes = countChanges(picture, bench.readPng('f.png'), mask)
  expect(changes.outside).toBe(0)
  expect(changes.inside).toBeGreaterThan(100)
  const merged = readWithAgPsd(bench.read('o.psd')).imageData!
  expect(Array.from(merged.data)).toEqual(Array.from(bench.readPng('f.png').data))
})

test('a protected area stays, whatever the region allows', async () => {
  const bench = openBench()
  const picture = photograph(size, 8)
  const guarded = maskPicture(size, { x: 0, y: 0, width: 24, height: 32 })
  const input = bench.writePng('a.png', picture)
  const protect = bench.writePng('keep.png', guarded)
  await bench.run(
    ...['refine', input, '--instruction', 'much darker', '--protect', protect],
    ...['--flat', bench.path('f.png')],
  )
  expect(bench.files()).toEqual(['a.png', 'f.png', 'keep.png'])
  const { inside: guardedChanges, outside } = countChanges(picture, bench.readPng('f.png'), guarded)
  expect(guardedChanges).toBe(0)
  expect(outside).toBeGreaterThan(100)
})

test('a second refinement goes on from what shows, and one from v1 makes a branch', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const psd = bench.path('a.psd')
  const first = await bench.json('refine', input, '--instruction', 'make it brighter')
  const second = await bench.json('refine', psd, '--instruction', 'more contrast')
  const third = await bench.json('refine', psd, '--instruction', 'warmer', '--parent', 'v1')
  expect(first.version).toMatchObject({ number: 1, parent: null, shown: true })
  expect(second.version).toMatchObject({ number: 2, parent: first.version.id, shown: true })
  expect(third.version).toMatchObject({ number: 3, parent: first.version.id, shown: true })
  const { out } = await bench.run('history', psd)
  expect(out).toBe(
    [
      'a',
      '└─ v1  a · v1 · make it brighter',
      '   ├─ v2  a · v2 · more contrast',
      '   └─ v3  a · v3 · warmer  ● shown',
      '',
    ].join('\n'),
  )
})

test('promise 2: earlier versions look the same after later ones were made', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const psd = bench.path('a.psd')
  await bench.run('refine', input, '--instruction', 'make it brighter')
  await bench.run('show', psd, 'v1', '--flat', bench.path('before.png'))
  await bench.run('refine', psd, '--instruction', 'more contrast', '--parent', 'source')
  await bench.run('refine', psd, '--instruction', 'blur it', '--parent', 'v1')
  await bench.run('show', psd, 'v1', '--flat', bench.path('after.png'))
  expect(samePicture(bench.readPng('after.png'), bench.readPng('before.png'))).toBe(true)
  await bench.run('show', psd, 'source', '--flat', bench.path('source.png'))
  expect(samePicture(bench.readPng('source.png'), photograph(size, 8))).toBe(true)
})

test('variations become versions side by side, of which the first shows', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const { candidates, version } = await bench.json(
    ...['refine', input, '--instruction', 'make it warmer', '--variations', '3'],
  )
  expect(candidates).toHaveLength(3)
  expect(candidates[0]).toEqual(version)
  expect(candidates.map(({ shown }: { shown: boolean }) => shown)).toEqual([true, false, false])
  expect(new Set(candidates.map(({ call }: { call: string }) => call)).size).toBe(1)
})

test('a 16-bit picture stays 16-bit, in the PSD and in the flat picture', async () => {
  const bench = openBench()
  const picture = photograph(size, 16)
  const mask = maskPicture(size, inside)
  const input = bench.writePng('deep.png', picture)
  const region = bench.writePng('mask.png', mask)
  const { source } = await bench.json(
    ...['refine', input, '--instruction', 'brighter', '--region', region],
    ...['--out', bench.path('deep.psd'), '--flat', bench.path('flat.png')],
  )
  expect(source.depth).toBe(16)
  const flat = bench.readPng('flat.png')
  expect(flat.depth).toBe(16)
  expect(countChanges(picture, flat, mask).outside).toBe(0)
  expect(countChanges(picture, flat, mask).inside).toBeGreaterThan(100)
  expect(readWithAgPsd(bench.read('deep.psd')).bitsPerChannel).toBe(16)
  await bench.run('show', bench.path('deep.psd'), 'source', '--flat', bench.path('again.png'))
  expect(samePicture(bench.readPng('again.png'), picture)).toBe(true)
})

test('a translucent picture keeps its alpha', async () => {
  const bench = openBench()
  const picture = translucent(photograph(size, 8))
  const input = bench.writePng('logo.png', picture)
  const mask = maskPicture(size, inside)
  const region = bench.writePng('mask.png', mask)
  await bench.run(
    ...['refine', input, '--instruction', 'much brighter', '--region', region],
    ...['--out', bench.path('logo.psd'), '--flat', bench.path('flat.png')],
  )
  expect(countChanges(picture, bench.readPng('flat.png'), mask).outside).toBe(0)
  const alphas = (data: ArrayLike<number>) => Array.from(data).filter((_, pos) => pos % 4 === 3)
  expect(alphas(bench.readPng('flat.png').data)).toEqual(alphas(picture.data))
})

test('a JPEG’s own values and profile are taken, turned upright', async () => {
  const bench = openBench()
  const { data } = photograph(size, 8)
  const jpeg = await sharp(data, { raw: { ...size, channels: 4 } })
    .removeAlpha()
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer()
  const input = bench.write('photo.jpg', jpeg)
  const mask = maskPicture({ width: 32, height: 48 }, { x: 4, y: 4, width: 12, height: 12 })
  const region = bench.writePng('mask.png', mask)
  const result = await bench.json(
    ...['refine', input, '--instruction', 'brighter', '--region', region],
    ...['--out', bench.path('photo.psd'), '--flat', bench.path('flat.png')],
  )
  expect(result.source).toMatchObject({ width: 32, height: 48 })
  expect(result.source.profile).toMatch(/P3/)
  const upright = await sharp(jpeg, { ignoreIcc: true }).autoOrient().ensureAlpha().raw().toBuffer()
  const decoded = createPicture({ width: 32, height: 48 }, 8, new Uint8Array(upright))
  expect(countChanges(decoded, bench.readPng('flat.png'), mask).outside).toBe(0)
  const carried = await sharp(bench.read('flat.png')).metadata()
  const original = await sharp(jpeg).metadata()
  expect(Buffer.compare(carried.icc!, original.icc!)).toBe(0)
})

test('writes the report that --json prints, and paths of what it wrote', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const printed = await bench.json(
    ...['refine', input, '--instruction', 'brighter', '--report', bench.path('r.json')],
  )
  expect(JSON.parse(new TextDecoder().decode(bench.read('r.json')))).toEqual(printed)
  expect(printed).toMatchObject({
    command: 'refine',
    dryRun: false,
    input,
    out: bench.path('a.psd'),
    flat: null,
    reportFile: bench.path('r.json'),
    costUsd: 0,
    plan: { crop: { x: 0, y: 0, ...size }, sent: size, density: 1 },
  })
})

test('promise 5: a dry run says what would be sent, and writes nothing', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const region = bench.writePng('mask.png', maskPicture(size, inside))
  const args = ['refine', input, '--instruction', 'brighter', '--region', region, '--dry-run']
  const planned = await bench.json(...args)
  expect(planned).toMatchObject({
    dryRun: true,
    estimate: { highUsd: 0 },
    out: bench.path('a.psd'),
  })
  expect(planned.version).toBeUndefined()
  expect((await bench.run(...args)).out).toMatch(/^Nothing was sent or written/)
  expect(bench.files()).toEqual(['a.png', 'mask.png'])
})

test('chooses among several picture layers by name', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, '--instruction', 'crop to 1:1')
  const psd = bench.path('a.psd')
  const { error } = await bench.json('refine', psd, '--instruction', 'brighter', '--layer', 'nope')
  expect(error).toMatchObject({ code: 'not_found' })
  expect(error.hint).toContain('“a”')
  const { source } = await bench.json('refine', psd, '--instruction', 'brighter', '--layer', 'a')
  expect(source.name).toBe('a')
})

test('after a crop the cropped picture is the one that is refined further', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const flat = ['--flat', bench.path('f.png')]
  const psd = ['--out', bench.path('a.psd')]
  const crop = await bench.json('refine', input, '--instruction', 'crop to 1:1', ...psd, ...flat)
  expect(crop.version).toMatchObject({ kind: 'reframe', number: 1 })
  expect(bench.readPng('f.png')).toMatchObject({ width: 32, height: 32 })
  const next = await bench.json('refine', bench.path('a.psd'), '--instruction', 'brighter', ...flat)
  expect(next.source).toMatchObject({ name: crop.version.name, width: 32, height: 32 })
  expect(bench.readPng('f.png')).toMatchObject({ width: 32, height: 32 })
  const { lineages } = await bench.json('history', bench.path('a.psd'))
  expect(lineages).toHaveLength(2)
  expect(lineages[1].derivedFrom).toMatchObject({ lineage: lineages[0].id })
})

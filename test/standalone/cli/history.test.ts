import { expect, test } from 'vitest'
import { sha256Hex } from '../../../core/bytes.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { samePicture } from '../../../core/image/picture.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }

async function openTree(bench: Bench): Promise<string> {
  const input = bench.writePng('a.png', photograph(size, 8))
  const psd = bench.path('a.psd')
  await bench.run('refine', input, '--instruction', 'brighter')
  await bench.run('refine', psd, '--instruction', 'more contrast')
  return psd
}

test('a PSD without versions has an empty history', async () => {
  const bench = openBench()
  const plain = writePsd(newDocument(photograph(size, 8), untagged, 'Plain'))
  const psd = bench.write('plain.psd', plain)
  expect(await bench.json('history', psd)).toEqual({
    command: 'history',
    file: psd,
    lineages: [],
    unreadable: [],
  })
  expect((await bench.run('history', psd)).out).toBe('No versions yet.\n')
})

test('history gives each version with its words, numbers and measured report', async () => {
  const bench = openBench()
  const psd = await openTree(bench)
  const before = sha256Hex(bench.read('a.psd'))
  const { lineages } = await bench.json('history', psd)
  expect(lineages).toHaveLength(1)
  expect(lineages[0]).toMatchObject({ source: { name: 'a' }, head: { kind: 'version' } })
  const [first, second] = lineages[0].versions
  expect(first).toMatchObject({ number: 1, parent: null, instruction: 'brighter', shown: false })
  expect(second).toMatchObject({ number: 2, parent: first.id, shown: true, visible: true })
  expect(second.report.outside).toEqual({ pixels: 0, changedPixels: 0, maxDifference: 0 })
  expect(sha256Hex(bench.read('a.psd'))).toBe(before)
})

test('show switches what is visible, and the file remembers it', async () => {
  const bench = openBench()
  const psd = await openTree(bench)
  const { version } = await bench.json('show', psd, 'v1')
  expect(version).toMatchObject({ number: 1, shown: true })
  expect((await bench.json('history', psd)).lineages[0].head).toEqual({
    kind: 'version',
    id: version.id,
  })
  expect((await bench.json('show', psd, version.id)).version.id).toBe(version.id)
  const source = await bench.json('show', psd, 'source', '--flat', bench.path('flat.png'))
  expect(source.version).toBeNull()
  expect(samePicture(bench.readPng('flat.png'), photograph(size, 8))).toBe(true)
  expect((await bench.run('history', psd)).out).toMatch(/^a {2}● shown\n/)
})

test('history of a flat picture says where versions are kept', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const { error } = await bench.json('history', input)
  expect(error).toMatchObject({ code: 'unsupported_source' })
})

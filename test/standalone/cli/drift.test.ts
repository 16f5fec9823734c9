import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../../core/bytes.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { resample } from '../../../core/image/resample.ts'
import { root } from '../../../scripts/root.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { coffee } from '../../core/guide/look/pictures.ts'
import { type Bench, openBench } from './run-cli.ts'

const picture = resample(coffee(), { width: 120, height: 80 })

/** Local operations under the words of other changes: what a careless provider does on the side. */
async function refined(bench: Bench, instructions: readonly string[]): Promise<string> {
  const psd = bench.path('a.psd')
  let input = bench.writePng('a.png', picture)
  for (const instruction of instructions) {
    await bench.run('refine', input, '--instruction', instruction)
    input = psd
  }
  return psd
}

test('steps that were asked for have not drifted, and the file is left alone', async () => {
  const bench = openBench()
  const psd = await refined(bench, ['make the light warmer', 'a bit brighter', 'warmer'])
  const before = sha256Hex(bench.read('a.psd'))
  const { version, steps, totals, notice } = await bench.json('drift', psd)
  expect(version.number).toBe(3)
  expect(steps).toHaveLength(3)
  expect(steps[0]).toMatchObject({ measured: true, asked: { warmth: 1 }, unasked: { warmth: 0 } })
  expect(totals.map(({ axis }: { axis: string }) => axis)).toContain('sharpness')
  expect(notice).toBe(null)
  expect(sha256Hex(bench.read('a.psd'))).toBe(before)
  const { out } = await bench.run('drift', psd)
  expect(out).toMatch(/^a: v3, 3 steps from the source\n/)
  expect((await bench.json('drift', psd, '--version', 'v1')).steps).toHaveLength(1)
})

test('what moved on the side is told with the step where it began and the way back', async () => {
  const bench = openBench()
  // Sharpening until it clips moves the light as well, and nobody asked for that.
  const psd = await refined(bench, ['warmer', ...Array.from({ length: 4 }, () => 'crisper')])
  const { notice, steps } = await bench.json('drift', psd)
  expect(notice).toMatchObject({ beganAt: steps[1].version, best: steps[0].version })
  const { out } = await bench.run('drift', psd)
  expect(out).toContain(notice.message)
  expect(out).toContain(`pentimento refine ${psd} --parent v1 --instruction`)
})

test('a brand kit is measured too', async () => {
  const bench = openBench()
  const psd = await refined(bench, ['sharpen a bit'])
  const kit = { schema: 1, kind: 'brand-kit', id: 'k', name: 'Slate' }
  const palette = [{ name: 'slate', hex: '#445566' }]
  const file = bench.write(
    'kit.json',
    new TextEncoder().encode(JSON.stringify({ ...kit, palette })),
  )
  const found = await bench.json('drift', psd, '--kit', file)
  expect(found.kit).toEqual({ id: 'k', name: 'Slate' })
  expect(found.steps[0].unasked.brand).not.toBe(0)
})

test('the source has no drift, nor has a document without versions', async () => {
  const bench = openBench()
  const psd = await refined(bench, ['warmer'])
  await bench.run('show', psd, 'source')
  expect(await bench.json('drift', psd)).toMatchObject({ version: null, steps: [], notice: null })
  const plain = bench.write('plain.psd', writePsd(newDocument(picture, untagged, 'Plain')))
  expect(await bench.json('drift', plain)).toEqual({
    ...{ command: 'drift', file: plain },
    ...{ version: null, steps: [], totals: [], notice: null },
  })
  expect((await bench.run('drift', plain)).out).toBe('No versions yet.\n')
})

test('a version that is not there is an error', async () => {
  const bench = openBench()
  const psd = await refined(bench, ['warmer'])
  const { error } = await bench.json('drift', psd, '--version', 'v7')
  expect(error.code).toBe('not_found')
})

test('it prints the documented keys', async () => {
  const bench = openBench()
  const found = await bench.json('drift', await refined(bench, ['warmer']))
  const readme = readFileSync(join(root, 'standalone/cli/README.md'), 'utf8')
  const section = readme.split('\n## drift\n')[1]?.split('\n## ')[0] ?? ''
  const keys = [
    ...Object.keys(found),
    ...Object.keys(found.steps[0]),
    ...Object.keys(found.totals[0]),
  ]
  for (const key of keys) expect(section).toContain(`"${key}"`)
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fromBase85 } from '../../figma-plugin/ui/base85.ts'
import { root } from '../../scripts/root.ts'
import { bundledFiles } from './import-graph.ts'

const cases: { entry: string; external?: string[]; banned: RegExp }[] = [
  {
    entry: 'figma-plugin/main/main.ts',
    banned:
      /core\/(panel|providers|refine)|node_modules\/(@jsquash|openai|@fal-ai|preact|ag-psd|sharp)|photoshop-uxp|standalone/,
  },
  {
    entry: 'figma-plugin/ui/ui.tsx',
    // Pixel work is its worker's, and providers' own clients are too large.
    banned:
      /figma-plugin\/(main|worker\/jobs)|core\/(edit\/settle\/settle\.ts|providers\/local\/operations)|node_modules\/(@jsquash|openai|@fal-ai|ag-psd|sharp)|photoshop-uxp|standalone/,
  },
  {
    entry: 'figma-plugin/worker/main.ts',
    banned:
      /figma-plugin\/main|core\/(panel\/(?!canvas\/decode-in-browser)|refine\/request)|core\/providers\/(?!local|mask)|node_modules\/(openai|@fal-ai|preact|ag-psd|sharp)|photoshop-uxp|standalone/,
  },
  {
    entry: 'photoshop-uxp/main.tsx',
    external: ['photoshop', 'uxp'],
    banned: /core\/panel\/canvas|node_modules\/(@jsquash|ag-psd|sharp)|figma-plugin|standalone/,
  },
  {
    entry: 'standalone/playground/main.tsx',
    banned: /figma-plugin|photoshop-uxp|standalone\/cli|node_modules\/(@jsquash|sharp)/,
  },
]

test.each(cases)(
  'the bundle of $entry holds nothing of another host',
  async ({ entry, external, banned }) => {
    const files = await bundledFiles(entry, external)
    expect(files.length).toBeGreaterThan(1)
    expect(files.filter((file) => banned.test(file))).toEqual([])
  },
)

test('the file that Figma loads for its panel has less than 700 kB, and the program that is unpacked from it less than 1,100', async () => {
  const read = (path: string) => readFile(join(root, 'build', path), 'utf8')
  const program = Buffer.byteLength(await read('figma-page/page.js'))
  expect(program).toBeGreaterThan(300_000)
  expect(program).toBeLessThan(1_100_000)
  expect((await read('ui.js')).length).toBeLessThan(700_000)
})

test('what Figma’s file unpacks is the JPEG decoder, the panel’s program and its worker’s', async () => {
  const built = await readFile(join(root, 'build/ui.js'), 'utf8')
  const packed = [...built.matchAll(/"([^"]{1000,})"/gu)].map(([, text = '']) => text)
  const parts = packed.map((text) => gunzipSync(fromBase85(text)))
  const paths = [
    'node_modules/@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
    'build/figma-page/page.js',
    'build/figma-page/worker.js',
  ]
  const expected = await Promise.all(paths.map((path) => readFile(join(root, path))))
  expect(parts.map((part, at) => part.equals(expected[at] ?? part))).toEqual([true, true, true])
})

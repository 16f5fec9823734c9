import type { Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { providerBytes, providerTable } from '../../scripts/provider-bytes.ts'

/** A bundle of files, each with its bytes and what it imports; the first is the entry. */
function bundle(files: Readonly<Record<string, readonly [number, ...string[]]>>): Metafile {
  const paths = Object.keys(files)
  const inputs = Object.entries(files).map(([path, [bytes, ...imports]]) => [
    path,
    { bytes, imports: imports.map((to) => ({ path: to, kind: 'import-statement' as const })) },
  ])
  const parts = Object.entries(files).map(([path, [bytes]]) => [path, { bytesInOutput: bytes }])
  return {
    inputs: Object.fromEntries(inputs),
    outputs: {
      'out.js': {
        bytes: 0,
        imports: [],
        exports: [],
        entryPoint: paths[0] ?? '',
        inputs: Object.fromEntries(parts),
      },
    },
  }
}

const panel = bundle({
  'panel.ts': [100, 'core/providers/fal/fal-info.ts', 'core/providers/mend/mend-info.ts'],
  'core/providers/fal/fal-info.ts': [10, 'core/providers/fal/paint.ts'],
  'core/providers/fal/paint.ts': [20, 'node_modules/fal/client.js', 'core/providers/http/send.ts'],
  'node_modules/fal/client.js': [300, 'node_modules/fal/queue.js'],
  'node_modules/fal/queue.js': [400],
  'core/providers/mend/mend-info.ts': [1, 'core/providers/http/send.ts'],
  'core/providers/http/send.ts': [50],
})

const worker = bundle({
  'worker.ts': [7, 'core/providers/mend/mend.ts'],
  'core/providers/mend/mend.ts': [2000],
})

test('a provider counts with all that nothing else needs, in every bundle of a build', () => {
  expect([...providerBytes([panel, worker])]).toEqual([
    ['fal', 730],
    ['mend', 2001],
  ])
})

test('what several builds hold is one table', () => {
  const small = bundle({
    'a.ts': [5, 'core/providers/mend/mend-info.ts'],
    'core/providers/mend/mend-info.ts': [9],
  })
  const lines = providerTable({ figma: [panel, worker], cli: [small] }).split('\n')
  expect(lines.map((line) => line.replace(/ {2,}/g, '|'))).toEqual([
    'bytes by provider|figma|cli',
    'fal|730|–',
    'mend|2,001|9',
    'everything|2,888|14',
  ])
})

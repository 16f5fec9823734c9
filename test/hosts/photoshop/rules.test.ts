import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from './rules.ts'

/** Lists the tests of a folder: a test's name is the first text after `test(`. */
async function testsIn(folder: string, isRuled: (file: string) => boolean): Promise<string[]> {
  const path = join(import.meta.dirname, folder)
  const files = (await readdir(path)).filter((name) => name.endsWith('.test.ts') && isRuled(name))
  const sources = await Promise.all(files.map((name) => readFile(join(path, name), 'utf8')))
  return sources.flatMap((source) =>
    [...source.matchAll(/^test\(\s*'([^'\n]+)'/gm)].map(([, name]) => name as string),
  )
}

test('every rule names a test of its own, and every test a rule', async () => {
  const names = [
    ...(await testsIn('rules', () => true)),
    ...(await testsIn('imaging', (file) => /^(get|put)-/.test(file))),
  ]
  expect(names.length).toBeGreaterThan(80)
  expect(rules.map(({ test }) => test).sort()).toEqual(names.sort())
})

test('what plays Photoshop runs in a browser frame as well: it imports nothing of Node', async () => {
  const folders = [
    '.',
    'batch-play',
    'document',
    'dom',
    'events',
    'hand',
    'imaging',
    'modal',
    'model',
  ]
  const imports: string[] = []
  for (const folder of folders) {
    const path = join(import.meta.dirname, folder)
    for (const name of await readdir(path)) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      const source = await readFile(join(path, name), 'utf8')
      const found = source.matchAll(/^(?:import|export|\}) [^']*from '([^']+)'/gm)
      for (const [line, from] of found) {
        // Types are gone once it runs.
        if (!from?.startsWith('.') && !line.startsWith('import type'))
          imports.push(`${name}: ${from}`)
      }
    }
  }
  expect(imports.filter((line) => !line.endsWith(': photoshop'))).toEqual([])
})

test('every rule says where it is stated', () => {
  const known =
    /^(photoshop\.md (1|2|4|6)(\.\d)?( and design 4)?: |PS |help: |typings: |seen: |strict: )/
  expect(rules.filter(({ fact }) => !known.test(fact))).toEqual([])
})

test('everything that a stand-in should enforce by photoshop.md 4 has its rule', () => {
  const bites = [
    'trimming of getPixels',
    'replace wipes',
    '3 vs 4 components',
    '0..32768',
    'mutation outside modal throws',
    'error 9 on busy modal',
    'cancel makes calls throw',
    'history commit and rollback',
    'selection null, outside canvas',
    'conversion non-identity',
    'locked targets reject',
    'background targets reject',
    'layer ids reassigned on reopen',
    'metadata copied on duplicate',
    'document closed or switched mid-request',
    'dispose() tracked',
    'black as 1',
  ]
  const facts = rules.map(({ fact }) => fact).join('\n')
  expect(bites.filter((bite) => !facts.includes(bite))).toEqual([])
})

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { reportSchema } from '../../../core/edit/report.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { helpFor } from '../../../standalone/cli/help.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { flat } from '../../core/refine/scripted-provider.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const readme = readFileSync(join(import.meta.dirname, '../../../standalone/cli/README.md'), 'utf8')
const size = { width: 24, height: 16 }

function section(command: string): string {
  const [, text = ''] = readme.split(`\n## ${command}\n`)
  return text.split('\n## ')[0] ?? ''
}

/** Every key in the section's example; its comments and string values left out. */
function keysInExample(command: string): string[] {
  const [, example = ''] = /```jsonc\n(.*?)```/s.exec(section(command)) ?? []
  const plain = example.replace(/\/\/.*/g, '').replace(/: "[^"]*"/g, '')
  return distinct(Array.from(plain.matchAll(/"(\w+)"/g), ([, key = '']) => key))
}

/** The keys of each object that the section names in its text, as `{"a", "b"}`. */
function keysInText(command: string): string[][] {
  return Array.from(section(command).matchAll(/`\{("[^`]*)\}`/g), ([, inside = '']) =>
    distinct(inside.replace(/[" ]/g, '').split(',')),
  )
}

/** All keys of a value, those inside `closed` ones left out. */
function keysOf(value: unknown, closed: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return distinct(value.flatMap((item) => keysOf(item, closed)))
  return distinct(
    Object.entries(value).flatMap(([key, inner]) => [
      key,
      ...(closed.includes(key) ? [] : keysOf(inner, closed)),
    ]),
  )
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort()
}

test('refine prints the documented keys, and a dry run those that are known before', async () => {
  const bench = openBench()
  const args = ['refine', bench.writePng('a.png', photograph(size, 8)), '--instruction', 'brighter']
  const closed = ['version', 'candidates']
  const planned = await bench.json(...args, '--dry-run')
  const done = await bench.json(...args)
  expect(keysOf(done, closed)).toEqual(keysInExample('refine'))
  const later = [...closed, 'costUsd', 'call', 'calls', 'checks', 'lineage', 'outdatedPreview']
  expect(keysOf(planned)).toEqual(
    distinct([...keysInExample('refine').filter((key) => !later.includes(key)), 'withinBudget']),
  )
  expect(section('refine')).toContain('"withinBudget"')
})

test('generate prints the documented keys', async () => {
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const picture = flat({ width: 1024, height: 640 }, 8, [9, 99, 199, 255])
  const data = [{ b64_json: toBase64(encodePng(picture)) }]
  const server = await startServer((_, response) => sendJson(response, 200, { created: 1, data }))
  const done = await bench.json(
    ...['generate', '--instruction', 'a kite', '--provider', 'openai', '--size', '1024x640'],
    ...['--base-url', server.baseUrl, '--out', bench.path('kite.psd')],
  )
  const dry = ['generate', '--instruction', 'a kite', '--provider', 'openai', '--dry-run']
  const { withinBudget: _, ...planned } = await bench.json(...dry)
  expect(keysOf([done, planned])).toEqual(keysInExample('generate'))
})

test('history prints the documented keys of lineages and versions, and refine the same versions', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const { version } = await bench.json('refine', input, '--instruction', 'brighter')
  const printed = await bench.json('history', bench.path('a.psd'))
  expect(keysInText('history')).toEqual([Object.keys(printed).sort()])
  expect(keysOf(printed.lineages, ['report'])).toEqual(keysInExample('history'))
  expect(version).toEqual(printed.lineages[0].versions[0])
})

test('every part of a report is documented, and nothing else is', () => {
  const keys = Object.entries(reportSchema.shape).flatMap(([key, part]) => [
    key,
    ...innerKeys(part),
  ])
  const rows = section('The report').match(/^\| `.*$/gm) ?? []
  const named = rows.flatMap((row) =>
    Array.from((row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g), ([, key]) => key),
  )
  expect(distinct(named as string[])).toEqual(distinct(keys))
})

/** The keys of the object that a schema describes, also behind "optional" and "a list of". */
function innerKeys(schema: unknown): string[] {
  const { shape, innerType, element } = (schema as { _zod: { def: Record<string, unknown> } })._zod
    .def
  if (shape) return Object.keys(shape)
  return innerType || element ? innerKeys(innerType ?? element) : []
}

test('show, check and providers print the documented keys', async () => {
  const bench = openBench()
  await bench.run('refine', bench.writePng('a.png', photograph(size, 8)), '--instruction', 'darker')
  const shown = await bench.json('show', bench.path('a.psd'), 'v1')
  expect(keysInText('show')).toEqual([Object.keys(shown).sort()])
  const checked = await bench.json('check', 'blur the background')
  expect(keysInText('check')).toEqual([Object.keys(checked).sort()])
  for (const key of keysOf(checked.findings)) expect(section('check')).toContain(`\`${key}\``)
  const listed = await bench.json('providers')
  expect(keysInText('providers')).toEqual([Object.keys(listed).sort()])
  expect(listed.providers[0]).toHaveProperty('ready')
})

test('waiting prints the documented keys of itself and of each call', async () => {
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const folder = bench.path('results')
  mkdirSync(folder)
  const picture = toBase64(encodePng(photograph({ width: 1024, height: 1024 }, 8)))
  const server = await startServer((_, response) => {
    rmSync(folder, { recursive: true })
    sendJson(response, 200, { created: 1, data: [{ b64_json: picture }] })
  })
  await bench.run(
    ...['refine', bench.writePng('a.png', photograph(size, 8)), '--instruction', 'put a cup there'],
    ...['--provider', 'openai', '--base-url', server.baseUrl, '--out', join(folder, 'a.psd')],
  )
  const printed = await bench.json('waiting')
  expect(keysInText('waiting')).toEqual([
    Object.keys(printed).sort(),
    Object.keys(printed.calls[0]).sort(),
  ])
})

test('every option of generate in the README is in its help, and the other way round', () => {
  const options = (text: string) => distinct(text.match(/--[a-z][a-z-]+/g) ?? [])
  const common = new Set(['--json', '--help', '--instruction'])
  const documented = options(section('generate')).filter((option) => !common.has(option))
  expect(documented).toEqual(
    options(helpFor('generate') ?? '').filter((option) => !common.has(option)),
  )
})

test('every option of refine in the README is in its help, and the other way round', () => {
  const options = (text: string) => distinct(text.match(/--[a-z][a-z-]+/g) ?? [])
  const common = new Set(['--json', '--help', '--instruction', '--discard'])
  const documented = options(section('refine')).filter((option) => !common.has(option))
  expect(documented).toEqual(
    options(helpFor('refine') ?? '').filter((option) => !common.has(option)),
  )
})

import { mkdirSync, rmdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { flat } from '../../core/refine/scripted-provider.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const key = 'sk-test-NEVER-TO-BE-SEEN-1234567890'
const words = 'a red kite over the sea'
const size = { width: 1024, height: 640 }
const picture = flat(size, 8, [200, 60, 40, 255])
const answer = toBase64(encodePng(picture))
const asked = ['--instruction', words, '--provider', 'openai', '--size', '1024x640']

/** A server that answers every call with so many pictures. */
async function startPainter(count = 1) {
  const data = Array.from({ length: count }, () => ({ b64_json: answer }))
  return startServer((_, response) => sendJson(response, 200, { created: 1, data }))
}

const openPaid = () => openBench({ env: { OPENAI_API_KEY: key } })

test('words become a PSD whose layer is the picture, ready to be refined', async () => {
  const server = await startPainter()
  const bench = openPaid()
  const out = bench.path('kite.psd')
  const {
    code,
    err,
    out: said,
  } = await bench.run(
    ...[
      'generate',
      ...asked,
      '--base-url',
      server.baseUrl,
      '--out',
      out,
      '--flat',
      bench.path('kite.png'),
    ],
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(said).toContain('1024 × 640  Saved')
  expect(server.received).toHaveLength(1)
  expect(server.received[0]!.url).toMatch(/\/images\/generations$/)
  expect(bench.readPng('kite.png')).toEqual(picture)
  const document = readPsd(bench.read('kite.psd'))
  expect(document).toMatchObject({ width: 1024, height: 640, depth: 8 })
  expect(document.layers.map(({ name }) => name)).toEqual([words])
  const refined = await bench.json('refine', out, '--instruction', 'brighter')
  expect(refined.version).toMatchObject({ number: 1 })
})

test('each variation is a file of its own, and none is lost where more come than were asked for', async () => {
  const server = await startPainter(3)
  const bench = openPaid()
  const { pictures } = await bench.json(
    ...['generate', ...asked, '--base-url', server.baseUrl, '--variations', '2'],
    ...['--out', bench.path('kite.psd')],
  )
  expect(pictures.map(({ out }: { out: string }) => out)).toEqual([
    bench.path('kite.psd'),
    bench.path('kite-2.psd'),
    bench.path('kite-3.psd'),
  ])
  expect(bench.files()).toEqual(['kite-2.psd', 'kite-3.psd', 'kite.psd'])
})

test('the built-in provider says that it can’t, and who can', async () => {
  const bench = openBench()
  const out = bench.path('kite.psd')
  const { code, err } = await bench.run('generate', '--instruction', words, '--out', out)
  expect(code).toBe(1)
  expect(err).toMatch(/makes no pictures from words.*--provider: .*openai.*gemini/)
  expect(bench.files()).toEqual([])
})

test('a dry run says what it would cost and sends nothing, also without a key', async () => {
  const bench = openBench()
  const dry = ['generate', ...asked, '--quality', 'high', '--dry-run', '--budget', '0.0001']
  const { code, out } = await bench.run(...dry)
  expect(code).toBe(0)
  expect(out).toMatch(/A picture of 1024 × 640 from words: a red kite/)
  expect(out).toMatch(/Cost: \$\d.*above the budget/)
  const json = await bench.json(...dry)
  expect(json).toMatchObject({ dryRun: true, size: { width: 1024, height: 640 } })
  expect(json.estimate.highUsd).toBeGreaterThan(0)
  expect(bench.files()).toEqual([])
})

test('a sketch goes along at the picture’s size', async () => {
  const server = await startPainter()
  const bench = openPaid()
  const sketch = bench.writePng('sketch.png', photograph({ width: 80, height: 50 }, 8))
  const { code, err } = await bench.run(
    ...['generate', ...asked, '--base-url', server.baseUrl, '--sketch', sketch],
    ...['--out', bench.path('kite.psd')],
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(server.received[0]!.url).toMatch(/\/images\/edits$/)
})

test('promise 2: pictures that can’t be saved wait, are listed, and are saved later without asking again', async () => {
  const server = await startPainter()
  const bench = openPaid()
  const folder = bench.path('gone')
  mkdirSync(folder)
  const out = bench.path('gone/kite.psd')
  const opened = await startServer((_, response) => {
    // What was there when it was looked at is gone when the answer comes.
    rmdirSync(folder)
    sendJson(response, 200, { created: 1, data: [{ b64_json: answer }] })
  })
  const { code, err } = await bench.run(
    ...['generate', ...asked, '--base-url', opened.baseUrl, '--out', out],
  )
  expect(code).toBe(1)
  const call = /--resume (\S+)/.exec(err)?.[1] ?? ''
  const waiting = await bench.run('waiting')
  expect(waiting.out).toContain(`pentimento generate --resume ${call} --out FILE.psd`)
  const saved = await bench.run('generate', '--resume', call, '--out', bench.path('kite.psd'))
  expect({ code: saved.code, err: saved.err }).toEqual({ code: 0, err: '' })
  expect(server.received).toEqual([])
  expect((await bench.run('waiting')).out).toContain('Nothing is waiting.')
})

test.each([
  [['--out', 'x.psd'], /--instruction is missing/],
  [['--instruction', 'x'], /--out is missing/],
  [['--instruction', 'x', '--out', 'x.png'], /does not end in \.psd/],
  [['--instruction', 'x', '--out', 'x.psd', '--size', '10by10'], /WIDTHxHEIGHT/],
  [['--instruction', 'x', '--out', 'x.psd', '--size', '0x10'], /WIDTHxHEIGHT/],
  [['--instruction', 'x', '--out', 'x.psd', '--provider', 'openai', '--option', 'a'], /NAME=VALUE/],
] as const)('%j is wrong usage', async (args, said) => {
  const bench = openPaid()
  const { code, err } = await bench.run('generate', ...args)
  expect(code).toBe(2)
  expect(err).toMatch(said)
})

test('a size that the model does not offer is refused with the nearest', async () => {
  const bench = openPaid()
  const { code, err } = await bench.run(
    ...['generate', '--instruction', words, '--provider', 'openai', '--size', '1000x700'],
    ...['--out', bench.path('kite.psd')],
  )
  expect(code).toBe(2)
  expect(err).toMatch(/does not offer 1000×700\. The nearest size that it offers is \d+×\d+\./)
})

test('a PSD with versions is not replaced, and the sketch neither', async () => {
  const bench = openPaid()
  const photo = bench.writePng('a.png', photograph({ width: 40, height: 30 }, 8))
  await bench.run('refine', photo, '--instruction', 'brighter')
  const before = bench.read('a.psd')
  const made = await bench.run('generate', ...asked, '--out', bench.path('a.psd'))
  expect(made.code).toBe(1)
  expect(made.err).toMatch(/1 version that would be lost/)
  expect(bench.read('a.psd')).toEqual(before)
  const onto = ['--out', bench.path('b.psd'), '--flat', photo, '--sketch', photo]
  const over = await bench.run('generate', ...asked, ...onto)
  expect(over.code).toBe(2)
  expect(over.err).toMatch(/is a picture that this command reads/)
})

import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const size = { width: 64, height: 64 }
const key = 'sk-test-NEVER-TO-BE-SEEN-1234567890'

/** A server that answers every call with a picture, after `before` ran. */
async function startPainter(before: () => void = () => {}) {
  const picture = toBase64(encodePng(photograph({ width: 1024, height: 1024 }, 8, 9)))
  return startServer((_, response) => {
    before()
    sendJson(response, 200, { created: 1, data: [{ b64_json: picture }] })
  })
}

const paid = (baseUrl: string) => [
  ...['--instruction', 'put a cup there', '--provider', 'openai', '--base-url', baseUrl],
]

test('a remote provider paints, and its key is in no file and no output', async () => {
  const server = await startPainter()
  const bench = openBench({ env: { OPENAI_API_KEY: key } })
  const input = bench.writePng('a.png', photograph(size, 8))
  const { code, out, err } = await bench.run(
    ...['refine', input, ...paid(server.baseUrl), '--report', bench.path('r.json'), '--json'],
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out).version).toMatchObject({ provider: 'openai', number: 1 })
  expect(server.received).toHaveLength(1)
  expect(server.received[0]?.headers.authorization).toBe(`Bearer ${key}`)
  for (const name of bench.files()) {
    expect(Buffer.from(bench.read(name)).includes(key)).toBe(false)
  }
  expect(out).not.toContain(key)
})

test('promise 6: the key is in no error either', async () => {
  const server = await startServer((_, response) =>
    sendJson(response, 401, {
      error: { message: `Incorrect API key provided: ${key}`, code: 'invalid_api_key' },
    }),
  )
  const bench = openBench({ env: { OPENAI_API_KEY: key } })
  const input = bench.writePng('a.png', photograph(size, 8))
  for (const json of [[], ['--json']]) {
    const { code, out, err } = await bench.run('refine', input, ...paid(server.baseUrl), ...json)
    expect(code).toBe(1)
    expect(out + err).not.toContain(key)
    expect(out + err).toMatch(/key/i)
  }
  expect(bench.files()).toEqual(['a.png'])
})

test('promise 2: a picture that can’t be saved is kept, and placed later without asking again', async () => {
  const bench = openBench()
  const folder = bench.path('results')
  mkdirSync(folder)
  const server = await startPainter(() => rmSync(folder, { recursive: true }))
  const input = bench.writePng('a.png', photograph(size, 8))
  const out = ['--out', join(folder, 'a.psd')]
  const failed = await bench.json('refine', input, ...paid(server.baseUrl), ...out)
  expect(failed.error.code).toBe('not_found')
  const { calls } = await bench.json('waiting')
  expect(calls).toMatchObject([
    { state: 'arrived', outcome: 'answered', source: 'a', candidates: 1, provider: 'openai' },
  ])
  const [{ id }] = calls
  expect(failed.error.hint).toContain(`--resume ${id}`)

  mkdirSync(folder)
  const placed = await bench.json(
    ...['refine', input, '--resume', id, '--base-url', server.baseUrl, ...out],
  )
  expect(placed.version).toMatchObject({ number: 1, call: id, instruction: 'put a cup there' })
  expect(readdirSync(folder)).toEqual(['a.psd'])
  expect(server.received).toHaveLength(1)
  expect((await bench.json('waiting')).calls).toEqual([])
})

test('nothing is sent when the result could not be written anyway', async () => {
  const server = await startPainter()
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  for (const option of ['--out', '--flat', '--report']) {
    const name = { '--out': 'no/a.psd', '--flat': 'no/a.png', '--report': 'no/a.json' }[option]
    const args = [...paid(server.baseUrl), option, bench.path(name as string)]
    expect((await bench.json('refine', input, ...args)).error.code).toBe('not_found')
  }
  expect(server.received).toHaveLength(0)
})

test('a waiting picture can be thrown away', async () => {
  const bench = openBench()
  const folder = bench.path('results')
  mkdirSync(folder)
  const server = await startPainter(() => rmSync(folder, { recursive: true }))
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, ...paid(server.baseUrl), '--out', join(folder, 'a.psd'))
  const [{ id }] = (await bench.json('waiting')).calls
  expect((await bench.run('waiting', '--discard', 'no-such-call')).code).toBe(1)
  expect((await bench.json('waiting', '--discard', id)).calls).toEqual([])
})

test('promise 5: a budget that the estimate exceeds refuses before anything is sent', async () => {
  const bench = openBench({ env: { OPENAI_API_KEY: key } })
  const input = bench.writePng('a.png', photograph(size, 8))
  const args = ['refine', input, '--instruction', 'put a cup there', '--provider', 'openai']
  const { error } = await bench.json(...args, '--budget', '0.0001')
  expect(error.code).toBe('over_budget')
  expect(bench.files()).toEqual(['a.png'])
  expect((await bench.json('waiting')).calls).toEqual([])
})

test('promise 5: a dry run needs no key, estimates the cost and sends nothing', async () => {
  const server = await startPainter()
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const args = ['refine', input, '--instruction', 'put a cup there', '--provider', 'openai']
  const planned = await bench.json(...args, '--dry-run', '--budget', '0.0001')
  expect(planned.estimate.highUsd).toBeGreaterThan(0)
  expect(planned.withinBudget).toBe(false)
  expect(planned.prompt).toContain('put a cup there')
  await bench.run(...args, '--base-url', server.baseUrl, '--dry-run')
  expect(server.received).toHaveLength(0)
})

test('a missing key is said before the call, with the variable to set', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  const { error } = await bench.json(
    ...['refine', input, '--instruction', 'put a cup there', '--provider', 'openai'],
  )
  expect(error.code).toBe('missing_key')
  expect(error.hint).toContain('OPENAI_API_KEY')
})

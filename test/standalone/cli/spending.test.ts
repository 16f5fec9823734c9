import { expect, onTestFinished, test, vi } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const picture = toBase64(encodePng(photograph({ width: 1024, height: 1024 }, 8, 9)))

/** A server that fails so many times with an error of its own, and then paints. */
async function startPainter(failing = 0) {
  let left = failing
  return startServer((_, response) => {
    if (left-- > 0) sendJson(response, 500, { error: { message: 'Overloaded.' } })
    else sendJson(response, 200, { created: 1, data: [{ b64_json: picture }] })
  })
}

/** A command line whose calls to OpenAI end at that server: prices are known only at OpenAI's own address. */
async function openPaid(failing = 0) {
  const server = await startPainter(failing)
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) =>
    fetch(String(url).replace('https://api.openai.com/v1', server.baseUrl), init),
  )
  onTestFinished(() => void vi.unstubAllGlobals())
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const input = bench.writePng('=shot.png', photograph({ width: 64, height: 64 }, 8))
  const args = ['refine', input, '--instruction', 'put a cup there', '--provider', 'openai']
  return { server, bench, args }
}

test('what calls cost is listed by document and day, one by one and as tables, and holds a day’s budget', async () => {
  const { server, bench, args } = await openPaid()
  expect((await bench.run('spending')).out).toBe('No calls are in the book.\n')
  await bench.run(...args)
  expect((await bench.json('waiting')).calls).toEqual([])
  const { days, total } = await bench.json('spending', '--day', 'today')
  expect(days).toMatchObject([{ document: '=shot.png', calls: 1, steps: 1, accepted: 1 }])
  expect(total.highUsd).toBeGreaterThan(0)
  expect((await bench.run('spending')).out).toMatch(
    /^\d{4}-\d\d-\d\d {2}=shot\.png: 1 call, 1 step, \d+ s; \$0\.\d{4}( to \$0\.\d{4})?; accepted 1, kept beside 0, thrown away 0\n$/,
  )
  const { calls } = await bench.json('spending', '--calls')
  expect(calls).toMatchObject([{ provider: 'openai', attempt: 1, acceptance: 'accepted' }])
  expect((await bench.run('spending', '--calls')).out).toMatch(/attempt 1, accepted; \$0/)
  expect((await bench.json('spending', '--day', '2020-01-01')).days).toEqual([])
  expect(await bench.run('spending', '--day', 'yesterday')).toMatchObject({ code: 2 })

  // Tables are for spreadsheets, and run nothing there.
  const [heading, row, ...more] = (await bench.run('spending', '--csv')).out.split('\n')
  expect(heading).toMatch(/^day,document,calls,/)
  expect(row).toMatch(/^\d{4}-\d\d-\d\d,'=shot\.png,1,1,1,/)
  expect(more).toEqual([''])
  const table = (await bench.run('spending', '--calls', '--csv')).out.split('\n')
  expect(table).toHaveLength(3)

  const budget = String(total.highUsd * 1.5)
  const again = [...args, '--out', bench.path('b.psd'), '--budget-day', budget]
  expect((await bench.json(...again)).error).toMatchObject({
    code: 'over_budget',
    message: expect.stringMatching(/with \$0\.\d{4} spent above the day’s budget/),
  })
  expect(server.received).toHaveLength(1)
})

test('promise 5: what nobody knows of is not sent again without --again, and counts at its highest', async () => {
  const { server, bench, args } = await openPaid(1)
  expect((await bench.json(...args)).error.code).toBe('provider_failed')
  expect((await bench.json(...args)).error).toMatchObject({
    code: 'sent_before',
    message: expect.stringMatching(/may have cost up to \$0\.\d{4}\.$/),
    hint: expect.stringMatching(/add --again/),
  })
  expect(server.received).toHaveLength(1)
  expect((await bench.json('waiting')).calls).toMatchObject([
    { state: 'open', outcome: 'unknown', attempt: 1, isQueued: false },
  ])
  expect((await bench.run('waiting')).out).toMatch(
    /nobody knows what became of it; it may have cost up to \$0\.\d{4}\n .*--again/,
  )
  expect((await bench.json('spending')).total).toMatchObject({ lowUsd: 0 })

  const budget = String((await bench.json('spending')).total.highUsd * 2.2)
  const done = await bench.run(...args, '--again', '--budget-day', budget)
  expect(done).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^The day’s budget of \$0\.\d{4} is nearly used up/),
  })
  expect((await bench.json('waiting')).calls).toEqual([])
  const { days } = await bench.json('spending')
  expect(days).toMatchObject([{ calls: 2, steps: 1, unknown: 1, accepted: 1 }])
})

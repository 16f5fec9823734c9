import { expect, test } from 'vitest'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const key = 'sk-test-0123456789abcdef'
const advice = {
  role: 'scene',
  sees: [{ name: 'hill', box: { left: 0, top: 0.5, width: 1, height: 0.5 } }],
  change: {
    instruction: 'Soften the light on the hill',
    why: 'It is hard.',
    stage: 'light',
    preserve: [{ text: 'the trees', kind: 'composition' }],
    where: null,
  },
  wording: null,
}

async function openAsked() {
  const { baseUrl, received } = await startServer((_received, response) =>
    sendJson(response, 200, {
      output: [
        { type: 'message', content: [{ type: 'output_text', text: JSON.stringify(advice) }] },
      ],
      usage: { input_tokens: 1000, output_tokens: 100 },
    }),
  )
  const bench = openBench({ env: { OPENAI_API_KEY: key } })
  const input = bench.writePng('a.png', photograph({ width: 24, height: 16 }, 8))
  return { bench, input, baseUrl, received }
}

test('ask sends one small picture and gives the next change; its cost is in the book', async () => {
  const { bench, input, baseUrl, received } = await openAsked()
  const found = await bench.json('ask', input, '--base-url', baseUrl, '--instruction', 'nicer')
  expect(found).toMatchObject({
    command: 'ask',
    dryRun: false,
    sent: { width: 24, height: 16 },
    role: 'scene',
    sees: [{ name: 'hill', box: { x: 0, y: 8, width: 24, height: 8 } }],
    change: { instruction: 'Soften the light on the hill', stage: 'light' },
  })
  expect(received.map(({ url }) => url)).toEqual(['/v1/responses'])
  expect(received[0]?.body).toContain('nicer')
  expect(bench.files()).toEqual(['a.png'])
  const spent = await bench.json('spending', '--calls')
  expect(spent.calls).toMatchObject([{ outcome: 'answered', costUsd: 0.0012 }])
})

test('what an art director says is shown in lines', async () => {
  const { bench, input, baseUrl } = await openAsked()
  const { out } = await bench.run('ask', input, '--base-url', baseUrl)
  expect(out.split('\n').slice(0, 3)).toEqual([
    'Soften the light on the hill',
    '  It is hard.',
    '  keep: the trees',
  ])
  expect(out).toContain('It sees: hill.')
})

test('a dry run sends nothing and needs no key', async () => {
  const { received, baseUrl } = await openAsked()
  const bench = openBench()
  const input = bench.writePng('a.png', photograph({ width: 24, height: 16 }, 8))
  const found = await bench.json('ask', input, '--base-url', baseUrl, '--dry-run')
  expect(found).toMatchObject({ dryRun: true, sent: { width: 24, height: 16 } })
  expect(found.estimate.highUsd).toBeGreaterThan(0)
  expect(received).toEqual([])
})

test('without a key it says which variable is missing; above the day’s budget nothing is sent', async () => {
  const { bench, input, baseUrl, received } = await openAsked()
  const keyless = openBench()
  const other = keyless.writePng('a.png', photograph({ width: 24, height: 16 }, 8))
  expect((await keyless.json('ask', other)).error).toMatchObject({
    code: 'missing_key',
    hint: expect.stringContaining('OPENAI_API_KEY'),
  })
  const asked = await bench.json('ask', input, '--base-url', baseUrl, '--budget-day', '0.001')
  expect(asked.error.code).toBe('over_budget')
  expect(received).toEqual([])
})

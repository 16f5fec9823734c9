import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { flat } from '../../core/refine/scripted-provider.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, maskPicture, openBench } from './run-cli.ts'

const size = { width: 64, height: 48 }
const region = { x: 4, y: 4, width: 20, height: 12 }

function files(bench: Bench): string[] {
  const input = bench.writePng('a.png', photograph(size, 8))
  return [input, '--region', bench.writePng('mask.png', maskPicture(size, region))]
}

test('a dry run says how the region is told and why, and --mask decides it', async () => {
  const bench = openBench()
  const asked = ['refine', ...files(bench), '--provider', 'openai', '--dry-run']
  const lit = await bench.run(...asked, '--instruction', 'make the light warmer')
  expect(lit.out).toMatch(/does not see what lies under a mask.*outlined instead/)
  expect(lit.out).toContain('Make the change only in the upper left part of the picture')
  const added = await bench.json(...asked, '--instruction', 'add a lamp')
  expect(added.mask.use).toBe('send')
  for (const use of ['send', 'omit', 'markup']) {
    const set = await bench.json(...asked, '--instruction', 'add a lamp', '--mask', use)
    expect(set.mask.use).toBe(use)
  }
  const without = await bench.json(
    ...[
      'refine',
      files(bench)[0]!,
      '--provider',
      'gemini',
      '--dry-run',
      '--instruction',
      'add tea',
    ],
    ...files(bench).slice(1),
  )
  expect(without.mask.use).toBe('none')
  expect(without.mask.reason).toMatch(/takes no mask/)
})

test('what the model does not take, or nobody knows, is wrong usage', async () => {
  const bench = openBench()
  const asked = ['refine', ...files(bench), '--instruction', 'add a lamp', '--dry-run']
  for (const [wrong, said] of [
    [['--mask', 'yes'], /--mask takes send, omit, markup/],
    [['--provider', 'gemini', '--mask', 'send'], /takes no mask/],
    [['--provider', 'openai', '--complexity', 'low'], /no complexity called/],
    [['--provider', 'openai', '--option', 'speed=fast'], /no option called “speed”/],
    [['--provider', 'openai', '--option', 'moderation=none'], /takes no moderation of “none”/],
  ] as const) {
    const { code, err } = await bench.run(...asked, ...wrong)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(said) })
  }
})

test('what references are for and the provider’s own options reach it', async () => {
  const answer = toBase64(encodePng(flat({ width: 1024, height: 1024 }, 8, [9, 9, 9, 255])))
  const server = await startServer((_, response) =>
    sendJson(response, 200, { created: 1, data: [{ b64_json: answer }] }),
  )
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const mood = bench.writePng('mood.png', photograph({ width: 8, height: 8 }, 8))
  await bench.run(
    ...['refine', ...files(bench), '--instruction', 'add a lamp', '--provider', 'openai'],
    ...['--base-url', server.baseUrl, '--reference', `the light: ${mood}`],
    ...['--option', 'moderation=low'],
  )
  const body = JSON.parse(server.received[0]!.body.toString())
  expect(body).toMatchObject({ moderation: 'low' })
  expect(body.prompt).toContain('Image 2 is a reference for the light: mood.png.')
  expect(body.images).toHaveLength(2)
})

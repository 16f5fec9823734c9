import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { createPicture, cropPicture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { sendJson, startServer } from '../../core/providers/openai/loopback-server.ts'
import { pictureOfUrl } from '../../core/providers/openai/openai-request.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const picture = photograph({ width: 90, height: 60 }, 8)

test('--crop cuts to proportions around the subject, word for word and for free', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', picture)
  const mask = createPicture(picture, 8)
  for (let pos = 3; pos < mask.data.length; pos += 4) mask.data[pos] = 255
  for (let y = 20; y < 30; y++) mask.data.fill(255, (y * 90 + 70) * 4, (y * 90 + 76) * 4)
  const subject = bench.writePng('subject.png', mask)
  const flat = bench.path('crop.png')
  const args = ['refine', input, '--crop', '1:1', '--subject', subject, '--flat', flat]
  const done = await bench.json(...args)
  expect(done.version).toMatchObject({ kind: 'reframe' })
  expect(done.costUsd).toBe(0)
  expect(done.checks).toEqual([])
  const rect = { x: 30, y: 0, width: 60, height: 60 }
  expect(decodePng(bench.read('crop.png')).picture).toEqual(cropPicture(picture, rect))
})

test('--expand asks a painter for what is new, and the old pixels stay', async () => {
  const server = await startServer((received, response) => {
    const { images } = JSON.parse(received.body)
    const answer = toBase64(encodePng(pictureOfUrl(images[0].image_url)))
    sendJson(response, 200, { created: 1, data: [{ b64_json: answer }] })
  })
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const input = bench.writePng('a.png', picture)
  const painter = ['--provider', 'openai', '--base-url', server.baseUrl]
  const flat = bench.path('wide.png')
  const args = ['refine', input, '--expand', 'left:10,top:50%', '--flat', flat]
  const done = await bench.json(...args, ...painter)
  expect(done.instruction).toBe('Continue the picture naturally beyond its old borders.')
  expect(done.checks).toEqual([])
  const body = JSON.parse(server.received[0]!.body)
  const mask = pictureOfUrl(body.mask.image_url)
  expect(body.size).toBe(`${mask.width}x${mask.height}`)
  const wide = decodePng(bench.read('wide.png')).picture
  expect([wide.width, wide.height]).toEqual([100, 90])
  expect(cropPicture(wide, { x: 10, y: 30, width: 90, height: 60 })).toEqual(picture)
})

test('what the built-in provider can’t paint and what can’t be meant is refused', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', picture)
  const expanded = await bench.json('refine', input, '--expand', 'left:10')
  expect(expanded.error.code).toBe('needs_generative')
  const enlarged = await bench.json('refine', input, '--upscale', '2')
  expect(enlarged.error.message).toMatch(/can’t give the picture more detail/)
  const cases = [
    [['--expand', 'up:10'], /takes sides with a length/],
    [['--expand', 'left:1.5'], /takes sides with a length/],
    [['--expand', 'left:1,left:2'], /names the left twice/],
    [['--crop', 'wide'], /takes proportions/],
    [['--crop', '1:1', '--expand', 'left:1'], /given together/],
    [['--upscale', '9'], /--upscale/],
    [['--crop', '1:1', '--room', 'top:40'], /a share of the crop/],
    [['--room', 'top:10%', '--instruction', 'crop'], /belongs to --crop/],
  ] as const
  for (const [args, message] of cases) {
    const { code, err } = await bench.run('refine', input, ...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  }
})

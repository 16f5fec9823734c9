import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { root } from '../../../scripts/root.ts'
import { applyChange } from '../../support/drift/change.ts'
import { startDriftingServer } from '../../support/drift/drifting-server.ts'
import { ellipseWeight } from '../../support/drift/shapes.ts'
import { countChanges, maskPicture, openBench } from './run-cli.ts'

const file = readFileSync(join(root, 'standalone/playground/samples/coffee.png'))
const { picture } = decodePng(new Uint8Array(file))
const region = { x: 190, y: 60, width: 220, height: 200 }

/** Another picture of the same size: the given one upside down and in other colours. */
function another({ width, height, data }: Picture): Picture {
  const other = createPicture({ width, height }, 8, data.slice() as Uint8Array)
  for (let i = 0; i < width * height; i++) {
    const from = (width * height - 1 - i) * 4
    for (let c = 0; c < 3; c++) other.data[i * 4 + c] = data[from + ((c + 1) % 3)] as number
  }
  return other
}

/** Puts a blue plate into the middle of a rectangle, at any scale. */
function withPlate(given: Picture, { x, y, width, height }: Rect): Picture {
  const middle = { x: x + width / 2, y: y + height / 2 }
  const ellipse = { ...middle, acrossPx: width * 0.3, downPx: height * 0.3 }
  const paint = () => [60, 90, 190] as const
  return applyChange(given, { weight: ellipseWeight(given, ellipse, 2), paint, most: 1 }, 1)
}

/** A server that paints each call in another way, the last one again and again. */
async function startPainter(...paints: readonly ((picture: Picture, region: Rect) => Picture)[]) {
  let calls = 0
  return startDriftingServer({
    ...{ level: 'mild', seed: 3 },
    paint: (given, where) => {
      const paint = paints[Math.min(calls++, paints.length - 1)] as (typeof paints)[number]
      return paint(given, where)
    },
  })
}

function refining(bench: ReturnType<typeof openBench>, baseUrl: string): string[] {
  return [
    ...['refine', bench.write('a.png', file), '--instruction', 'put a blue plate here'],
    ...['--region', bench.writePng('mask.png', maskPicture(picture, region))],
    ...['--provider', 'openai', '--base-url', baseUrl, '--flat', bench.path('flat.png')],
  ]
}

test('an answer that does not fit is kept, and can be laid in as it came', async () => {
  const server = await startPainter(another)
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const args = refining(bench, server.baseUrl)
  const { error } = await bench.json(...args)
  expect(error).toMatchObject({ code: 'bad_answer' })
  const [{ id }] = (await bench.json('waiting')).calls
  expect(error.hint).toContain(`--resume ${id} --as-it-came`)
  expect((await bench.run('waiting')).out).toContain(`--resume ${id} --as-it-came`)
  const placed = await bench.json(...args, '--resume', id, '--as-it-came')
  expect(placed.version.report.notes[0]).toMatch(/laid in as it came/)
  expect(placed.version.report.outside.changedPixels).toBe(0)
  expect(
    countChanges(picture, bench.readPng('flat.png'), maskPicture(picture, region)).outside,
  ).toBe(0)
  expect(server.received).toHaveLength(1)
})

test('--retry asks again within the budget, and what was refused still waits', async () => {
  const server = await startPainter(another, withPlate)
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-test' } })
  const done = await bench.json(...refining(bench, server.baseUrl), '--retry', '2')
  expect(server.received).toHaveLength(2)
  expect(done.calls).toHaveLength(1)
  expect(done.version.report.notes.join(' ')).toMatch(/Asked 2 times.*One call came to nothing/)
  expect((await bench.json('waiting')).calls).toMatchObject([{ state: 'arrived' }])
})

test('what must stay has a place: it is protected, and told to be untouched', async () => {
  const bench = openBench()
  const input = bench.write('a.png', file)
  const warm = await bench.json(
    ...['refine', input, '--instruction', 'make the light warmer'],
    ...['--preserve', 'composition: the table', '--preserve', 'text: the rim @ 250,100,80,60'],
  )
  expect(warm.version.report.preserves).toMatchObject([
    { text: 'the table', result: 'not measured' },
    { text: 'the rim', result: 'kept', against: 'parent' },
  ])
  const outside = await bench.json(
    ...['refine', input, '--instruction', 'warmer', '--preserve', 'the rim @ 9000,0,5,5'],
    ...['--out', bench.path('b.psd')],
  )
  expect(outside.error).toMatchObject({ code: 'bad_setting' })
})

import { expect, onTestFinished, test } from 'vitest'
import { previewEdge } from '../../../core/edit/preview-edge.ts'
import { settleCandidate } from '../../../core/edit/settle/settle-candidate.ts'
import { storeMask } from '../../../core/edit/stored-mask.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import {
  callJobs,
  type JobPort,
  type PixelJobs,
  pixelJobs,
  pixelWork,
  runInline,
  serveJobs,
} from '../../../core/worker.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { expectError } from '../refine/refusals.ts'

const crop = { x: 3, y: 2, width: 12, height: 9 }

for (const depth of [8, 16] as const) {
  test(`settling at ${depth} bits gives the same words inline and across a border`, async () => {
    const input = {
      plan: { crop, sent: { width: 12, height: 9 }, density: 1 },
      parent: photograph(crop, depth),
      region: fullMask({ x: 5, y: 4, width: 6, height: 5 }),
      protect: [],
      edge: { kind: 'strict' },
      candidate: photograph(crop, depth, 9),
    } as const
    const expected = settleCandidate(input)
    expect(await pixelWork(runInline(pixelJobs)).settle(input)).toEqual(expected)
    expect(await pixelWork(acrossBorder()).settle(input)).toEqual(expected)
    expect(input.parent).toEqual(photograph(crop, depth))
    expect(input.candidate).toEqual(photograph(crop, depth, 9))
  })
}

test('masks are stored and edges previewed the same inline and across a border', async () => {
  const region = fullMask({ x: 5, y: 4, width: 6, height: 5 })
  const preview = { region, protect: null, edge: { kind: 'strict' }, picture: crop } as const
  for (const work of [pixelWork(runInline(pixelJobs)), pixelWork(acrossBorder())]) {
    expect(await work.storeMask(region)).toEqual(storeMask(region))
    expect(await work.previewEdge(preview)).toEqual(previewEdge(preview))
  }
})

test('pictures go through PNG bit for bit, their colour chunks with them', async () => {
  const runner = acrossBorder()
  const picture = photograph(crop, 16)
  const color = {
    ...untagged,
    chunks: [{ type: 'pHYs', data: Uint8Array.of(0, 0, 11, 19, 0, 0, 11, 19, 1) }],
  }
  const bytes = await runner.run('encodePng', { picture, color })
  const decoded = await runner.run('decodePng', bytes)
  expect(decoded.picture).toEqual(picture)
  expect(decoded.color.chunks).toEqual(color.chunks)
})

test('promise 7: a damaged file says the same inline and across a border', async () => {
  for (const runner of [runInline(pixelJobs), acrossBorder()]) {
    await expectError(runner.run('decodePng', Uint8Array.of(1, 2, 3)), 'unreadable_file', /./)
  }
})

test('inline work is cancelled before it begins, and mistakes become internal', async () => {
  const runner = runInline({
    ...pixelJobs,
    crash: (): never => {
      throw new TypeError('Expected a picture')
    },
  })
  const signal = AbortSignal.abort()
  await expectError(runner.run('decodePng', new Uint8Array(), { signal }), 'cancelled', /cancelled/)
  await expectError(runner.run('crash', undefined as never), 'internal', /Expected a picture/)
})

test('workers and message channels of browsers fit as ports', () => {
  // Checked by the compiler: these assignments are the test.
  const ofBrowser = (worker: Worker): JobPort => worker
  const ofChannel = (port: MessagePort): JobPort => port
  expect([ofBrowser, ofChannel]).toHaveLength(2)
})

function acrossBorder() {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  serveJobs(port2, pixelJobs)
  return callJobs<PixelJobs>(port1)
}

import { expect, test } from 'vitest'
import { cancelled } from '../../../core/errors.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { JobRunner } from '../../../core/worker.ts'
import { createFigmaPixels } from '../../../figma-plugin/ui/pixels/create-figma-pixels.ts'
import type { FigmaPixelJobs } from '../../../figma-plugin/worker/jobs.ts'
import { noise, size } from './image-fixtures.ts'
import { nodeJobs } from './node-platform.ts'

const file = encodePng(noise(8, size, 0))
const stack = { base: 'base', overlays: [] }

/** Pixels over a document that hands its only image out when it is told to. */
function slowImage() {
  const hands: { readonly out: () => void; readonly fail: (error: Error) => void }[] = []
  const ran: string[] = []
  const jobs = nodeJobs()
  const noting: JobRunner<FigmaPixelJobs> = {
    run: (name, input, options) => {
      ran.push(name)
      return jobs.run(name, input, options)
    },
  }
  const document = {
    imageFile: () =>
      new Promise<Uint8Array>((resolve, reject) => {
        hands.push({ out: () => resolve(file), fail: reject })
      }),
    imageSize: async () => size,
  }
  const asked = async () => {
    while (hands.length === 0) await Promise.resolve()
    return hands.shift() as (typeof hands)[number]
  }
  return { pixels: createFigmaPixels(document, noting), ran, asked }
}

test('cancelling ends the wait for a file that Figma is still loading', async () => {
  const { pixels, asked } = slowImage()
  const stop = new AbortController()
  const reading = pixels.read(stack, rectOf(size), { signal: stop.signal })
  const telling = pixels.facts('base', { signal: stop.signal })
  await asked()
  stop.abort()
  await expect(reading).rejects.toEqual(cancelled())
  await expect(telling).rejects.toEqual(cancelled())
})

test('who cancels leaves others waiting who asked for the same', async () => {
  const { pixels, asked } = slowImage()
  const stop = new AbortController()
  const given = pixels.facts('base', { signal: stop.signal })
  const wanted = pixels.facts('base')
  const hand = await asked()
  stop.abort()
  await expect(given).rejects.toEqual(cancelled())
  hand.out()
  expect(await wanted).toMatchObject(size)
})

test('facts that are asked for twice at once are found out once', async () => {
  const { pixels, ran, asked } = slowImage()
  const both = Promise.all([pixels.facts('base'), pixels.facts('base')])
  const hand = await asked()
  hand.out()
  const [one, other] = await both
  expect(other).toBe(one)
  // Asked without the file, then with it.
  expect(ran).toEqual(['facts', 'facts'])
})

test('facts that could not be found out are looked for again', async () => {
  const { pixels, asked } = slowImage()
  const failing = pixels.facts('base')
  const first = await asked()
  first.fail(new Error('offline'))
  await expect(failing).rejects.toThrow('offline')
  const again = pixels.facts('base')
  const second = await asked()
  second.out()
  expect(await again).toMatchObject(size)
})

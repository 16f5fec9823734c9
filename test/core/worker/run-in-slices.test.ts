import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import type { Slicing, Steps } from '../../../core/steps.ts'
import { pixelJobs, runInline, runInSlices } from '../../../core/worker.ts'
import { pictureOf } from '../edit/arbitrary-picture.ts'
import { arbitraryInput } from '../edit/settle/arbitrary-input.ts'
import { arbitraryMask } from '../mask/arbitrary-mask.ts'
import { expectError } from '../refine/refusals.ts'

/** A clock that only a test moves on, and pauses that end when others had their turn. */
function fakeSlicing(sliceMs = 10) {
  const clock = { ms: 0, pauses: 0 }
  const slicing: Slicing = {
    now: () => clock.ms,
    sliceMs,
    pause: async () => {
      clock.pauses++
    },
  }
  return { clock, slicing }
}

/** Ten steps of 4 ms, each of which is counted. */
function countedJobs(clock: { ms: number }, onStep: (steps: number) => void = () => {}) {
  const counted = { steps: 0 }
  const jobs = {
    count: function* (): Steps<string> {
      for (let i = 0; i < 10; i++) {
        counted.steps++
        clock.ms += 4
        onStep(counted.steps)
        yield
      }
      return 'done'
    },
  }
  return { counted, jobs }
}

test('a job pauses after every slice, and not within one', async () => {
  const { clock, slicing } = fakeSlicing()
  const { counted, jobs } = countedJobs(clock)
  expect(await runInSlices(jobs, slicing).run('count', undefined)).toBe('done')
  expect(counted.steps).toBe(10)
  // Three steps of 4 ms fill a slice of 10 ms.
  expect(clock.pauses).toBe(3)
})

test('after cancelling between slices not one further step is run', async () => {
  const { clock, slicing } = fakeSlicing()
  const { counted, jobs } = countedJobs(clock)
  const abort = new AbortController()
  const pause = async () => {
    clock.pauses++
    if (clock.pauses === 2) abort.abort()
  }
  const running = runInSlices(jobs, { ...slicing, pause }).run('count', undefined, {
    signal: abort.signal,
  })
  await expectError(running, 'cancelled', /cancelled/)
  expect(counted.steps).toBe(6)
})

test('after cancelling within a slice not one further step is run', async () => {
  const { clock, slicing } = fakeSlicing()
  const abort = new AbortController()
  const { counted, jobs } = countedJobs(clock, (steps) => {
    if (steps === 5) abort.abort()
  })
  const running = runInSlices(jobs, slicing).run('count', undefined, { signal: abort.signal })
  await expectError(running, 'cancelled', /cancelled/)
  expect(counted.steps).toBe(5)
})

test('a job that was cancelled before it began runs no step', async () => {
  const { clock, slicing } = fakeSlicing()
  const { counted, jobs } = countedJobs(clock)
  const running = runInSlices(jobs, slicing).run('count', undefined, {
    signal: AbortSignal.abort(),
  })
  await expectError(running, 'cancelled', /cancelled/)
  expect(counted.steps).toBe(0)
})

test('a cancelled job rejects at once, while its pause goes on', async () => {
  const { clock, slicing } = fakeSlicing()
  const { counted, jobs } = countedJobs(clock)
  const abort = new AbortController()
  const endless = { ...slicing, pause: () => new Promise<void>(() => abort.abort()) }
  const running = runInSlices(jobs, endless).run('count', undefined, { signal: abort.signal })
  await expectError(running, 'cancelled', /cancelled/)
  expect(counted.steps).toBe(3)
})

test('two jobs share the thread slice by slice', async () => {
  const { clock, slicing } = fakeSlicing(1)
  const seen: string[] = []
  const jobs = {
    count: function* (name: string): Steps<void> {
      for (let i = 0; i < 3; i++) {
        seen.push(name)
        clock.ms += 4
        yield
      }
    },
  }
  const runner = runInSlices(jobs, slicing)
  await Promise.all([runner.run('count', 'a'), runner.run('count', 'b')])
  expect(seen.join('')).toBe('ababab')
})

test('jobs without steps are run as they are, and mistakes become internal', async () => {
  const { slicing } = fakeSlicing()
  const runner = runInSlices(
    {
      double: (value: number) => value * 2,
      later: async (value: number) => value + 1,
      crash: function* (): Steps<void> {
        yield
        throw new TypeError('Expected a picture')
      },
    },
    slicing,
  )
  expect(await runner.run('double', 4)).toBe(8)
  expect(await runner.run('later', 4)).toBe(5)
  await expectError(runner.run('crash', undefined), 'internal', /Expected a picture/)
})

/** A clock on which every step fills its slice, so that all jobs pause as often as they can. */
function pausingEverywhere() {
  let ms = 0
  return runInSlices(pixelJobs, { now: () => ms++, sliceMs: 0, pause: async () => {} })
}

test('pictures are settled to the same words in slices and in one go, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryInput, async (input) => {
      const [plain, sliced] = await Promise.allSettled([
        runInline(pixelJobs).run('settle', input),
        pausingEverywhere().run('settle', input),
      ])
      expect(sliced).toEqual(plain)
    }),
    { numRuns: 100 },
  )
})

test('masks and files are the same in slices and in one go', async () => {
  const picture = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      depth: fc.constantFrom<8 | 16>(8, 16),
      alpha: fc.constantFrom<'opaque' | 'any'>('opaque', 'any'),
    })
    .chain(({ depth, alpha, ...size }) => pictureOf(size, depth, alpha))
  await fc.assert(
    fc.asyncProperty(picture, arbitraryMask, async (given, mask) => {
      const [inline, sliced] = [runInline(pixelJobs), pausingEverywhere()]
      const file = await sliced.run('encodePng', { picture: given })
      expect(file).toEqual(encodePng(given))
      expect(await sliced.run('decodePng', file)).toEqual(await inline.run('decodePng', file))
      expect(await sliced.run('storeMask', mask)).toEqual(await inline.run('storeMask', mask))
      const edge = {
        region: mask,
        protect: null,
        edge: { kind: 'soft', px: 3 },
        picture: { width: 9, height: 9 },
      } as const
      expect(await sliced.run('previewEdge', edge)).toEqual(await inline.run('previewEdge', edge))
    }),
    { numRuns: 60 },
  )
})

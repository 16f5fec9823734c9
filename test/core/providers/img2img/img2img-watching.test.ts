import { expect, test, vi } from 'vitest'
import { handClock, json, later, type ScriptedAnswer } from '../scripted-fetch.ts'
import { img2imgRequest, openImg2img, pngOf, redsOf, testLogin } from './img2img-desk.ts'

/** A server whose painting ends when told, and whose progress is what it is set to. */
function openSlowServer(progress: () => ScriptedAnswer = () => ({ progress: 0.5 }), deaf = false) {
  const painting = later<object>()
  const clock = handClock()
  const { provider, calls } = openImg2img(
    ({ url }) => {
      if (url.includes('/progress')) return progress()
      return url.endsWith('/interrupt') ? {} : painting.value
    },
    { wait: clock.wait, key: testLogin, deaf },
  )
  const pathsOf = () => calls.map(({ url }) => url.split('/v1/').at(-1))
  return { provider, painting, clock, pathsOf, calls }
}

const finished = { images: [pngOf(200)] }

test('progress is looked at once a second, and told with the half-painted picture', async () => {
  let progress = 0.25
  const { provider, painting, clock, pathsOf } = openSlowServer(() => ({
    progress,
    current_image: pngOf(progress * 100),
  }))
  const told: unknown[] = []
  const partial: number[] = []
  const done = provider.edit(img2imgRequest(), {
    onProgress: (fraction) => told.push(fraction),
    onPartial: (candidate) => partial.push(...redsOf({ candidates: [candidate] })),
  })
  await vi.waitFor(() => expect(clock.waits()).toEqual([1000]))
  clock.turn()
  await vi.waitFor(() => expect(clock.waits()).toEqual([1000]))
  progress = 0.75
  clock.turn()
  await vi.waitFor(() => expect(partial).toEqual([25, 75]))
  painting.settle(finished)
  expect(redsOf(await done)).toEqual([200])
  expect(told).toEqual([null, 0.25, 0.75])
  expect(pathsOf()).toEqual(['img2img', 'progress', 'progress'])
})

test('looking ends with the call: what a look brings afterwards is told to nobody', async () => {
  const look = later<object>()
  const { provider, painting, clock, pathsOf } = openSlowServer(() => look.value, true)
  const told: unknown[] = []
  const done = provider.edit(img2imgRequest(), { onProgress: (fraction) => told.push(fraction) })
  await vi.waitFor(() => expect(clock.waits()).toHaveLength(1))
  clock.turn()
  await vi.waitFor(() => expect(pathsOf()).toHaveLength(2))
  painting.settle(finished)
  await done
  look.settle({ progress: 0.9 })
  await new Promise((resolve) => setImmediate(resolve))
  expect(told).toEqual([null])
  expect(clock.waits()).toEqual([])
  expect(pathsOf()).toEqual(['img2img', 'progress?skip_current_image=true'])
})

test('nobody who does not watch costs the server a look', async () => {
  const { provider, painting, clock, pathsOf } = openSlowServer()
  const done = provider.edit(img2imgRequest())
  await vi.waitFor(() => expect(pathsOf()).toEqual(['img2img']))
  expect(clock.waits()).toEqual([])
  painting.settle(finished)
  await done
})

test.each([
  ['has no such route', () => json(404, { detail: 'Not Found' })],
  ['answers with something else', () => ({ nothing: true })],
  ['can’t be reached for it', () => new TypeError('fetch failed')],
  ['sends a damaged picture', () => ({ progress: 0.1, current_image: '%' })],
])(
  'a server that %s for progress paints all the same, and is not asked again',
  async (_, progress) => {
    const { provider, painting, clock, pathsOf } = openSlowServer(progress)
    const done = provider.edit(img2imgRequest(), {
      onProgress: () => undefined,
      onPartial: () => undefined,
    })
    await vi.waitFor(() => expect(clock.waits()).toHaveLength(1))
    clock.turn()
    await vi.waitFor(() => expect(pathsOf()).toHaveLength(2))
    await new Promise((resolve) => setImmediate(resolve))
    expect(clock.waits()).toEqual([])
    painting.settle(finished)
    expect(redsOf(await done)).toEqual([200])
  },
)

test('cancelling tells the server to stop, with the login and on a connection of its own', async () => {
  const { provider, pathsOf, calls } = openSlowServer()
  const abort = new AbortController()
  const done = provider.edit(img2imgRequest(), { signal: abort.signal })
  await vi.waitFor(() => expect(pathsOf()).toHaveLength(1))
  abort.abort()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(pathsOf()).toEqual(['img2img', 'interrupt'])
  expect(calls[1]).toMatchObject({
    method: 'POST',
    headers: { authorization: calls[0]!.headers.authorization },
  })
  expect(calls[1]!.body).toBeUndefined()
})

test('a server that never hears the word does not hold up the cancelling', async () => {
  const clock = handClock()
  const { provider, calls } = openImg2img(() => new Promise(() => undefined), { wait: clock.wait })
  const abort = new AbortController()
  const done = provider.edit(img2imgRequest(), { signal: abort.signal })
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  abort.abort()
  await vi.waitFor(() => expect(clock.waits()).toEqual([3000]))
  clock.turn()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
})

test('the half-painted picture that an interrupted server answers with is no candidate', async () => {
  // A host that can't stop a request hears the answer all the same, here before the server has said that it stops.
  const painting = later<object>()
  const clock = handClock()
  const { provider, calls } = openImg2img(
    ({ url }) => (url.endsWith('/interrupt') ? new Promise(() => undefined) : painting.value),
    { deaf: true, wait: clock.wait },
  )
  const abort = new AbortController()
  const done = provider.edit(img2imgRequest(), { signal: abort.signal })
  const ended = expect(done).rejects.toMatchObject({ code: 'cancelled' })
  await vi.waitFor(() => expect(calls).toHaveLength(1))
  abort.abort()
  painting.settle(finished)
  await new Promise((resolve) => setImmediate(resolve))
  clock.turn()
  await ended
})

test('what is cancelled before it is sent reaches no server, and a finished call leaves no listener', async () => {
  const { provider, calls } = openImg2img(() => finished)
  await expect(
    provider.edit(img2imgRequest(), { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(calls).toEqual([])
  const abort = new AbortController()
  await provider.edit(img2imgRequest(), { signal: abort.signal })
  abort.abort()
  await new Promise((resolve) => setImmediate(resolve))
  expect(calls).toHaveLength(1)
})

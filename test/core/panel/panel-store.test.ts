import { afterEach, expect, test, vi } from 'vitest'
import { samePicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { box } from '../refine/desk.ts'
import { ask, closePanels, openPanel } from './support/open-panel.ts'

afterEach(() => {
  closePanels()
  vi.useRealTimers()
})

test('what would be sent is worked out before anything is sent', async () => {
  const panel = await openPanel()
  ask(panel)
  panel.store.dispatch({ type: 'paint', painting: { region: box(10, 10, 8, 8), protect: null } })
  panel.store.prepare()
  const { preparation, revision } = await panel.until(
    ({ preparation: { kind } }) => kind === 'ready',
  )
  expect(preparation.kind === 'ready' && preparation.revision).toBe(revision)
  expect(preparation.kind === 'ready' && preparation.prepared.estimate?.highUsd).toBe(0.04)
  expect(panel.desk.provider.requests.length).toBe(0)
})

test('promise 5: the crop that was shown is the one that is sent', async () => {
  const panel = await openPanel()
  ask(panel)
  panel.store.prepare()
  const { preparation } = await panel.until(({ preparation: { kind } }) => kind === 'ready')
  await panel.store.refine()
  const shown = preparation.kind === 'ready' ? preparation.prepared.sent : null
  expect(panel.desk.provider.requests[0]?.picture).toBe(shown)
})

test('the document is looked at again when it changes by hand', async () => {
  const panel = await openPanel()
  await panel.desk.harness.pickNothing()
  const state = await panel.until(({ picked }) => picked === null)
  expect(state.pickProblem).toBeNull()
})

test('a document that changes all the time is looked at a few times a second', async () => {
  let tell = () => {}
  let looks = 0
  await openPanel(undefined, {
    host: (host) => ({
      ...host,
      lineages: (options) => {
        looks++
        return host.lineages(options)
      },
      watch: (listener) => {
        tell = listener
        return () => {}
      },
    }),
  })
  vi.useFakeTimers()
  looks = 0
  for (let moves = 0; moves < 60; moves++) {
    tell()
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.runAllTimersAsync()
  expect(looks).toBe(4)
})

test('the region that the design tool offers is read along', async () => {
  const panel = await openPanel()
  await panel.desk.harness.setRegion?.(panel.desk.layer, box(1, 2, 3, 4))
  await panel.store.refresh()
  expect(panel.store.getState().hostRegion?.rect).toEqual({ x: 1, y: 2, width: 3, height: 4 })
})

test('thumbnails of source and versions arrive one by one', async () => {
  const panel = await openPanel()
  ask(panel)
  await panel.store.refine()
  const { thumbnails } = await panel.until((state) => Object.keys(state.thumbnails).length === 2)
  expect(Object.values(thumbnails).every(({ width }) => width <= 96)).toBe(true)
})

test('pixels for looking at are the document’s own', async () => {
  const panel = await openPanel()
  const { picture } = panel.desk
  const read = await panel.store.readForDisplay({ kind: 'source' }, rectOf(picture))
  expect(samePicture(read, picture)).toBe(true)
})

test('a panel that is gone changes no more and stops what it was doing', async () => {
  let stopped = false
  const panel = await openPanel(
    (_request, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          stopped = true
          reject(new Error('aborted'))
        })
      }),
  )
  ask(panel)
  const refining = panel.store.refine()
  await panel.until((state) => state.run?.progress.stage === 'sending')
  panel.store.dispose()
  await refining
  const state = panel.store.getState()
  panel.store.dispatch({ type: 'instruct', text: 'too late' })
  expect(panel.store.getState()).toBe(state)
  expect(stopped).toBe(true)
})

test('a change of the document is never forgotten, whenever it comes', async () => {
  for (let moment = 0; moment < 12; moment++) {
    const panel = await openPanel()
    for (let tick = 0; tick < moment; tick++) await null
    await panel.desk.harness.pickNothing()
    const state = await panel.until(({ picked }) => picked === null)
    expect(state.loaded).toBe(true)
  }
})

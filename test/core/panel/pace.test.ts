import { expect, test } from 'vitest'
import { createPacer } from '../../../core/panel/pace.ts'

/** A pacer whose pauses a test ends. */
function pacer() {
  const pauses: (() => void)[] = []
  let runs = 0
  const { call, stop } = createPacer(
    () => runs++,
    (callback) => {
      pauses.push(callback)
      return () => void pauses.splice(pauses.indexOf(callback), 1)
    },
  )
  const endPause = () => pauses.shift()?.()
  return { call, stop, endPause, pauses, runs: () => runs }
}

test('the first call runs at once', () => {
  const { call, runs } = pacer()
  call()
  expect(runs()).toBe(1)
})

test('however many calls during a pause are one run after it, and a pause follows that', () => {
  const { call, endPause, runs } = pacer()
  for (let i = 0; i < 50; i++) call()
  expect(runs()).toBe(1)
  endPause()
  expect(runs()).toBe(2)
  call()
  expect(runs()).toBe(2)
  endPause()
  expect(runs()).toBe(3)
})

test('after a pause without a call nothing runs, and the next call runs at once', () => {
  const { call, endPause, pauses, runs } = pacer()
  call()
  endPause()
  expect([runs(), pauses.length]).toEqual([1, 0])
  call()
  expect(runs()).toBe(2)
})

test('once stopped nothing runs any more', () => {
  const { call, stop, endPause, pauses, runs } = pacer()
  call()
  call()
  stop()
  expect(pauses).toEqual([])
  endPause()
  call()
  expect(runs()).toBe(1)
})

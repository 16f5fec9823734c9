import { expect, test } from 'vitest'
import { copyInSteps, copyStepBytes } from '../../../core/worker/copy-in-steps.ts'

const never = () => Promise.reject(new Error('Expected no pause'))

test('words are copied bit for bit into buffers of their own, and the rest of the data comes along', async () => {
  const data = {
    picture: { width: 1, height: 1, depth: 16, data: Uint16Array.of(1, 2, 65535, 4) },
    masks: [{ rect: { x: 1, y: 2, width: 2, height: 1 }, data: Uint8Array.of(7, 255) }],
    region: null,
    seed: undefined,
  }
  const { copy, buffers } = await copyInSteps(data, never)
  expect(copy).toEqual(data)
  expect(Object.keys(copy)).toEqual(Object.keys(data))
  expect(buffers).toEqual([copy.picture.data.buffer, copy.masks[0]?.data.buffer])
  expect(copy.picture.data.buffer).not.toBe(data.picture.data.buffer)
  expect(copy.masks[0]?.data.buffer).not.toBe(data.masks[0]?.data.buffer)
})

test('no step copies more than it may, however the bytes are spread over arrays', async () => {
  const first = new Uint8Array(copyStepBytes / 2).fill(1)
  const second = new Uint16Array(copyStepBytes).fill(517)
  let pauses = 0
  const { copy } = await copyInSteps([first, second], async () => {
    pauses++
  })
  // 2.5 steps' worth: a pause before each step but the first.
  expect(pauses).toBe(2)
  expect(copy[0]?.every((byte) => byte === 1)).toBe(true)
  expect(copy[1]?.every((word) => word === 517)).toBe(true)
})

test('what others do to the copy between steps is theirs: the data itself is only read', async () => {
  const data = new Uint8Array(copyStepBytes + 1).fill(9)
  const { copy } = await copyInSteps(data, async () => {})
  copy.fill(0)
  expect(data.every((byte) => byte === 9)).toBe(true)
})

test('an array that occurs twice is copied once, and of a part of a buffer only the part', async () => {
  const part = Uint8Array.of(0, 1, 2, 3).subarray(1, 3)
  const { copy, buffers } = await copyInSteps({ a: part, b: part }, never)
  expect(copy.a).toBe(copy.b)
  expect(buffers).toHaveLength(1)
  expect(buffers[0]?.byteLength).toBe(2)
  expect([...copy.a]).toEqual([1, 2])
})

test('words of a subclass become plain ones, and what is no plain data is handed on as it is', async () => {
  const date = new Date(0)
  const floats = Float32Array.of(0.5)
  const act = () => 1
  const { copy, buffers } = await copyInSteps(
    { file: Buffer.from([1, 2]), date, floats, act },
    never,
  )
  expect(copy.file.constructor).toBe(Uint8Array)
  expect(copy).toMatchObject({ date, floats, act })
  expect(copy.floats).toBe(floats)
  expect(buffers).toHaveLength(1)
})

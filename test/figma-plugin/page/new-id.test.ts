import { expect, test } from 'vitest'
import { createNewId, type RandomSource } from '../../../figma-plugin/ui/page/new-id.ts'

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids are random UUIDs that never repeat', () => {
  const newId = createNewId()
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(version4)
})

test('all bytes come from the random source, but for what marks the version', () => {
  const random = {
    getRandomValues: (bytes: Uint8Array) => bytes.fill(0xff),
  } as unknown as RandomSource
  expect(createNewId(random)()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})

test('a frame without any crypto gets ids all the same', () => {
  const newId = createNewId(undefined, () => 1_700_000_000_000)
  const ids = Array.from({ length: 1000 }, newId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(version4)
})

import { expect, test } from 'vitest'
import { findVersion } from '../../../core/history/find-version.ts'
import { nextNumber } from '../../../core/history/next-number.ts'
import { lineageFixture, versionFixture } from './version-fixture.ts'

const cup = lineageFixture([
  versionFixture({ id: 'a', number: 1 }),
  versionFixture({ id: 'b', number: 3, parent: 'a' }),
  versionFixture({ id: 'v1', number: 4 }),
])
const plate = lineageFixture([versionFixture({ id: 'p', number: 1 })])

test('a version is found by its id or its number', () => {
  expect(findVersion([cup, plate], 'b').record.id).toBe('b')
  expect(findVersion([cup, plate], 'v3').record.id).toBe('b')
  expect(findVersion([cup, plate], ' V3 ').record.id).toBe('b')
  expect(findVersion([cup, plate], '3').record.id).toBe('b')
  expect(findVersion([cup, plate], 'v1').record.id).toBe('v1')
})

test('a number that several sources have is refused with the ids to choose from', () => {
  const error = refusal(() => findVersion([plate, plate], 'v1'))
  expect(error).toMatchObject({ code: 'ambiguous', hint: 'Name one by its id: p, p.' })
  expect(error.message).toBe('2 versions have the number 1.')
})

test('a version that is not there is refused with those that are', () => {
  const error = refusal(() => findVersion([cup, plate], 'v2'))
  expect(error).toMatchObject({ code: 'not_found', hint: 'These exist: v1, v3, v4.' })
  expect(error.message).toBe('There is no version “v2”.')
  expect(refusal(() => findVersion([], 'x'.repeat(99)))).toMatchObject({
    message: `There is no version “${'x'.repeat(40)}…”.`,
    hint: 'The document has no versions yet: refine a picture first.',
  })
})

test('the next number follows the highest', () => {
  expect(nextNumber(null)).toBe(1)
  expect(nextNumber(lineageFixture([]))).toBe(1)
  expect(nextNumber(cup)).toBe(5)
  const last = lineageFixture([versionFixture({ number: Number.MAX_SAFE_INTEGER })])
  expect(nextNumber(last)).toBe(Number.MAX_SAFE_INTEGER)
})

function refusal(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  throw new Error('It was not refused')
}

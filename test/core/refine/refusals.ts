import { expect } from 'vitest'
import { type ErrorCode, isRefineError, type RefineError } from '../../../core/errors.ts'

/** Expects a RefineError of a code and with a message and hint like these, and gives it. */
export async function expectError(
  work: Promise<unknown>,
  code: ErrorCode,
  message: RegExp,
  hint: RegExp = /\.$/,
): Promise<RefineError> {
  const thrown: unknown = await work.then(
    () => 'nothing',
    (error: unknown) => error,
  )
  if (!isRefineError(thrown)) expect.fail(`Expected a RefineError ${code} but received ${thrown}`)
  expect(thrown.code).toBe(code)
  expect(thrown.message).toMatch(message)
  expect(thrown.hint).toMatch(hint)
  return thrown
}

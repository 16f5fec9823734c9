import { expect } from 'vitest'
import { type ErrorCode, isRefineError } from '../../../core/errors.ts'

/** Expects a RefineError of the given code that says what happened and what to do next in full sentences. */
export async function expectRefusal(work: Promise<unknown>, code: ErrorCode): Promise<void> {
  const thrown: unknown = await work.then(
    (value) => ({ resolved: value }),
    (error: unknown) => error,
  )
  if (!isRefineError(thrown)) {
    expect.fail(`Expected a RefineError ${code} but received ${describe(thrown)}`)
  }
  expect(thrown.code).toBe(code)
  expect(thrown.message).toMatch(/^\S.+[.!?”"]$/s)
  expect(thrown.hint).toMatch(/^\S.+[.!?”"]$/s)
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : JSON.stringify(thrown)
}

import { fromPlainError, isRefineError, type RefineError, toPlainError } from '../errors.ts'

/** Gives whatever was thrown as an error that people can read. */
export function asRefineError(thrown: unknown): RefineError {
  return isRefineError(thrown) ? thrown : fromPlainError(toPlainError(thrown))
}

import { RefineError, toPlainError } from '../errors.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Gives an error that also says whether the pictures that have arrived are kept, and where to find them. */
export async function keptError(
  ledger: Ledger,
  call: string,
  thrown: unknown,
): Promise<RefineError> {
  const { code, message, hint, ...details } = toPlainError(thrown)
  const isKept = await ledger.entries().then(
    (entries) => entries.some((entry) => entry.id === call && entry.state === 'answered'),
    () => false,
  )
  const kept = 'The result is kept: find it under the results that wait to be placed.'
  return new RefineError(code, message, {
    ...details,
    hint: isKept ? `${hint} ${kept}` : hint,
    cause: thrown,
  })
}

/**
 * Notes in the book that an answer does not fit, if that is what was thrown: it can then be placed as it came, also after
 * a restart.
 */
export async function noteUnfit(ledger: Ledger, call: string, thrown: unknown): Promise<void> {
  const plain = toPlainError(thrown)
  // What can't be noted is only not offered: the answer itself is kept already.
  if (plain.code === 'bad_answer') await ledger.failed(call, plain).catch(() => undefined)
}

/** Gives the error of an answer that could not be settled, like {@link keptError}, after noting it in the book. */
export async function unfitError(
  ledger: Ledger,
  call: string,
  thrown: unknown,
): Promise<RefineError> {
  await noteUnfit(ledger, call, thrown)
  return keptError(ledger, call, thrown)
}

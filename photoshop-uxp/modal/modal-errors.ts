import { cancelled, isRefineError, RefineError } from '../../core/errors.ts'

/** Photoshop's number for "another operation is going on": nothing of what was asked has begun. */
const busyNumber = 9

/** Tells whether Photoshop refused because something else is going on. */
export function isBusy(thrown: unknown): boolean {
  return numberOf(thrown) === busyNumber
}

/** Makes the error for a Photoshop that stayed in another operation. */
export function hostBusy(cause?: unknown): RefineError {
  return new RefineError('host_busy', 'Photoshop is in another operation.', {
    hint: 'Finish it or close its dialog, then try again; nothing is lost.',
    retryable: true,
    ...(cause !== undefined && { cause }),
  })
}

/**
 * Makes the error for something that Photoshop refused or did not do as it was told.
 *
 * @param what The sentence about what happened, for people.
 */
export function hostFailed(what: string, cause?: unknown): RefineError {
  return new RefineError('host_failed', what, {
    hint: 'Nothing was changed. Try again; if it keeps failing, restart Photoshop.',
    retryable: true,
    ...(cause !== undefined && { cause }),
  })
}

/**
 * Turns whatever was thrown inside a modal scope into what a verb rejects with.
 *
 * After a cancel every call of Photoshop throws something: then that is what happened, whatever was thrown.
 */
export function errorOfScope(thrown: unknown, wasCancelled: boolean): unknown {
  if (wasCancelled) return cancelled()
  const isOurs =
    isRefineError(thrown) || thrown instanceof TypeError || thrown instanceof RangeError
  if (isOurs) return thrown
  if (isBusy(thrown)) return hostBusy(thrown)
  return hostFailed(`Photoshop refused: ${messageOf(thrown)}`, thrown)
}

function numberOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'number' in thrown ? thrown.number : null
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

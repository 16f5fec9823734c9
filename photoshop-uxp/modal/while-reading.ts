import { inModal } from './in-modal.ts'
import type { ModalScope } from './modal-scope.ts'

type ModalParts = Parameters<typeof inModal>[0]

/** What reads of pixels are part of. */
export interface ReadingOptions {
  /** The modal scope that they are part of, if any. */
  readonly scope?: ModalScope | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs reads of pixels in the modal scope that they are part of, or in one of their own.
 *
 * Photoshop refuses to read pixels outside of one, although nothing changes.
 *
 * @param name What Photoshop's bar says is being done.
 */
export function whileReading<Result>(
  parts: ModalParts,
  { scope, signal }: ReadingOptions,
  name: string,
  read: (scope: ModalScope) => Promise<Result>,
): Promise<Result> {
  return scope ? read(scope) : inModal(parts, { name, signal }, read)
}

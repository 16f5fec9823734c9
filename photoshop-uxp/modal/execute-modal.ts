import type { ExecutionContext } from 'photoshop'
import type { HostParts } from '../host/host-parts.ts'
import { errorOfScope, hostBusy, isBusy } from './modal-errors.ts'
import { createModalScope, type OpenedScope } from './modal-scope.ts'

/** How long a busy Photoshop is waited for, in milliseconds. */
export const busyLimitMs = 30_000

/** How long between two tries, in milliseconds. */
const busyPauseMs = 250

/** How Photoshop is asked to belong to the plugin alone. */
export interface ModalOptions {
  /** What Photoshop's bar says is being done. */
  readonly name: string
  readonly signal?: AbortSignal | undefined
  /** Leaves Photoshop's own dialogs usable meanwhile. */
  readonly interactive?: boolean
  /** False: a busy Photoshop is not waited for. */
  readonly waits?: boolean
}

/**
 * Runs work in one modal execution of Photoshop.
 *
 * A Photoshop that is in another operation is asked again for up to {@link busyLimitMs}, as long as nothing has begun:
 * work that was begun is never run twice.
 *
 * @param later Gets what is to be done once it has ended, for the caller to do.
 */
export async function executeModal<Result>(
  parts: Pick<HostParts, 'photoshop' | 'pause' | 'now'>,
  { name, signal, interactive, waits = true }: ModalOptions,
  later: (() => Promise<void>)[],
  work: (scope: OpenedScope) => Promise<Result>,
): Promise<Result> {
  const end = parts.now() + busyLimitMs
  for (;;) {
    let scope: OpenedScope | undefined
    let failure: { readonly thrown: unknown } | undefined
    const target = async (context: ExecutionContext): Promise<Result> => {
      scope = createModalScope(context, signal, later)
      try {
        scope.expectGoing()
        return await work(scope)
      } catch (thrown) {
        // Kept: what Photoshop hands on of it may be a text only. Thrown on: so that it rolls history back.
        failure = { thrown }
        throw thrown
      }
    }
    try {
      return await parts.photoshop.core.executeAsModal(target, {
        commandName: name,
        ...(interactive && { interactive }),
      })
    } catch (thrown) {
      const begun = scope as OpenedScope | undefined
      const inside = failure as { readonly thrown: unknown } | undefined
      if (begun) throw errorOfScope(inside ? inside.thrown : thrown, begun.wasCancelled())
      if (!isBusy(thrown)) throw errorOfScope(thrown, false)
      if (!waits || parts.now() >= end) throw hostBusy(thrown)
      await parts.pause(busyPauseMs, signal)
    }
  }
}

import { throwIfAborted } from '../../core/errors.ts'
import type { HostParts } from '../host/host-parts.ts'
import { executeModal, type ModalOptions } from './execute-modal.ts'
import { errorOfScope } from './modal-errors.ts'
import type { ModalScope, OpenedScope } from './modal-scope.ts'
import { createTurns, type Turns } from './turns.ts'

/** What one piece of modal work is. */
export interface InModalOptions extends ModalOptions {
  /** Never runs inside {@link readTogether}, but before or after it. */
  readonly writes?: true
}

type ModalParts = Pick<HostParts, 'photoshop' | 'pause' | 'now'>

/** One Photoshop's turns: whose scope it is now, and the reads that share one. */
interface Gate {
  readonly turns: Turns
  shared: { readonly scope: OpenedScope; readonly turns: Turns } | null
}

const gates = new WeakMap<object, Gate>()

/**
 * Runs work while Photoshop belongs to the plugin alone, and nobody can change the document.
 *
 * A busy Photoshop is waited for (see `execute-modal.ts`); one piece of work runs after the other. Reads that
 * {@link readTogether} runs share its scope. The work must not call this again, nor any verb of the host: it would wait
 * for itself.
 *
 * @throws RefineError `cancelled` after Esc or an aborted signal, `host_busy`, `host_failed`, and what the work throws.
 */
export async function inModal<Result>(
  parts: ModalParts,
  options: InModalOptions,
  work: (scope: ModalScope) => Promise<Result>,
): Promise<Result> {
  throwIfAborted(options.signal)
  const gate = gateOf(parts)
  const { shared } = gate
  if (shared && !options.writes) {
    return shared.turns.take(() => joined(shared.scope.under(options.signal), work))
  }
  return thenLater((later) => gate.turns.take(() => executeModal(parts, options, later, work)))
}

/** Runs several reads in one scope, and lets go of it before it resolves. Inside another one it is part of that. */
export async function readTogether<Result>(
  parts: ModalParts,
  options: ModalOptions,
  reads: () => Promise<Result>,
): Promise<Result> {
  throwIfAborted(options.signal)
  const gate = gateOf(parts)
  if (gate.shared) return reads()
  return thenLater((later) =>
    gate.turns.take(() =>
      executeModal(parts, options, later, async (scope) => {
        const turns = createTurns()
        gate.shared = { scope, turns }
        try {
          return await reads()
        } finally {
          gate.shared = null
          // Reads that were begun but not waited for would otherwise go on without a scope.
          await turns.take(async () => undefined)
        }
      }),
    ),
  )
}

/** Does what a scope left to be done afterwards, however it ended. */
async function thenLater<Result>(
  run: (later: (() => Promise<void>)[]) => Promise<Result>,
): Promise<Result> {
  const later: (() => Promise<void>)[] = []
  try {
    return await run(later)
  } finally {
    for (const work of later) await work()
  }
}

async function joined<Result>(
  scope: OpenedScope,
  work: (scope: ModalScope) => Promise<Result>,
): Promise<Result> {
  try {
    scope.expectGoing()
    return await work(scope)
  } catch (thrown) {
    throw errorOfScope(thrown, scope.wasCancelled())
  }
}

function gateOf({ photoshop }: ModalParts): Gate {
  const known = gates.get(photoshop.core)
  if (known) return known
  const gate: Gate = { turns: createTurns(), shared: null }
  gates.set(photoshop.core, gate)
  return gate
}

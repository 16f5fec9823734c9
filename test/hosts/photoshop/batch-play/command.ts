import type { ActionDescriptor } from 'photoshop'
import type { Store } from '../document/store.ts'

/** One command that batchPlay knows. */
export interface Command {
  readonly does: 'reads' | 'changes'
  /** The members of its descriptor that are modelled; any other one throws NotModelled. */
  readonly keys: readonly string[]
  /** Carries it out. @throws PhotoshopError for what becomes an `{_obj: 'error'}` in the answer. */
  readonly run: (store: Store, descriptor: ActionDescriptor) => object
}

import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'

/** What happens to Photoshop as a whole: it is busy, Esc is pressed, a call fails. */
export interface HostHand {
  /** What alerts said, oldest first. */
  readonly alerts: readonly string[]
  /** Resolves when no plugin is in a modal scope: a user who clicks meanwhile waits for that. */
  whenFree(): Promise<void>
  /** Another plugin or a dialog has Photoshop until {@link endBusy}: executeAsModal rejects with number 9. */
  beBusy(who?: string): void
  endBusy(): void
  /** Presses Esc in the modal scope that is open now. */
  pressEscape(): void
  /** Presses Esc right before that call is made, inside a modal scope. */
  pressEscapeDuring(call: string): void
  /** Does something right before the next call of that name, such as `imaging.getPixels` or `batchPlay:set`. */
  before(call: string, act: () => void): void
  /** Makes a call fail with a number of Photoshop's, or do nothing without a word, until it is allowed again. */
  refuse(call: string, how: number | 'silently'): void
  allow(call: string): void
}

/** Makes the part of the hand that is no verb on documents. */
export function createHostHand(store: Store): HostHand {
  return {
    alerts: store.alerts,
    whenFree: () => store.modal.ended(),
    beBusy: (who = 'Another Plugin') => store.modal.beBusy(who),
    endBusy: () => store.modal.endBusy(),
    pressEscape: () => store.modal.cancel(),
    pressEscapeDuring: (call) => store.before(call, () => store.modal.cancel()),
    before: (call, act) => store.before(call, act),
    refuse: (call, how) => {
      const error = (number: number) => new PhotoshopError(`${call} failed.`, number)
      store.refuse(call, how === 'silently' ? how : error(how))
    },
    allow: (call) => store.refuse(call, null),
  }
}

import { ShimEvent, ShimEventTarget } from './event-target.ts'

/** Says that something was called off. */
export class ShimAbortSignal extends ShimEventTarget {
  aborted = false
  reason: unknown = undefined

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }
}

/** Calls something off. */
export class ShimAbortController {
  readonly signal = new ShimAbortSignal()

  abort(reason: unknown = Object.assign(new Error('Aborted'), { name: 'AbortError' })): void {
    if (this.signal.aborted) return
    this.signal.aborted = true
    this.signal.reason = reason
    this.signal.dispatchEvent(new ShimEvent('abort'))
  }
}

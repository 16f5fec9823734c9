type Listener = ((event: ShimEvent) => void) | { handleEvent(event: ShimEvent): void }

/** An event with nothing but what UXP documents. */
export class ShimEvent {
  readonly type: string
  readonly bubbles: boolean
  readonly cancelable: boolean
  target: object | null = null
  currentTarget: object | null = null
  defaultPrevented = false
  stopped = false

  constructor(type: string, init: { bubbles?: boolean; cancelable?: boolean } & object = {}) {
    this.type = type
    const { bubbles = false, cancelable = false, ...rest } = init
    this.bubbles = bubbles
    this.cancelable = cancelable
    Object.assign(this, rest)
  }

  preventDefault(): void {
    if (this.cancelable) this.defaultPrevented = true
  }

  stopPropagation(): void {
    this.stopped = true
  }

  stopImmediatePropagation(): void {
    this.stopped = true
  }
}

interface Entry {
  readonly type: string
  readonly listener: Listener
  readonly capture: boolean
  readonly once: boolean
}

const registered = new WeakMap<object, Entry[]>()

/** Anything that events can be sent to; they bubble along `parentNode`. */
export class ShimEventTarget {
  addEventListener(
    type: string,
    listener: Listener,
    options: boolean | { capture?: boolean; once?: boolean } = false,
  ): void {
    const { capture = false, once = false } =
      typeof options === 'boolean' ? { capture: options } : options
    const entries = registered.get(this) ?? []
    registered.set(this, entries)
    const isSame = (entry: Entry) =>
      entry.type === type && entry.listener === listener && entry.capture === capture
    if (!entries.some(isSame)) entries.push({ type, listener, capture, once })
  }

  removeEventListener(
    type: string,
    listener: Listener,
    options: boolean | { capture?: boolean } = false,
  ): void {
    const capture = typeof options === 'boolean' ? options : (options.capture ?? false)
    const entries = registered.get(this) ?? []
    registered.set(
      this,
      entries.filter(
        (entry) => entry.type !== type || entry.listener !== listener || entry.capture !== capture,
      ),
    )
  }

  dispatchEvent(event: ShimEvent): boolean {
    event.target = this
    const path: ShimEventTarget[] = []
    for (let node: unknown = this; node instanceof ShimEventTarget; ) {
      path.push(node)
      node = event.bubbles ? (node as { parentNode?: unknown }).parentNode : null
    }
    for (const capture of [true, false]) {
      for (const target of capture ? [...path].reverse() : path) {
        if (!event.stopped) target.#tell(event, capture)
      }
    }
    return !event.defaultPrevented
  }

  #tell(event: ShimEvent, capture: boolean): void {
    event.currentTarget = this
    for (const entry of [...(registered.get(this) ?? [])]) {
      if (entry.type !== event.type || entry.capture !== capture) continue
      if (entry.once) this.removeEventListener(entry.type, entry.listener, capture)
      if (typeof entry.listener === 'function') entry.listener.call(this, event)
      else entry.listener.handleEvent(event)
    }
  }
}

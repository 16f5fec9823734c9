import type { NodeRecord } from './record.ts'

/** Somebody who listens to events of the document. */
interface Listener {
  readonly callback: (event: never) => unknown
  readonly once: boolean
}

/** Events reach a plugin later, and many changes as one. */
export interface Events {
  on(channel: string, callback: (event: never) => unknown, once: boolean): void
  off(channel: string, callback: (event: never) => unknown): void
  listens(channel: string): boolean
  /** Calls listeners now; gives what they returned. */
  call(channel: string, event?: unknown): unknown[]
  /** Says later that something happened on a channel, once however often it is said. */
  note(channel: string): void
  /** Looks for changes of nodes later. */
  wake(): void
  /** Delivers everything that is due. */
  flush(): void
  /** Whose changes are found from here on. */
  origin: 'LOCAL' | 'REMOTE'
}

/** What events need of the world. */
export interface EventSource {
  readonly later: (callback: () => void) => void
  readonly report: (thrown: unknown) => void
  /** Nodes as they are now. */
  readonly now: () => ReadonlyMap<string, NodeRecord>
  /** Tells what changed between two states, by channel. */
  readonly compare: (
    before: ReadonlyMap<string, NodeRecord>,
    after: ReadonlyMap<string, NodeRecord>,
    origin: 'LOCAL' | 'REMOTE',
  ) => ReadonlyMap<string, unknown>
}

/** Creates the delivery of events. */
export function createEvents(source: EventSource): Events {
  const channels = new Map<string, Listener[]>()
  const noted = new Set<string>()
  let seen = source.now()
  let due = false

  const wake = () => {
    if (due) return
    due = true
    source.later(flush)
  }
  const call = (channel: string, event?: unknown) =>
    [...(channels.get(channel) ?? [])].map((listener) => {
      if (listener.once) events.off(channel, listener.callback)
      try {
        const answer = listener.callback(event as never)
        if (answer instanceof Promise) answer.catch(source.report)
        return answer
      } catch (thrown) {
        source.report(thrown)
        return undefined
      }
    })
  const flush = () => {
    due = false
    const before = seen
    seen = source.now()
    const changes = source.compare(before, seen, events.origin)
    const said = [...noted]
    noted.clear()
    for (const channel of said) call(channel)
    for (const [channel, event] of changes) call(channel, event)
  }

  const events: Events = {
    on(channel, callback, once) {
      channels.set(channel, [...(channels.get(channel) ?? []), { callback, once }])
    },
    off(channel, callback) {
      const left = (channels.get(channel) ?? []).filter((other) => other.callback !== callback)
      channels.set(channel, left)
    },
    listens: (channel) => (channels.get(channel) ?? []).length > 0,
    call,
    note(channel) {
      noted.add(channel)
      wake()
    },
    wake,
    flush,
    origin: 'LOCAL',
  }
  return events
}

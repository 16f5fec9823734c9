import type { JobEvent, JobPort } from '../../../core/worker/job.ts'
import { type Parcel, packValue } from './border/values.ts'

/** Captured here: tests may put a fake clock in the place of Node's. */
const { setImmediate } = globalThis

type Listener = (event: JobEvent) => void

/** A plugin's page as its messages see it: they wait for the first listener, and arrive one by one, later. */
export interface Page {
  readonly port: JobPort
  deliver(data: unknown): void
  isBusy(): boolean
  /** The page is gone: nothing arrives any more, and nothing leaves. */
  end(): void
}

/** Opens a page; `send` brings its messages to the plugin. */
export function createPage(send: (parcel: Parcel) => void): Page {
  const listeners = new Set<Listener>()
  const early: unknown[] = []
  let attached = false
  let ended = false
  let due = 0
  const later = (callback: () => void) => {
    due++
    setImmediate(() => {
      due--
      if (!ended) callback()
    })
  }
  const dispatch = (data: unknown) =>
    later(() => {
      for (const listener of [...listeners]) listener({ data })
    })
  return {
    port: {
      postMessage(message) {
        const { text, bytes } = packValue(message)
        // What was posted counts, not what it is changed to afterwards.
        const parcel = { text, bytes: bytes.map((part) => part.slice()) }
        later(() => send(parcel))
      },
      addEventListener(type, listener) {
        if (type !== 'message') return
        listeners.add(listener)
        attached = true
        for (const data of early.splice(0)) dispatch(data)
      },
      removeEventListener(_type, listener) {
        listeners.delete(listener)
      },
    },
    deliver: (data) => void (attached ? dispatch(data) : early.push(data)),
    isBusy: () => due > 0,
    end() {
      ended = true
    },
  }
}

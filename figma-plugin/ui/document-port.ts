import type { JobEvent, JobPort } from '../../core/worker/job.ts'
import { type ChangeEvent, changeEventSchema } from '../protocol/figma-document.ts'

/** The panel's end of the messages between document and panel. */
export interface DocumentPort extends JobPort {
  /** Calls back when the sandbox says by itself that something changed; returns the way to stop it. */
  onChange(listener: (change: ChangeEvent) => void): () => void
}

/** What of a window the messages travel through. */
export type MessageWindow = Pick<Window, 'addEventListener' | 'removeEventListener' | 'parent'>

/**
 * Opens the iframe's end of the messages between document and panel.
 *
 * Heard are only messages of the parent window that are wrapped the way Figma wraps them; where the sender can't
 * be told any more (`source` is null), the wrapping and the schemas decide alone. All others are passed over in
 * silence: browser extensions and Figma itself post messages too.
 *
 * Messages go out to any origin: Figma gives the panel's frame no origin of its own (`null`), and then asks for
 * exactly this form, without the plugin's id that frames of a real origin have to add.
 */
export function documentPort(frame: MessageWindow = window): DocumentPort {
  const listeners = new Map<(event: JobEvent) => void, (event: MessageEvent) => void>()

  const hear = (listener: (message: unknown) => void): ((event: MessageEvent) => void) => {
    return ({ source, data }) => {
      if (source !== null && source !== frame.parent) return
      if (isWrapped(data)) listener(data.pluginMessage)
    }
  }

  return {
    postMessage: (message, { transfer }) =>
      frame.parent.postMessage({ pluginMessage: message }, '*', transfer),
    addEventListener(type, listener) {
      if (type !== 'message' || listeners.has(listener)) return
      const onMessage = hear((data) => listener({ data }))
      listeners.set(listener, onMessage)
      frame.addEventListener('message', onMessage)
    },
    removeEventListener(type, listener) {
      const onMessage = type === 'message' && listeners.get(listener)
      if (!onMessage) return
      frame.removeEventListener('message', onMessage)
      listeners.delete(listener)
    },
    onChange(listener) {
      const onMessage = hear((message) => {
        const change = changeEventSchema.safeParse(message)
        if (change.success) listener(change.data)
      })
      frame.addEventListener('message', onMessage)
      return () => frame.removeEventListener('message', onMessage)
    },
  }
}

function isWrapped(data: unknown): data is { readonly pluginMessage: unknown } {
  return typeof data === 'object' && data !== null && 'pluginMessage' in data
}

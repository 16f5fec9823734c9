import type { JobEvent, JobPort } from '../../core/worker/job.ts'

/** The sandbox's end of the messages between document and panel. */
export function panelPort(): JobPort {
  const listeners = new Map<(event: JobEvent) => void, (data: unknown) => void>()
  return {
    postMessage: (message) => figma.ui.postMessage(message),
    addEventListener(type, listener) {
      if (type !== 'message') return
      const onMessage = (data: unknown) => listener({ data })
      listeners.set(listener, onMessage)
      figma.ui.on('message', onMessage)
    },
    removeEventListener(_type, listener) {
      const onMessage = listeners.get(listener)
      if (onMessage) figma.ui.off('message', onMessage)
      listeners.delete(listener)
    },
  }
}

import type { JobEvent, JobPort } from '../../core/worker/job.ts'

/** The iframe's end of the messages between document and panel; messages of other senders are passed on as no data. */
export function documentPort(): JobPort {
  const listeners = new Map<(event: JobEvent) => void, (event: MessageEvent) => void>()
  return {
    postMessage: (message) => parent.postMessage({ pluginMessage: message }, '*'),
    addEventListener(type, listener) {
      if (type !== 'message') return
      const onMessage = ({ data }: MessageEvent) => listener({ data: pluginMessageOf(data) })
      listeners.set(listener, onMessage)
      window.addEventListener('message', onMessage)
    },
    removeEventListener(_type, listener) {
      const onMessage = listeners.get(listener)
      if (onMessage) window.removeEventListener('message', onMessage)
      listeners.delete(listener)
    },
  }
}

function pluginMessageOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'pluginMessage' in data
    ? data.pluginMessage
    : undefined
}

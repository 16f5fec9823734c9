import type { JobWorker } from '../../../core/worker.ts'

/** Where the program finds its end of the channel while it starts. */
const handOver = 'pentimentoWorker'

/**
 * Runs a worker's program in the page itself, for frames that refuse every worker: it sees a channel where it would
 * see its own global scope.
 *
 * The program is an inline script, as the page's own is. It computes on the page's thread, so ending it stops
 * nothing that has begun; its answers are heard no more.
 */
export function startInPage(program: string): JobWorker {
  const { port1, port2 } = new MessageChannel()
  const script = document.createElement('script')
  script.text = `(self => {${program}\n})(${handOver})`
  Object.assign(window, { [handOver]: port2 })
  document.body.append(script)
  script.remove()
  // It listens by now: inline scripts run as they are appended.
  port1.start()
  return Object.assign(port1, { terminate: () => port1.close() })
}

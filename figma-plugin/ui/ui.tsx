import '!../../build/figma-page/panel.css'
import { render } from 'preact'
import { toPlainError } from '../../core/errors.ts'
import { nextTask } from '../../core/panel/next-task.ts'
import { createPanelStore } from '../../core/panel/panel-store.ts'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { type DocumentJobs, documentOverJobs } from '../document-jobs.ts'
import { documentPort } from './document-port.ts'
import { createServices } from './page/create-services.ts'
import { FigmaApp } from './page/figma-app.tsx'
import { createFigmaPage } from './page/figma-page.ts'
import { keepWaitingResults } from './page/keep-waiting.ts'
import { createNewId } from './page/new-id.ts'
import { runCommand } from './page/run-command.ts'
import { startFigmaWorker } from './pixels/start-worker.ts'
import { createFileConsent } from './storage/file-consent.ts'
import { workerParts } from './worker-parts.ts'

/** How long people wait before they begin to wonder, in milliseconds. */
const patienceMs = 6000

/** Starts the panel's side, in the iframe: shows the window and puts its parts together. */
export default function ui(root: HTMLElement): void {
  const port = documentPort()
  const document = documentOverJobs(callJobs<DocumentJobs>(port, { pause: nextTask }))
  const consent = createFileConsent(document, createNewId())
  const page = createFigmaPage({
    document,
    consent,
    openPanel({ start, file }) {
      const { panel, ledgerStore } = createServices({
        document,
        jobs: startFigmaWorker(workerParts()),
        consent,
        start,
        file,
        ask: (question) => store.ask(question),
        onChange: (listener) => port.onChange(({ created }) => listener(created)),
      })
      const store = createPanelStore(panel)
      keepWaitingResults(store, ledgerStore)
      runCommand(start.command, store, document).catch((thrown: unknown) => {
        store.dispatch({ type: 'problem', problem: { error: toPlainError(thrown), retry: null } })
      })
      return store
    },
    afterPatience(listener) {
      const timer = setTimeout(listener, patienceMs)
      return () => clearTimeout(timer)
    },
  })
  const resize = (size: { readonly width: number; readonly height: number }) => {
    // A size that could not be kept is no reason to disturb anybody.
    document.resizeWindow(size).catch(() => undefined)
  }
  render(<FigmaApp page={page} resize={resize} />, root)
  void page.start()
}

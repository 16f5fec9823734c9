import { createWait } from '../../../core/create-wait.ts'
import { createLedger } from '../../../core/ledger/create-ledger.ts'
import { createSpending } from '../../../core/ledger/spending/create-spending.ts'
import { download } from '../../../core/panel/files/download.ts'
import { openPictureFile } from '../../../core/panel/files/open-picture-file.ts'
import { openTextFile } from '../../../core/panel/files/open-text-file.ts'
import { nextTask } from '../../../core/panel/next-task.ts'
import type { PanelDeps } from '../../../core/panel/panel-deps.ts'
import { providerInfos } from '../../../core/providers/provider-list.ts'
import type { JobRunner } from '../../../core/worker/job.ts'
import { pixelWork } from '../../../core/worker.ts'
import type { FigmaDocument, Start } from '../../protocol/figma-document.ts'
import type { FigmaPixelJobs } from '../../worker/jobs.ts'
import { createFigmaHost } from '../host/create-figma-host.ts'
import type { FigmaHostDeps } from '../host/host-parts.ts'
import { createFigmaPixels } from '../pixels/create-figma-pixels.ts'
import { createClientSecrets } from '../storage/client-secrets.ts'
import { createClientStore } from '../storage/client-store.ts'
import type { FileConsent } from '../storage/file-consent.ts'
import { createLedgerStore, type LedgerStore } from '../storage/ledger-store.ts'
import { createUnplacedShelf } from '../storage/unplaced-shelf.ts'
import { createNewId } from './new-id.ts'
import { openProviders } from './open-providers.ts'
import { reach } from './reach.ts'

/** What the panel of an opened file is put together from. */
export interface ServiceParts {
  readonly document: FigmaDocument
  readonly jobs: JobRunner<FigmaPixelJobs>
  readonly consent: FileConsent
  readonly start: Start
  /** The file's name for itself. */
  readonly file: string
  readonly ask: FigmaHostDeps['ask']
  readonly onChange: FigmaHostDeps['onChange']
}

/** Puts together the frame's parts: document, worker, storage, network, clock. */
export function createServices(parts: ServiceParts): {
  readonly panel: PanelDeps
  readonly ledgerStore: LedgerStore
} {
  const { document, jobs, start, ask, onChange } = parts
  const pixels = createFigmaPixels(document, jobs)
  const hostDeps: FigmaHostDeps = {
    document,
    pixels,
    ask,
    onChange,
    editor: start.editor,
    reach,
  }
  const clock = { now: () => Date.now() }
  const wait = createWait((milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  })
  const shelf = createUnplacedShelf(hostDeps)
  const ledgerStore = createLedgerStore({
    storage: document,
    file: parts.file,
    shelf,
    jobs,
    pause: nextTask,
  })
  // One book for all files, so that a day's budget holds for all of them.
  const spending = createSpending(createClientStore(document, 'spending/'), clock)
  const ledger = createLedger(ledgerStore, clock, spending)
  const reading: Pick<PanelDeps, 'decode' | 'work'> = {
    decode: (bytes, options) => jobs.run('decodePicture', bytes, options),
    work: pixelWork(jobs),
  }
  return {
    ledgerStore,
    panel: {
      host: createFigmaHost(hostDeps),
      providerInfos,
      ...openProviders({ jobs, wait }),
      ledger: {
        ...ledger,
        open: async (entry) => {
          await parts.consent.remember()
          await ledger.open(entry)
        },
      },
      secrets: createClientSecrets(document),
      settings: createClientStore(document, 'settings/'),
      ...reading,
      clock,
      newId: createNewId(),
      wait,
      random: Math.random,
      newAbort: () => new AbortController(),
      openPictureFile: () => openPictureFile(reading),
      openTextFile,
      saveFile: async ({ name, text, type }) => download(text, name, type),
    },
  }
}

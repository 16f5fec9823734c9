import { createWait } from '../../core/create-wait.ts'
import type { Picture } from '../../core/image/picture.ts'
import { createLedger } from '../../core/ledger/create-ledger.ts'
import { download } from '../../core/panel/files/download.ts'
import { openPictureFile } from '../../core/panel/files/open-picture-file.ts'
import { openTextFile } from '../../core/panel/files/open-text-file.ts'
import { nextTask } from '../../core/panel/next-task.ts'
import type { PanelDeps } from '../../core/panel/panel-deps.ts'
import type { ProviderCallOptions, ProviderRequest } from '../../core/provider.ts'
import { createDirector } from '../../core/providers/create-director.ts'
import { falQueueWithClient } from '../../core/providers/fal/fal-queue-with-client.ts'
import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { createProvider, providerInfos } from '../../core/providers/provider-list.ts'
import { type JobRunner, pixelWork, runInPool } from '../../core/worker.ts'
import { createBrowserStore } from './storage/browser-store.ts'
import { createLocalSecrets } from './storage/local-secrets.ts'
import type { PlaygroundJobs } from './worker/jobs.ts'

/** What the page gives to every document that it opens: the same for all of them. */
export interface Services {
  readonly jobs: JobRunner<PlaygroundJobs>
  readonly panel: Omit<PanelDeps, 'host'>
}

/** Puts together the browser's parts: worker, database, clock, network. */
export function createServices(): Services {
  const jobs = runInPool<PlaygroundJobs>(
    () => new Worker(new URL('worker.js', document.baseURI), { type: 'module' }),
    { pause: nextTask },
  )
  const clock = { now: () => Date.now() }
  const wait = createWait((milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  })
  const memory = new Map<string, string>()
  const paintLocal = (request: ProviderRequest, options: ProviderCallOptions = {}) =>
    jobs.run('paintLocally', request, options)
  const reading: Pick<PanelDeps, 'decode' | 'work'> = {
    decode: (bytes, options) => jobs.run('decodePicture', bytes, options),
    work: pixelWork(jobs),
  }
  const shared = {
    ...{ wait, openai: carryWithClient },
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    isOnline: () => navigator.onLine,
    toDataUrl: (picture: Picture, signal: AbortSignal | undefined) =>
      jobs.run('pngDataUrl', picture, signal ? { signal } : {}),
  }
  return {
    jobs,
    panel: {
      providerInfos,
      createProvider: (id, { key, baseUrl, options }) =>
        createProvider(id, {
          ...(key !== null && { key }),
          ...(baseUrl !== null && { baseUrl }),
          ...(options && { options }),
          ...shared,
          ...{ watched: true, memory, paintLocal },
          falQueue: falQueueWithClient,
        }),
      createDirector: ({ key, baseUrl }) =>
        createDirector({
          ...shared,
          ...(key !== null && { key }),
          ...(baseUrl !== null && { baseUrl }),
        }),
      ledger: createLedger(createBrowserStore('pentimento-ledger'), clock),
      secrets: createLocalSecrets(localStorage),
      settings: createBrowserStore('pentimento-settings'),
      ...reading,
      clock,
      newId: () => crypto.randomUUID(),
      wait,
      random: Math.random,
      newAbort: () => new AbortController(),
      openPictureFile: () => openPictureFile(reading),
      openTextFile,
      saveFile: async ({ name, text, type }) => download(text, name, type),
    },
  }
}

import { type After, createWait } from '../../core/create-wait.ts'
import type { Picture } from '../../core/image/picture.ts'
import { createLedger } from '../../core/ledger/create-ledger.ts'
import type { PanelDeps } from '../../core/panel/panel-deps.ts'
import { createDirector } from '../../core/providers/create-director.ts'
import { carryWithFetch } from '../../core/providers/openai/carry-with-fetch.ts'
import { createProvider, providerInfos } from '../../core/providers/provider-list.ts'
import { runInSlices } from '../../core/worker/run-in-slices.ts'
import { pixelWork } from '../../core/worker.ts'
import { createPhotoshopHost } from '../host/create-photoshop-host.ts'
import { createFetch, type NetworkParts } from '../network/create-fetch.ts'
import { createReach } from '../network/create-reach.ts'
import type { Photoshop } from '../photoshop.ts'
import { createFileStore } from '../storage/file-store.ts'
import { createPromptsInFile } from '../storage/prompts-in-file.ts'
import { createSecureSecrets } from '../storage/secure-secrets.ts'
import type { Uxp } from '../uxp.ts'
import { createDecode, photoshopJobs } from './pixel-work.ts'

/** How long pixel work may hold the panel's only thread, in milliseconds: two frames of a screen. */
const sliceMs = 32

/** What the plugin is put together from. */
export interface ServiceParts {
  readonly photoshop: Photoshop
  readonly uxp: Uxp
  readonly fetch: NetworkParts['fetch']
  readonly after: After
  /** Milliseconds since 1970 UTC. */
  readonly timeOfDay: () => number
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  readonly newId: () => string
  readonly isMac: boolean
}

/** Puts together the plugin's parts: document, pixel work, storage, network, clock. */
export function createServices(parts: ServiceParts): PanelDeps {
  const { photoshop, uxp, after, timeOfDay, now, newId } = parts
  const pause = createWait(after)
  const clock = { now: timeOfDay }
  const memory = new Map<string, string>()
  const settings = createFileStore(uxp.storage, 'settings')
  const jobs = runInSlices(photoshopJobs, { pause: () => pause(0), now, sliceMs })
  const fetch = createFetch({ fetch: parts.fetch, after })
  const shared = {
    ...{ fetch, wait: pause, openai: carryWithFetch },
    toDataUrl: (picture: Picture, signal: AbortSignal | undefined) =>
      jobs.run('pngDataUrl', picture, signal ? { signal } : {}),
  }
  return {
    host: createPhotoshopHost({
      photoshop,
      now,
      pause,
      reach: createReach(parts.isMac),
      promptsInFile: createPromptsInFile(settings),
    }),
    providerInfos,
    createProvider: (id, { key, baseUrl, options }) =>
      createProvider(id, {
        ...(key !== null && { key }),
        ...(baseUrl !== null && { baseUrl }),
        ...(options && { options }),
        ...shared,
        memory,
        paintLocal: (request, options = {}) => jobs.run('paintLocally', request, options),
      }),
    createDirector: ({ key, baseUrl }) =>
      createDirector({
        ...shared,
        ...(key !== null && { key }),
        ...(baseUrl !== null && { baseUrl }),
      }),
    ledger: createLedger(createFileStore(uxp.storage, 'ledger'), clock),
    secrets: createSecureSecrets(uxp.storage),
    settings,
    decode: createDecode(jobs),
    work: pixelWork(jobs),
    clock,
    newId,
    wait: pause,
    random: Math.random,
    newAbort: () => new AbortController(),
  }
}

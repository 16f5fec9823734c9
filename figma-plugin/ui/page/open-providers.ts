import type { Picture } from '../../../core/image/picture.ts'
import type { PanelDeps } from '../../../core/panel/panel-deps.ts'
import type { Wait } from '../../../core/ports.ts'
import { createDirector } from '../../../core/providers/create-director.ts'
import { carryWithFetch } from '../../../core/providers/openai/carry-with-fetch.ts'
import { createProvider } from '../../../core/providers/provider-list.ts'
import type { JobRunner } from '../../../core/worker/job.ts'
import type { FigmaPixelJobs } from '../../worker/jobs.ts'

/** What providers work with in Figma's frame. */
export interface ProviderParts {
  readonly jobs: JobRunner<Pick<FigmaPixelJobs, 'pngDataUrl' | 'paintLocally'>>
  readonly wait: Wait
}

/**
 * Gives what makes providers and the art director in Figma's frame: they call by `fetch` alone, as services' own clients
 * would be most of the window's program, and pictures are encoded by the worker.
 */
export function openProviders({
  jobs,
  wait,
}: ProviderParts): Required<Pick<PanelDeps, 'createProvider' | 'createDirector'>> {
  const shared = {
    ...{ wait, openai: carryWithFetch },
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
    isOnline: () => navigator.onLine,
    toDataUrl: (picture: Picture, signal: AbortSignal | undefined) =>
      jobs.run('pngDataUrl', picture, signal ? { signal } : {}),
  }
  const memory = new Map<string, string>()
  return {
    createProvider: (id, { key, baseUrl, options }) =>
      createProvider(id, {
        ...shared,
        ...(key !== null && { key }),
        ...(baseUrl !== null && { baseUrl }),
        ...(options && { options }),
        ...{ watched: true, memory },
        paintLocal: (request, call = {}) => jobs.run('paintLocally', request, call),
      }),
    createDirector: ({ key, baseUrl }) =>
      createDirector({
        ...shared,
        ...(key !== null && { key }),
        ...(baseUrl !== null && { baseUrl }),
      }),
  }
}

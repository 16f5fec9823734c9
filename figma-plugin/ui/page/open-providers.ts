import type { PanelDeps } from '../../../core/panel/panel-deps.ts'
import type { Wait } from '../../../core/ports.ts'
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
 * Makes the function that makes providers in Figma's frame: they call by `fetch` alone, as services' own clients would
 * be most of the window's program, and pictures are encoded by the worker.
 */
export function openProviders({ jobs, wait }: ProviderParts): PanelDeps['createProvider'] {
  const memory = new Map<string, string>()
  return (id, { key, baseUrl, options }) =>
    createProvider(id, {
      ...(key !== null && { key }),
      ...(baseUrl !== null && { baseUrl }),
      ...(options && { options }),
      fetch: (...request) => fetch(...request),
      isOnline: () => navigator.onLine,
      wait,
      watched: true,
      memory,
      openai: carryWithFetch,
      toDataUrl: (picture, signal) => jobs.run('pngDataUrl', picture, signal ? { signal } : {}),
      paintLocal: (request, call = {}) => jobs.run('paintLocally', request, call),
    })
}

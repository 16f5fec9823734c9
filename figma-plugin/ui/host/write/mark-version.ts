import type { CallOptions } from '../../../../core/host.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { recordStep } from './entry-steps.ts'
import { writeOnVersion } from './write-on-version.ts'

/** Stars a version or notes something on it: see {@link Host.mark}. */
export async function markVersion(
  deps: FigmaHostDeps,
  version: string,
  changes: { readonly starred?: boolean; readonly note?: string },
  options: CallOptions = {},
): Promise<void> {
  await writeOnVersion(
    deps,
    version,
    ({ layer, record }) => [recordStep(layer, { ...record, ...changes })],
    options,
  )
}

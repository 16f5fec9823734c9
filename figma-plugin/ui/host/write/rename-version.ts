import type { CallOptions } from '../../../../core/host.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { writeOnVersion } from './write-on-version.ts'

/** Renames a version's layer: see {@link Host.rename}. */
export async function renameVersion(
  deps: FigmaHostDeps,
  version: string,
  name: string,
  options: CallOptions = {},
): Promise<void> {
  await writeOnVersion(deps, version, ({ layer }) => [{ do: 'set', node: layer, name }], options)
}

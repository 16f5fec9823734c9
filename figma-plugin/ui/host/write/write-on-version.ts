import { throwIfAborted } from '../../../../core/errors.ts'
import { versionById } from '../../../../core/history/find-in-lineages.ts'
import type { Version } from '../../../../core/history/lineage.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { seeDocument } from '../see-document.ts'
import { healingSteps } from './entry-steps.ts'
import { expectEditable } from './expect-editable.ts'

/**
 * Changes one version's own layer in one undo step, from what a fresh look finds there.
 *
 * @throws RefineError `not_found` when the version is gone.
 */
export async function writeOnVersion(
  deps: FigmaHostDeps,
  id: string,
  stepsFor: (version: Version) => readonly WriteStep[],
  options: CallOptions,
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const seen = await seeDocument(deps, options)
  const { version } = versionById(seen.rebuilt, id)
  throwIfAborted(options.signal)
  await deps.document.write({
    expect: [],
    steps: [...healingSteps(seen.rebuilt), ...stepsFor(version)],
  })
}

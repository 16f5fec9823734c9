import { findVersion } from '../../core/history/find-version.ts'
import type { Host, Picked } from '../../core/host.ts'
import type { Intent } from '../../core/refine.ts'
import { readMaskFile, readReferenceFile } from './mask-files.ts'
import type { RefineSettings } from './refine-settings.ts'
import { reframingOf } from './reframing-of.ts'

/**
 * Reads what a command line of `refine` names, and gives what it asks for on a picked source.
 *
 * @throws RefineError what reading the files throws; `not_found`, `ambiguous` for the version to start from.
 */
export async function intentOfSettings(
  settings: RefineSettings,
  host: Host,
  picked: Picked,
  signal: AbortSignal,
): Promise<Intent> {
  const { region, edge, preserve, strength, model, quality, variations, seed } = settings
  return {
    picked,
    parent: await parentOf(settings.parent, host, picked, signal),
    instruction: settings.instruction ?? '',
    region: region === null ? null : await readMaskFile(region, picked, signal),
    edge,
    protect: await Promise.all(settings.protect.map((path) => readMaskFile(path, picked, signal))),
    preserve,
    references: await Promise.all(
      settings.references.map(async ({ path, role }) => ({
        ...(await readReferenceFile(path, signal)),
        ...(role !== null && { role }),
      })),
    ),
    ...{ strength, model, quality, variations, seed },
    ...(settings.complexity !== null && { complexity: settings.complexity }),
    ...(settings.maskUse !== null && { maskUse: settings.maskUse }),
    ...(settings.tiles && { tiles: true }),
    ...(settings.reframe && { reframe: await reframingOf(settings.reframe, picked, signal) }),
  }
}

/** The version that is named, or else what shows. */
async function parentOf(
  named: string | null,
  host: Host,
  { source, head }: Picked,
  signal: AbortSignal,
): Promise<Intent['parent']> {
  if (named === 'source') return null
  if (named !== null) {
    const { lineages } = await host.lineages({ signal })
    const own = lineages.filter((lineage) => lineage.source === source)
    return findVersion(own, named).record.id
  }
  return head.kind === 'version' ? head.id : head.kind === 'mix' ? 'shown' : null
}

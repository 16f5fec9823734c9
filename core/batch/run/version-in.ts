import { lineageOf } from '../../history/find-in-lineages.ts'
import type { Picked } from '../../host.ts'
import type { OpenPicture } from './batch-desk.ts'

/**
 * Gives a version where it belongs to what is picked, and null otherwise: a change of the frame makes a picture of its
 * own, which the next step refines from its source.
 */
export async function versionIn(
  { host }: OpenPicture,
  { source }: Picked,
  version: string | null,
): Promise<string | null> {
  const versions = lineageOf(await host.lineages({ source }), source)?.versions ?? []
  return versions.some(({ record }) => record.id === version) ? version : null
}

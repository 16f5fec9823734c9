import { type VersionRecord, versionRecordSchema } from '../../../../core/history/record.ts'
import type { NewVersion } from '../../../../core/host.ts'

/** Completes a record with what the host knows; which layer it is on is told by the node that carries it. */
export function completeRecord(
  { record, name }: Pick<NewVersion, 'record' | 'name'>,
  fingerprint: string,
  written: VersionRecord['written'],
): VersionRecord {
  return versionRecordSchema.parse({
    ...record,
    fingerprint,
    ...(written && { written }),
    layer: { id: '', name },
  })
}

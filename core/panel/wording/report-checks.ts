import type { VersionRecord } from '../../history/record.ts'
import { modelOf, type ProviderInfo } from '../../provider.ts'
import { type FailedGate, failedGates } from '../../refine.ts'

/** Gives the checks that a version fails; of models that are not known any more nothing is taken as meant. */
export function checksOf(
  { report, edit }: Pick<VersionRecord, 'report' | 'edit'>,
  providers: readonly ProviderInfo[],
): readonly FailedGate[] {
  const info = providers.find(({ id }) => id === edit.provider)
  return failedGates(report, { faithful: (info && modelOf(info, edit.model)?.faithful) ?? false })
}

import { isRefineError } from '../errors.ts'
import { askedAxes } from '../guide/drift/asked-axes.ts'
import {
  type AxisDrift,
  type DriftNotice,
  type DriftOptions,
  type DriftStep,
  driftOf,
  driftTotals,
} from '../guide/drift/drift.ts'
import type { Look } from '../guide/look/look.ts'
import { readInstruction } from '../guide/reading/read-instruction.ts'
import { basesOf, chainOf } from '../history/chain.ts'
import type { Lineage, Version } from '../history/lineage.ts'
import type { CallOptions, Picked } from '../host.ts'
import { type KnownLooks, measureLookOf } from './measure-look-of.ts'
import type { RefineDeps } from './refinement.ts'

/** How far a version has moved where nobody asked it to. */
export interface MeasuredDrift {
  /** The accepted steps that it is made of, oldest first. */
  readonly steps: readonly DriftStep[]
  /** Against the root, axis by axis. */
  readonly totals: readonly AxisDrift[]
  /** Null: nothing has drifted, or it was told. */
  readonly notice: DriftNotice | null
}

/**
 * Measures the drift of a version (null: of the source, which has none) along the path that it was made on.
 *
 * Looks that are not known yet are measured through the host, one after the other. What can't be read (a version that is
 * gone, a custom mix that does not show) is not measured, and its step counts for nothing.
 *
 * @throws RefineError what the host's verbs throw; `cancelled`.
 */
export async function measureDrift(
  lineage: Lineage,
  version: string | null,
  picked: Picked,
  deps: Pick<RefineDeps, 'host' | 'work'> & { readonly known: KnownLooks },
  { signal, ...options }: CallOptions & DriftOptions = {},
): Promise<MeasuredDrift> {
  const versions = new Map(lineage.versions.map((one) => [one.record.id, one]))
  const lookOf = (one: Version | null) => lookOrNull(one, picked, deps, signal ? { signal } : {})
  const steps: DriftStep[] = []
  for (const id of version === null ? [] : chainOf(lineage, version)) {
    const own = versions.get(id)
    if (!own) continue
    const { record } = own
    const [base, ...others] = basesOf(record)
    const parent = base === undefined ? null : versions.get(base)
    steps.push({
      version: id,
      number: record.number,
      before: parent === undefined || others.length > 0 ? null : await lookOf(parent),
      after: await lookOf(own),
      asked: askedAxes(readInstruction(record.edit.instruction)),
      starred: record.starred,
      ...(record.report.preserves && { preserves: record.report.preserves }),
    })
  }
  return { steps, totals: driftTotals(steps, options), notice: driftOf(steps, options) }
}

async function lookOrNull(
  version: Version | null,
  picked: Picked,
  deps: Parameters<typeof measureLookOf>[2],
  options: CallOptions,
): Promise<Look | null> {
  // A picture in another frame has nothing to be compared part by part with.
  if (version?.record.kind === 'reframe') return null
  try {
    return await measureLookOf(version, picked, deps, options)
  } catch (thrown) {
    if (isRefineError(thrown) && thrown.code === 'not_found') return null
    throw thrown
  }
}

import type { Report } from '../../edit/report.ts'
import { lineageOf } from '../../history/find-in-lineages.ts'
import type { Host } from '../../host.ts'
import { modelOf, type Provider } from '../../provider.ts'
import { accept, failedGates, type Proposal, type RefineDeps } from '../../refine.ts'
import type { JobLog } from '../job-log.ts'

/** Which step of which picture a call is for. */
export interface StepOfItem {
  readonly item: string
  readonly step: number
}

/** Places a step's proposal in its document, which is saved with it, and notes that. */
export async function placeStep(
  log: JobLog,
  deps: RefineDeps,
  proposal: Proposal,
  at: StepOfItem,
): Promise<void> {
  const placed = await accept(deps, proposal, [0])
  const [version] = placed.versions
  const { source } = proposal.prepared.intent.picked
  if (!version) throw new TypeError('Expected a version of the picked candidate but received none')
  const record = await recordOf(deps.host, source, ({ id }) => id === version.id)
  await notePlaced(log, deps.provider, at, record)
}

/**
 * Notes what a call made if that is in the document already: the program was stopped between saving and noting.
 *
 * @returns whether it is.
 */
export async function notePlacedBefore(
  log: JobLog,
  { host, provider, ledger }: RefineDeps,
  source: string,
  call: string,
  at: StepOfItem,
): Promise<boolean> {
  const record = await recordOf(host, source, (one) => one.call === call)
  if (!record) return false
  await notePlaced(log, provider, at, record)
  await ledger.close(call, 'accepted').catch(() => undefined)
  return true
}

interface Found {
  readonly id: string
  readonly number: number
  readonly call: string
  readonly costUsd: number | null
  readonly report: Report
  readonly model: string
}

/** The first version of those that are meant: what came with it as a further candidate is hidden. */
async function recordOf(
  host: Host,
  source: string,
  isMeant: (record: { readonly id: string; readonly call: string }) => boolean,
): Promise<Found | null> {
  const lineage = lineageOf(await host.lineages({ source }), source)
  const [first] = (lineage?.versions ?? [])
    .map(({ record }) => record)
    .filter(isMeant)
    .sort((a, b) => a.number - b.number)
  if (!first) return null
  const { id, number, call, costUsd, report, edit } = first
  return { id, number, call, costUsd, report, model: edit.model }
}

async function notePlaced(
  log: JobLog,
  { info }: Provider,
  at: StepOfItem,
  found: Found | null,
): Promise<void> {
  if (!found) throw new TypeError('Expected the placed version in the document but found none')
  const { id: version, call, costUsd, report, model } = found
  const faithful = modelOf(info, model)?.faithful ?? false
  await log.note({
    type: 'placed',
    ...at,
    ...{ call, version, costUsd },
    changedOutside: report.outside.changedPixels,
    checks: failedGates(report, { faithful }).map(({ gate }) => gate),
  })
}

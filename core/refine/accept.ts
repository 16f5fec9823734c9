import type { VersionContent } from '../edit/patch.ts'
import type { SettledCandidate } from '../edit/settle/settle.ts'
import { RefineError, throwIfAborted } from '../errors.ts'
import { lineageOf } from '../history/find-in-lineages.ts'
import { layerName } from '../history/layer-name.ts'
import type { Head } from '../history/lineage.ts'
import { nextNumber } from '../history/next-number.ts'
import { recordSchemaNumber } from '../history/record.ts'
import type { NewVersion, Picked, Placed } from '../host.ts'
import { callOf, callsOf, callsOfCandidate } from './calls-of.ts'
import { keptError } from './kept-error.ts'
import { signalIn } from './parent-pixels.ts'
import { findPicked } from './picked-source.ts'
import type { Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { wholeContent } from './whole-content.ts'

/**
 * Writes a proposal into the document as named layers: all of it in one undo step.
 *
 * Promise 2: unpicked candidates become hidden versions, and the ledger forgets the call only after all are
 * written. Promise 4: the first picked candidate shows, if the user is still where the refinement began;
 * otherwise all are hidden and nothing moves.
 *
 * @param picked positions in `proposal.candidates`, the one to show first.
 * @throws RefineError `source_changed`, `not_supported`, `not_found`, `host_busy`, `host_failed`, `cancelled`; its
 *   hint says when the result is kept.
 */
export async function accept(
  deps: RefineDeps,
  proposal: Proposal,
  picked: readonly number[],
  options: RefineOptions = {},
): Promise<Placed> {
  const order = placingOrder(proposal.candidates.length, picked)
  let placed: Placed
  try {
    throwIfAborted(options.signal)
    options.onProgress?.({ stage: 'placing', fraction: null })
    placed = await placeAll(deps, proposal, order, options)
  } catch (thrown) {
    throw await keptError(deps.ledger, proposal.call, thrown)
  }
  // The versions are in the document: an entry that can't be deleted is offered once more, which loses nothing.
  const chosen = new Set(picked.flatMap((index) => callsOfCandidate(proposal, index)))
  for (const call of callsOf(proposal)) {
    const fate = chosen.has(call) ? 'accepted' : 'unpicked'
    await deps.ledger.close(call, fate).catch(() => undefined)
  }
  return placed
}

async function placeAll(
  deps: RefineDeps,
  proposal: Proposal,
  order: readonly number[],
  options: RefineOptions,
): Promise<Placed> {
  const { host } = deps
  const { intent } = proposal.prepared
  const here = await pickedNow(deps, intent.picked, options)
  const { source } = intent.picked
  const rebuilt = await host.lineages({ ...signalIn(options), source })
  const lineage = lineageOf(rebuilt, source)
  const lineageId = lineage?.id ?? deps.newId()
  const names = new Set(
    rebuilt.lineages.flatMap(({ versions }) => versions.map(({ name }) => name)),
  )
  const versions: NewVersion[] = []
  for (const index of order) {
    const candidate = proposal.candidates[index]
    if (!candidate) continue
    const number = nextNumber(lineage) + versions.length
    const content = await wholeContent(deps, proposal.prepared, lineage, candidate.content, options)
    const placing = { content, number, lineageId, names, ...callOf(proposal, index) }
    const version = versionOf(deps, proposal, candidate, placing)
    versions.push(version)
  }
  throwIfAborted(options.signal)
  return host.place(
    {
      source,
      state: intent.picked.state,
      marker: { schema: recordSchemaNumber, lineage: lineageId, state: intent.picked.state },
      versions,
      show:
        here && sameHead(here.head, intent.picked.head) ? (versions[0]?.record.id ?? null) : null,
    },
    signalIn(options),
  )
}

/** The source as it is picked now, alone or among others: null when the user moved on to something else, or to nothing. */
async function pickedNow(
  { host }: RefineDeps,
  before: Picked,
  options: RefineOptions,
): Promise<Picked | null> {
  const now = await findPicked(host, ({ source }) => source === before.source, options)
  if (!now || now.state === before.state) return now
  throw new RefineError('source_changed', `“${now.name}” was changed while this was being made.`, {
    hint: 'Take the change back to place the result exactly, or refine the picture as it is now.',
  })
}

function versionOf(
  { newId, clock }: RefineDeps,
  { prepared }: Proposal,
  { report }: SettledCandidate,
  placing: {
    readonly content: VersionContent
    readonly number: number
    readonly lineageId: string
    readonly names: ReadonlySet<string>
    readonly call: string
    readonly costUsd: number | null
  },
): NewVersion {
  const { edit, plan, intent } = prepared
  const { content, number, lineageId, names, call, costUsd } = placing
  const name = layerName({
    source: intent.picked.name,
    number,
    instruction: edit.instruction,
    taken: names,
  })
  return {
    name,
    content,
    ...(content.kind === 'reframe' && {
      begins: {
        schema: recordSchemaNumber,
        lineage: newId(),
        derivedFrom: { lineage: lineageId, version: edit.parent, rect: content.transform.rect },
      },
    }),
    record: {
      schema: recordSchemaNumber,
      id: newId(),
      lineage: lineageId,
      parent: edit.parent,
      ...(edit.mix && { mix: edit.mix }),
      number,
      kind: content.kind,
      createdAt: new Date(clock.now()).toISOString(),
      edit,
      crop: plan.crop,
      report,
      costUsd,
      call,
      starred: false,
      note: '',
    },
  }
}

/** The picked candidates as they were picked, then the others in the provider's order. */
function placingOrder(count: number, picked: readonly number[]): readonly number[] {
  const order = [...new Set(picked)]
  if (
    order.length === 0 ||
    order.some((index) => !Number.isInteger(index) || index < 0 || index >= count)
  ) {
    throw new RangeError(
      `Expected at least one candidate between 0 and ${count - 1} but received [${picked.join(', ')}]`,
    )
  }
  for (let index = 0; index < count; index++) if (!order.includes(index)) order.push(index)
  return order
}

function sameHead(a: Head, b: Head): boolean {
  if (a.kind === 'version' && b.kind === 'version') return a.id === b.id
  if (a.kind === 'mix' && b.kind === 'mix') return a.ids.join() === b.ids.join()
  return a.kind === b.kind
}

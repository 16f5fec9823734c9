import { chainOf } from '../../history/chain.ts'
import type { Lineage, Version } from '../../history/lineage.ts'
import type { FailedRound, LineageNotes } from '../../history/lineage-notes.ts'
import type { PastStep } from '../findings/guide-context.ts'
import { asksForTheSame } from './asks-for-the-same.ts'

/** Deleted rounds that a lineage remembers: its notes travel with the document, and hosts bound their size. */
const mostFailedKept = 24

/** Everything that one call brought, and what became of it. */
export interface Round {
  readonly call: string
  /** The versions that are still there, oldest first; unpicked candidates among them. Empty: all were deleted. */
  readonly versions: readonly string[]
  /** Of its first version. */
  readonly number: number
  /** What it refined; null: the source. */
  readonly parent: string | null
  readonly instruction: string
  /**
   * - `accepted`: work was built on one of its versions, one is starred, or one was chosen to show
   * - `failed`: `why` says how that is known
   * - `open`: it is the newest, and nothing tells yet
   */
  readonly outcome: 'accepted' | 'failed' | 'open'
  readonly why: FailedRound['why'] | null
}

/**
 * Gives the rounds of a lineage, oldest first, with those whose versions were deleted.
 *
 * A round failed when its versions were deleted; or when a later round does not build on it and nothing that is starred
 * or shows does: then it was reworded, if a later round on the same picture asks for the same thing, and else reverted
 * from.
 */
export function roundsOf(lineage: Lineage): readonly Round[] {
  const calls = new Set(lineage.versions.map(({ record }) => record.call))
  const groups = [...calls].map((call) =>
    groupOf(lineage.versions.filter(({ record }) => record.call === call)),
  )
  const wanted = wantedVersions(lineage)
  const there = groups.map((group, at): Round => {
    const { isStarred: _isStarred, ...round } = group
    const found = outcomeOf(group, { lineage, wanted, later: groups.slice(at + 1) })
    const noted = lineage.notes.failed.find(({ call }) => call === group.call)
    const isGivenUp = noted && found.outcome === 'open' && !isAnyIn(group.versions, wanted)
    return { ...round, ...(isGivenUp ? { outcome: 'failed', why: noted.why } : found) }
  })
  const known = new Set(lineage.versions.map(({ record }) => record.id))
  const deleted = lineage.notes.failed.filter(
    ({ version, call }) => !known.has(version) && !(call !== undefined && calls.has(call)),
  )
  return [...there, ...deleted.map(deletedRound)].sort((a, b) => a.number - b.number)
}

/** Gives the rounds that came to nothing, oldest first. */
export function failedRounds(lineage: Lineage): readonly FailedRound[] {
  const failed = new Map(lineage.notes.failed.map((round) => [round.number, round.version]))
  return roundsOf(lineage).flatMap(({ outcome, why, versions, number, parent, instruction }) => {
    const version = versions[0] ?? failed.get(number)
    if (outcome !== 'failed' || why === null || version === undefined) return []
    return [{ version, number, parent, instruction, why }]
  })
}

/**
 * Gives what a lineage notes once a version is deleted: the round that made it, when nothing else of it is left, or when
 * it was the one that showed and nothing that is left is starred or built on. So it is remembered as failed. The
 * {@link mostFailedKept} newest are kept.
 */
export function noteRemoval(lineage: Lineage, version: string): LineageNotes {
  const round = roundsOf(lineage).find(({ versions }) => versions.includes(version))
  const noted = lineage.notes.failed.some(({ call }) => call === round?.call)
  if (!round || noted) return lineage.notes
  const left = round.versions.filter((id) => id !== version)
  const wanted = wantedVersions(lineage)
  const isBuiltOn = lineage.versions.some(({ record: { parent } }) => left.includes(parent ?? ''))
  if (left.length > 0 && (!wanted.has(version) || isAnyIn(left, wanted) || isBuiltOn))
    return lineage.notes
  const { call, number, parent, instruction, why } = round
  const failed = [
    ...lineage.notes.failed.filter((one) => one.version !== version),
    { version, call, number, parent, instruction, why: why ?? ('deleted' as const) },
  ]
  return { ...lineage.notes, failed: failed.slice(-mostFailedKept) }
}

/** Counts the failed rounds at the end; a newest one that nothing tells about yet does not end the row. */
export function failedLately(rounds: readonly Round[]): number {
  const decided = rounds.filter(({ outcome }) => outcome !== 'open')
  const others = decided.reverse().findIndex(({ outcome }) => outcome !== 'failed')
  return others < 0 ? decided.length : others
}

/** Gives the changes that lie under a version, its own last; empty for the source. */
export function pathTo(lineage: Lineage, version: string | null): readonly PastStep[] {
  const ids = version === null ? [] : chainOf(lineage, version)
  const versions = new Map(lineage.versions.map((one) => [one.record.id, one]))
  return ids.flatMap((id) => {
    const record = versions.get(id)?.record
    return record
      ? [{ version: id, number: record.number, instruction: record.edit.instruction }]
      : []
  })
}

interface Group {
  readonly call: string
  readonly versions: readonly string[]
  readonly number: number
  readonly parent: string | null
  readonly instruction: string
  readonly isStarred: boolean
}

function groupOf(versions: readonly Version[]): Group {
  const [first] = versions as readonly [Version, ...Version[]]
  const { call, number, parent, edit } = first.record
  return {
    call,
    versions: versions.map(({ record }) => record.id),
    number,
    parent,
    instruction: edit.instruction,
    isStarred: versions.some(({ record }) => record.starred),
  }
}

/** Versions that show or are starred, and all that they are built on. */
function wantedVersions(lineage: Lineage): ReadonlySet<string> {
  const { head, versions } = lineage
  const shown = head.kind === 'version' ? [head.id] : head.kind === 'mix' ? head.ids : []
  const starred = versions.filter(({ record }) => record.starred).map(({ record }) => record.id)
  return new Set([...shown, ...starred].flatMap((id) => chainOf(lineage, id)))
}

function isAnyIn(versions: readonly string[], some: ReadonlySet<string>): boolean {
  return versions.some((id) => some.has(id))
}

interface Around {
  readonly lineage: Lineage
  readonly wanted: ReadonlySet<string>
  readonly later: readonly Group[]
}

function outcomeOf(
  group: Group,
  { lineage, wanted, later }: Around,
): Pick<Round, 'outcome' | 'why'> {
  const own = new Set(group.versions)
  const isWanted = isAnyIn(group.versions, wanted)
  const elsewhere = later.filter(
    ({ parent }) => parent === null || !chainOf(lineage, parent).some((id) => own.has(id)),
  )
  if (isWanted) {
    const isUndecided = later.length === 0 && !group.isStarred
    return { outcome: isUndecided ? 'open' : 'accepted', why: null }
  }
  if (elsewhere.length === 0) return { outcome: 'open', why: null }
  const isReworded = elsewhere.some(
    ({ parent, instruction }) =>
      parent === group.parent && asksForTheSame(instruction, group.instruction),
  )
  return { outcome: 'failed', why: isReworded ? 'reworded' : 'reverted' }
}

function deletedRound({ version, call, number, parent, instruction, why }: FailedRound): Round {
  return {
    call: call ?? version,
    versions: [],
    number,
    parent,
    instruction,
    outcome: 'failed',
    why,
  }
}

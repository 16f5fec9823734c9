import { hashEdit } from '../edit/edit-hash.ts'
import type { Tile } from '../edit/tiles/plan-tiles.ts'
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts'
import type { Planned } from './refinement.ts'

/** The calls of a tiled refinement that are in the book, by the tile's position. */
export interface TileRun {
  readonly run: string
  /** Calls whose pictures have arrived. */
  readonly arrived: ReadonlyMap<number, LedgerEntry>
  /** Calls that came to nothing, or may still be open. */
  readonly unanswered: ReadonlyMap<number, LedgerEntry>
}

/**
 * Finds the newest run of exactly these tiles that has arrived in part, or waits in the provider's queue: it is gone on
 * with, and what has arrived is not paid for twice. Null when there is none; a run that has arrived whole waits to be placed, and is left alone.
 */
export async function findPartialRun(
  ledger: Ledger,
  { editHash }: Pick<Planned, 'editHash'>,
  tiles: readonly Tile[],
): Promise<TileRun | null> {
  const entries = await ledger.entries()
  const layout = JSON.stringify(tiles)
  const same = entries.filter(
    ({ tile, edit }) =>
      tile && JSON.stringify(tile.tiles) === layout && hashEdit(edit) === editHash,
  )
  const runs = new Set(same.map(({ tile }) => tile?.run ?? ''))
  return (
    [...runs]
      .map((run) => runIn(same, run))
      .filter(({ arrived }) => arrived.size < tiles.length)
      .filter(({ arrived, unanswered }) => arrived.size > 0 || isQueued(unanswered))
      .at(-1) ?? null
  )
}

function isQueued(calls: TileRun['unanswered']): boolean {
  return [...calls.values()].some(({ ticket }) => ticket !== undefined)
}

/** Gives what a list of calls holds of one run. */
export function runIn(entries: readonly LedgerEntry[], run: string): TileRun {
  const arrived = new Map<number, LedgerEntry>()
  const unanswered = new Map<number, LedgerEntry>()
  for (const entry of entries) {
    if (entry.tile?.run !== run) continue
    const calls = entry.state === 'answered' ? arrived : unanswered
    calls.set(entry.tile.index, entry)
  }
  return { run, arrived, unanswered }
}

/** Gives the calls that belong to a call: all tiles of its run, or only itself. */
export function callsWith(entries: readonly LedgerEntry[], call: string): readonly string[] {
  const run = entries.find(({ id }) => id === call)?.tile?.run
  if (run === undefined) return [call]
  return entries.flatMap(({ id, tile }) => (tile?.run === run ? [id] : []))
}

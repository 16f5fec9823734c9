import { expect, test } from 'vitest'
import type { LedgerEntry } from '../../../core/ledger/ledger.ts'
import { waitingEntries } from '../../../core/panel/waiting-entries.ts'
import { exactly } from '../../support/exactly.ts'
import { sampleEdit, sampleState } from './support/sample-state.ts'

function tileCall(id: string, state: LedgerEntry['state'], index: number): LedgerEntry {
  const crop = { x: index * 90, y: 0, width: 100, height: 100 }
  const plan = { crop, sent: crop, density: 1 }
  return {
    ...{
      id,
      state,
      sentAt: 1,
      plan,
      candidates: 1,
      usage: null,
      error: null,
      estimate: exactly(0.04),
    },
    attempt: { edit: 'edit', ordinal: 1 },
    edit: sampleEdit('add snow', null),
    source: { layer: 'source', name: 'coffee', lineage: null },
    tile: { run: 'run', index, tiles: [{ plan, cell: crop }] },
  }
}

test('of tiles that belong together one stands for all that have arrived; those without an answer are told apart', () => {
  const calls = [
    tileCall('a', 'answered', 0),
    tileCall('b', 'answered', 1),
    tileCall('c', 'failed', 2),
  ]
  const ids = waitingEntries(sampleState({ waiting: calls })).map(({ id }) => id)
  expect(ids).toEqual(['a', 'c'])
})

import { expect, test } from 'vitest'
import type { Preserve } from '../../../core/edit/edit.ts'
import type { Head, Lineage } from '../../../core/history/lineage.ts'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import type { PanelAction } from '../../../core/panel/action.ts'
import { reduce } from '../../../core/panel/reduce.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { picked, sampleLineage, sampleState, sampleVersion } from './support/sample-state.ts'

const label: Preserve = {
  text: 'the label',
  kind: 'text',
  area: { x: 1, y: 2, width: 30, height: 20 },
}
const light: Preserve = { text: 'the direction of the light', kind: 'lighting' }
const logo: Preserve = { text: 'the logo', kind: 'product shape' }

/** v1 kept the label, v2 on it the light; nothing is drafted yet. */
function lineage(notes: Lineage['notes'] = noNotes): Lineage {
  const keeping = (number: number, preserve: readonly Preserve[]) => {
    const version = sampleVersion(number, number === 1 ? null : 1, `step ${number}`)
    const { record } = version
    return { ...version, record: { ...record, edit: { ...record.edit, preserve: [...preserve] } } }
  }
  return { ...sampleLineage(), versions: [keeping(1, [label]), keeping(2, [light])], notes }
}

function look(state: PanelState, head: Head, seen = lineage(), size = picked.width): PanelState {
  const action: PanelAction = {
    ...{ type: 'refreshed', picked: { ...picked, head, width: size } },
    ...{ pickProblem: null, hostRegion: null, waiting: [] },
    rebuilt: { lineages: [seen], unreadable: [] },
  }
  return reduce(state, action)
}

const fresh = sampleState({ picked: null, draftOf: null, lineages: [] })
const v1: Head = { kind: 'version', id: 'id1' }
const v2: Head = { kind: 'version', id: 'id2' }

test('what the version that shows has kept is kept by the next draft', () => {
  expect(look(fresh, v1).draft.preserve).toEqual([label])
})

test('another version brings its own, and what the user added stays', () => {
  const added = reduce(look(fresh, v1), { type: 'preserve', preserve: logo })
  expect(look(added, v2).draft.preserve).toEqual([logo, light])
  expect(look(look(added, v2), { kind: 'source' }).draft.preserve).toEqual([logo])
})

test('what was taken off does not come back while the same version shows', () => {
  const freed = reduce(look(fresh, v1), { type: 'unpreserve', text: label.text })
  expect(look(freed, v1).draft.preserve).toEqual([])
})

test('a look that brings nothing new is no change of the draft', () => {
  const seen = look(fresh, v1)
  const again = look(seen, v1)
  expect(again.draft).toBe(seen.draft)
  expect(again.revision).toBe(seen.revision)
})

test('a version that kept what the draft keeps changes nothing of the draft', () => {
  const asked = reduce(look(fresh, { kind: 'source' }), { type: 'preserve', preserve: label })
  expect(look(asked, v1).draft).toBe(asked.draft)
})

test('a place is left out when the picture has another size by now', () => {
  expect(look(fresh, v1, lineage(), 500).draft.preserve).toEqual([
    { text: 'the label', kind: 'text' },
  ])
})

test('a mix carries nothing, and takes nothing away', () => {
  const mixed = look(look(fresh, v1), { kind: 'mix', ids: ['id1', 'id2'] })
  expect(mixed.draft.preserve).toEqual([label])
})

test('the line of a lock is left to the lock', () => {
  const area = { rect: { x: 1, y: 2, width: 30, height: 20 }, hash: '', data: '' }
  const locks = [{ id: 'k', text: 'the label', kind: 'text', area } as const]
  expect(look(fresh, v1, lineage({ ...noNotes, locks: [...locks] })).draft.preserve).toEqual([])
})

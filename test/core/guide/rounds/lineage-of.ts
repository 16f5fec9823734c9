import type { Edit } from '../../../../core/edit/edit.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import { type LineageNotes, noNotes } from '../../../../core/history/lineage-notes.ts'
import { editFixture } from '../../../support/record-fixture.ts'
import { lineageFixture, versionFixture } from '../../history/version-fixture.ts'

/** One version of a tree: made from `on` (a number; absent: the source). */
export interface Made {
  readonly say: string
  readonly on?: number
  readonly call?: string
  readonly starred?: true
  readonly edit?: Partial<Edit>
}

/** Makes a lineage of these versions, called v1, v2…; the last one shows unless another does. */
export function lineageOf(
  made: readonly Made[],
  { head = made.length, notes = {} }: { head?: number; notes?: Partial<LineageNotes> } = {},
): Lineage {
  const versions = made.map(({ say, on, call, starred, edit }, at) => {
    const id = `v${at + 1}`
    const parent = on === undefined ? null : `v${on}`
    return versionFixture({
      id,
      number: at + 1,
      parent,
      ...(call !== undefined && { call }),
      ...(starred && { starred }),
      edit: editFixture({ instruction: say, parent, ...edit }),
    })
  })
  return {
    ...lineageFixture(versions),
    head: head === 0 ? { kind: 'source' } : { kind: 'version', id: `v${head}` },
    notes: { ...noNotes, ...notes },
  }
}

/** Makes a lineage in which each version refines the one before. */
export function pathOf(...said: readonly string[]): Lineage {
  return lineageOf(said.map((say, at) => (at === 0 ? { say } : { say, on: at })))
}

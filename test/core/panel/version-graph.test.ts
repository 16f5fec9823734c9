import fc from 'fast-check'
import { expect, test } from 'vitest'
import { versionGraph } from '../../../core/panel/version-graph.ts'
import { sampleLineage, sampleVersion } from './support/sample-state.ts'

/** Draws rows as text: o a dot, | a passing line, ' a line that joins from above. */
function drawn(rows: ReturnType<typeof versionGraph>): string[] {
  return rows.map(({ version, lane, passing, joining }) => {
    const cells: string[] = []
    for (const at of passing) cells[at] = '|'
    for (const at of joining) if (at !== lane) cells[at] = "'"
    cells[lane] = 'o'
    const line = Array.from(cells, (cell) => cell ?? ' ').join('')
    return `${line} ${version ? `v${version.record.number}` : 'source'}`
  })
}

test('a branch runs in a lane of its own down to the version it came from', () => {
  expect(drawn(versionGraph(sampleLineage()))).toEqual([
    'o v4',
    '|o v3',
    'o| v2',
    "o' v1",
    'o source',
  ])
})

test('without versions only the source is listed', () => {
  expect(drawn(versionGraph(null))).toEqual(['o source'])
})

test('a version whose parent is gone has no line below it', () => {
  const orphan = sampleVersion(2, 7, 'alone', { parentMissing: true })
  const rows = versionGraph({ ...sampleLineage(), versions: [orphan] })
  expect(rows[0]?.hasParentBelow).toBe(false)
  expect(rows[1]?.joining).toEqual([])
})

test('every line that starts ends, whatever the tree', () => {
  const trees = fc.array(fc.nat(), { maxLength: 12 }).map((seeds) =>
    seeds.map((seed, index) => {
      const parent = seed % (index + 1)
      return sampleVersion(index + 1, parent === 0 ? null : parent, 'x')
    }),
  )
  fc.assert(
    fc.property(trees, (versions) => {
      const rows = versionGraph({ ...sampleLineage(), versions })
      const open = new Set<number>()
      for (const { lane, passing, joining, hasParentBelow } of rows) {
        for (const at of joining) expect(open.delete(at)).toBe(true)
        expect([...open].sort()).toEqual([...passing].sort())
        expect(open.has(lane)).toBe(false)
        if (hasParentBelow) open.add(lane)
      }
      expect(open.size).toBe(0)
      expect(rows.length).toBe(versions.length + 1)
    }),
    { numRuns: 200 },
  )
})

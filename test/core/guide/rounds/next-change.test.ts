import { expect, test } from 'vitest'
import { parseBrandKit } from '../../../../core/guide/brand-kit/parse-brand-kit.ts'
import type { Look } from '../../../../core/guide/look/look.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { gapRules } from '../../../../core/guide/rounds/gap-rules.ts'
import { nextChange } from '../../../../core/guide/rounds/next-change.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import { recordFixture } from '../../../support/record-fixture.ts'
import { pathOf } from './lineage-of.ts'

const good: Look = {
  white: { a: 0, b: 2 },
  tone: [8, 30, 52, 74, 93],
  chroma: 20,
  palette: [],
  colors: [],
  cells: { columns: 0, rows: 0, l: [], a: [], b: [] },
  grain: [],
  sharpness: 1,
  noise: 1,
}
const dark: Look = { ...good, tone: [2, 6, 12, 40, 80] }
const { report } = recordFixture()

function next(lineage: Lineage | null, measures: Parameters<typeof nextChange>[2]) {
  return nextChange(lineage, lineage?.versions.at(-1)?.record.id ?? null, measures, null)
}

function withBrief(lineage: Lineage, mood: string, ...mustHaves: readonly string[]): Lineage {
  const brief = { purpose: '', audience: '', mood, mustHaves: [...mustHaves] }
  return { ...lineage, notes: { ...lineage.notes, brief } }
}

test('nothing is proposed where nothing stands out, or nothing was measured', () => {
  expect(next(pathOf('Add a spoon'), { look: good, report })).toBeNull()
  expect(next(pathOf('Add a spoon'), {})).toBeNull()
  expect(next(null, {})).toBeNull()
})

test('a dark picture is brightened, unless dark was asked for or is the mood', () => {
  expect(next(pathOf('Add a spoon'), { look: dark })).toMatchObject({
    stage: 'light',
    from: 'rules',
    why: 'Half of the picture is darker than 12 of 100.',
  })
  expect(next(pathOf('Make the light darker'), { look: dark })).toBeNull()
  expect(next(withBrief(pathOf('Add a spoon'), 'dark and calm'), { look: dark })).toBeNull()
})

test('the biggest gap comes first', () => {
  const lineage = withBrief(pathOf('Add a spoon'), '', 'steam')
  expect(next(lineage, { look: dark })?.stage).toBe('light')
  const barely: Look = { ...good, tone: [2, 10, 27, 60, 90] }
  expect(next(lineage, { look: barely })?.change).toBe('Add steam.')
})

test('a must-have that a step has brought is no gap', () => {
  const lineage = withBrief(pathOf('Add rising steam above the cup'), '', 'steam')
  expect(next(lineage, { look: good })).toBeNull()
})

test('a cast is removed, unless the light was asked to be warm', () => {
  const yellow: Look = { ...good, white: { a: 1, b: 16 } }
  expect(next(pathOf('Add a spoon'), { look: yellow })?.change).toMatch(/yellow cast/u)
  expect(next(pathOf('Make the light warmer'), { look: yellow })).toBeNull()
})

test('what the report of the newest change shows is mended', () => {
  const change = (part: object) => next(pathOf('Add a spoon'), { report: { ...report, ...part } })
  expect(change({ cut: 0.4 })?.why).toBe(
    '40 % of the region’s border cuts through the last change.',
  )
  expect(change({ seam: 2.5 })?.stage).toBe('polish')
  expect(change({ seam: 2.5, cut: 0.4 })?.stage).toBe('composition')
  expect(change({ sharpness: 0.3 })?.why).toMatch(/30 %/u)
})

test('a picture far from its brand gets the brand’s first colour, unless a step has named it', () => {
  const kit = parseBrandKit(
    JSON.stringify({
      schema: 1,
      kind: 'brand-kit',
      id: 'k',
      name: 'Ruhe',
      palette: [{ name: 'navy', hex: '#1f3a5f' }],
    }),
  )
  const palette = { share: 0, meanDeltaE: 40, nearest: [1] }
  const propose = (say: string) => nextChange(pathOf(say), 'v1', { palette }, kit)
  expect(propose('Add a spoon')).toMatchObject({
    stage: 'brand',
    change: expect.stringMatching(/navy \(#1f3a5f\)/u),
  })
  expect(propose('Make the wall navy')).toBeNull()
})

test('what is proposed can be run: it is one change that reads as such', () => {
  const lineage = withBrief(pathOf('Add a spoon'), '', 'steam')
  const bad: Look = { ...dark, white: { a: 14, b: 1 } }
  const worst = { look: bad, report: { ...report, seam: 3, cut: 0.5, sharpness: 0.2 } }
  for (const { find } of gapRules) {
    const path = [readInstruction('Add a spoon')]
    for (const { change } of find({ lineage, measures: worst, kit: null, path })) {
      expect(readInstruction(change).changes.length, change).toBeGreaterThan(0)
    }
  }
})

test('every rule has a name of its own and a reason', () => {
  expect(new Set(gapRules.map(({ name }) => name)).size).toBe(gapRules.length)
  for (const { reason } of gapRules) expect(reason).toMatch(/^\p{Lu}.+\.$/u)
})

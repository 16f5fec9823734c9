import { expect, test } from 'vitest'
import { scoresOf } from '../../../bench/guidance/score.ts'
import type { FindingKind } from '../../../core/guide/findings/finding.ts'

const phrases = [
  { text: 'right', must: ['evaluative'], may: [] },
  { text: 'missed', must: ['evaluative'], may: [] },
  { text: 'tolerated', must: ['no_place'], may: ['no_result'] },
  { text: 'alarm', must: [], may: [] },
  { text: 'quiet', must: [], may: [] },
] as const

const found: Record<string, readonly FindingKind[]> = {
  right: ['evaluative'],
  missed: [],
  tolerated: ['no_place', 'no_result'],
  alarm: ['evaluative'],
  quiet: [],
}
const find = (text: string) => new Set(found[text])

test('counts what was wanted, found and right, kind by kind', () => {
  const { kinds, all, exact, clean, alarmed } = scoresOf(phrases, find, true)
  expect(kinds.get('evaluative')).toEqual({ wanted: 2, found: 2, right: 1 })
  expect(kinds.get('no_result')).toEqual({ wanted: 0, found: 0, right: 0 })
  expect(all).toEqual({ wanted: 3, found: 3, right: 2 })
  expect([exact, clean, alarmed]).toEqual([3, 2, 1])
})

test('counts findings that may be there as wrong where nothing is tolerated', () => {
  const { kinds, exact } = scoresOf(phrases, find, false)
  expect(kinds.get('no_result')).toEqual({ wanted: 0, found: 1, right: 0 })
  expect(exact).toBe(2)
})

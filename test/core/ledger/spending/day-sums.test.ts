import { expect, test } from 'vitest'
import type { ErrorCode } from '../../../../core/errors.ts'
import { costOfLine } from '../../../../core/ledger/spending/cost-of-line.ts'
import { addSums, sumByDay } from '../../../../core/ledger/spending/day-sums.ts'
import { linesCsv, sumsCsv } from '../../../../core/ledger/spending/spending-table.ts'
import { dayMs, lineFixture, noon } from './spending-fixture.ts'

const failed = (error: ErrorCode) => lineFixture({ outcome: 'failed', error, costUsd: null })

test('what a call came to is known, lies between, or is known by nobody', () => {
  expect(costOfLine(lineFixture())).toEqual({ lowUsd: 0.04, highUsd: 0.04 })
  expect(costOfLine(lineFixture({ costUsd: null }))).toEqual({ lowUsd: 0.03, highUsd: 0.05 })
  expect(costOfLine(lineFixture({ costUsd: null, estimate: null }))).toBeNull()
  for (const outcome of ['open', 'unknown'] as const) {
    expect(costOfLine(lineFixture({ outcome, costUsd: null }))).toEqual({
      lowUsd: 0,
      highUsd: 0.05,
    })
  }
})

test('a failure counts as nothing only where it surely was not billed, a cancelled call never', () => {
  expect(costOfLine(failed('rate_limited'))).toEqual({ lowUsd: 0, highUsd: 0 })
  const maybe = { lowUsd: 0, highUsd: 0.05 }
  expect(costOfLine({ ...failed('bad_answer'), mayBeBilled: true })).toEqual(maybe)
  expect(costOfLine({ ...failed('cancelled'), outcome: 'unknown' })).toEqual(maybe)
  expect(costOfLine({ ...failed('bad_answer'), costUsd: 0.01 })).toEqual({
    lowUsd: 0.01,
    highUsd: 0.01,
  })
})

const lines = [
  lineFixture({ acceptance: 'accepted' }),
  lineFixture({ call: 'b', attempt: 2, acceptance: 'unpicked', pictures: 3 }),
  lineFixture({ call: 'c', edit: 'other', outcome: 'unknown', costUsd: null, endedAt: undefined }),
  lineFixture({ call: 'd', document: '=cup, "blue"', costUsd: null, estimate: null }),
  lineFixture({ call: 'e', sentAt: noon + dayMs, endedAt: noon + dayMs + 500 }),
]

test('documents are summed by day: calls, steps, time, cost and what became of the pictures', () => {
  const [cup, bottle, next] = sumByDay(lines)
  expect(cup).toMatchObject({ document: '=cup, "blue"', calls: 1, unpriced: 1, highUsd: 0 })
  expect(bottle).toEqual({
    ...{ day: '2026-11-20', document: 'bottle.psd' },
    ...{ calls: 3, steps: 1, pictures: 5, seconds: 24, unpriced: 0 },
    ...{ lowUsd: 0.08, highUsd: 0.13 },
    ...{ accepted: 1, unpicked: 1, discarded: 0, failed: 0, unknown: 1 },
  })
  expect(next).toMatchObject({ day: '2026-11-21', calls: 1, seconds: 0.5 })
  expect(addSums([...sumByDay(lines.slice(0, 1)), ...sumByDay(lines.slice(1))])).toEqual([
    cup,
    // Apart, the same edit counts as two steps.
    { ...bottle, steps: 2 },
    next,
  ])
})

test('sums are written as a table, names with commas and formulas in them too', () => {
  expect(sumsCsv(sumByDay(lines))).toBe(
    [
      'day,document,calls,steps,pictures,seconds,usd_low,usd_high,calls_without_price,accepted,unpicked,discarded,failed,unknown',
      '2026-11-20,"\'=cup, ""blue""",1,1,1,12,0,0,1,0,0,0,0,0',
      '2026-11-20,bottle.psd,3,1,5,24,0.08,0.13,0,1,1,0,0,1',
      '2026-11-21,bottle.psd,1,1,1,0.5,0.04,0.04,0,0,0,0,0,0',
      '',
    ].join('\r\n'),
  )
})

test('calls are written as a table, what nobody knows left empty', () => {
  const [, first, second] = linesCsv([lines[0]!, { ...lines[3]!, document: 'cup' }]).split('\r\n')
  expect(first).toBe(
    '2026-11-20T12:00:00.000Z,2026-11-20,bottle.psd,openai,gpt-image-2.6-flare,abcdef0123456789,1,one,answered,,accepted,1,12,0.03,0.05,interpolated,0.04,0.04,,',
  )
  expect(second).toBe(
    '2026-11-20T12:00:00.000Z,2026-11-20,cup,openai,gpt-image-2.6-flare,abcdef0123456789,1,d,answered,,,1,12,,,unknown,,,,',
  )
})

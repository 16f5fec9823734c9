import { expect, test } from 'vitest'
import type { BatchEvent, NotedError } from '../../../../core/batch/batch-event.ts'
import { openJobLog } from '../../../../core/batch/job-log.ts'
import { summarize } from '../../../../core/batch/summary/summary.ts'
import { summaryCsv } from '../../../../core/batch/summary/summary-csv.ts'
import { summaryMarkdown } from '../../../../core/batch/summary/summary-markdown.ts'

const measures = { background: [90, 0, 0], grey: [0, 2], scale: 0.5, sharpness: 0.9 } as const
const error: NotedError = {
  code: 'provider_refused',
  message: 'It was refused.',
  hint: 'Say it otherwise.',
  retryable: false,
  requestId: 'req_7',
}

async function openJob() {
  const events: BatchEvent[] = [
    {
      ...{ type: 'job', schema: 1, id: 'job-1', at: '2026-11-20T10:00:00.000Z' },
      ...{
        input: 'shoes',
        steps: [],
        settings: {
          ...{ masks: '.', baseUrl: null, options: {} },
          ...{ engine: 'live', budgetUsd: null, perMinute: null },
        },
      },
    },
  ]
  const plan = (item: string) => {
    const size = { width: 4, height: 3, sha256: 'abc', highUsd: [0.1] }
    events.push({ type: 'planned', item, path: item, out: `out/${item}.psd`, ...size })
  }
  const open = (item: string) => {
    events.push({ type: 'open', item, step: 0, call: `call ${item}`, highUsd: 0.1 })
  }
  for (let i = 0; i < 6; i++) {
    const item = `${i}.png`
    plan(item)
    open(item)
    events.push({
      ...{ type: 'placed', item, step: 0, call: `call ${item}`, version: 'v', costUsd: 0.05 },
      ...{ changedOutside: 0, checks: i === 2 ? ['seam'] : [] },
    })
    const background: [number, number, number] = i === 4 ? [70, 0, 0] : [90, 0, 0]
    events.push({ type: 'done', item, measures: { ...measures, background, grey: [0, 2] } })
  }
  for (const item of ['=bad`|.png', 'lost.png', 'left.png']) plan(item)
  open('=bad`|.png')
  events.push({ type: 'failed', item: '=bad`|.png', call: 'call =bad`|.png', error })
  open('lost.png')
  const lost: NotedError = { ...error, code: 'outcome_unknown' }
  events.push({
    type: 'unknown',
    item: 'lost.png',
    call: 'call lost.png',
    highUsd: 0.1,
    error: lost,
  })
  return summarize(await openJobLog({ append: async () => undefined }, events), null)
}

test('a summary counts, adds up and lists every unknown call with what it may have cost', async () => {
  const summary = await openJob()
  expect(summary).toMatchObject({
    ...{ job: 'job-1', input: 'shoes' },
    counts: { planned: 1, open: 0, answered: 0, done: 6, failed: 1, unknown: 1 },
    spent: { costUsd: 0.3, maybeUsd: 0.1, unpriced: 0 },
    unknown: [{ item: 'lost.png', call: 'call lost.png', step: 0, highUsd: 0.1 }],
    set: { outliers: [{ item: '4.png', worst: { measure: 'background' } }] },
  })
})

test('as Markdown it names what needs a look, whatever names are made of', async () => {
  const text = summaryMarkdown(await openJob())
  expect(text).toContain('# 9 pictures of `shoes`')
  expect(text).toContain(
    'Cost: $0.3000, and up to $0.1000 more for calls that may have been billed.',
  )
  expect(text).toContain('- `lost.png`, step 1, call `call lost.png`: may have cost up to $0.1000')
  expect(text).toContain('- `=bad’|.png`: It was refused. Say it otherwise. Request `req_7`.')
  expect(text).toMatch(
    /- `4\.png`: background 1\d\.\d\d ΔE00 \(\d+\.\d robust standard deviations\)/u,
  )
  expect(text).toContain('- `2.png`: seam')
  expect(text).toContain('3.5 robust standard deviations')
})

test('as CSV it has one row for each picture, and nothing that a spreadsheet would run', async () => {
  const rows = summaryCsv(await openJob())
    .trimEnd()
    .split('\r\n')
  expect(rows).toHaveLength(10)
  expect(rows[0]).toMatch(/^picture,state,document,steps,calls,cost_usd,/u)
  expect(rows[1]).toMatch(/^0\.png,done,out\/0\.png\.psd,1,1,0\.05,,0,0,,0,0,0,/u)
  expect(rows[5]).toMatch(/,yes,,,,$/u)
  expect(rows[7]).toMatch(/^'=bad`\|\.png,failed,,0,1,0,.*provider_refused,It was refused\./u)
})

test('a job without finished pictures has no set to compare', async () => {
  const log = await openJobLog({ append: async () => undefined }, [])
  const summary = summarize(log, null)
  expect(summary).toMatchObject({ items: [], unknown: [], set: { pictures: 0 } })
  expect(summaryMarkdown(summary)).not.toContain('## The set')
})

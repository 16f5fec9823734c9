import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BatchEvent,
  decodeEvent,
  encodeEvent,
  type NotedError,
} from '../../../core/batch/batch-event.ts'
import { isTravelling, openJobLog } from '../../../core/batch/job-log.ts'

const planned: BatchEvent = {
  ...{ type: 'planned', item: 'a.png', path: 'in/a.png', out: 'out/a.psd' },
  ...{ width: 4, height: 3, sha256: 'abc', highUsd: [0.1, 0.2] },
}
const error: NotedError = {
  code: 'outcome_unknown',
  message: 'Lost.',
  hint: 'Wait.',
  retryable: true,
}
const open: BatchEvent = { type: 'open', item: 'a.png', step: 0, call: 'one', highUsd: 0.1 }
const answered: BatchEvent = { type: 'answered', item: 'a.png', call: 'one', costUsd: 0.07 }
const placed: BatchEvent = {
  ...{ type: 'placed', item: 'a.png', step: 0, call: 'one', version: 'v', costUsd: 0.07 },
  ...{ changedOutside: 0, checks: ['seam'] },
}
const measures = { background: null, grey: null, scale: null, sharpness: 1 }
const done: BatchEvent = { type: 'done', item: 'a.png', measures }
const failed: BatchEvent = { type: 'failed', item: 'a.png', call: 'one', error }
const unknown: BatchEvent = { type: 'unknown', item: 'a.png', call: 'one', highUsd: 0.1, error }
const refused: BatchEvent = { type: 'refused', item: 'a.png', call: 'one', error }
const again: BatchEvent = { type: 'again', item: 'a.png', from: 'step', anchor: null }
const submit: BatchEvent = {
  ...{ type: 'submit', submission: 'batch', at: 5 },
  calls: [{ item: 'a.png', step: 0, call: 'one', highUsd: 0.1 }],
}

async function after(...events: BatchEvent[]) {
  const log = await openJobLog({ append: async () => undefined }, [planned, ...events])
  const item = log.items.get('a.png')
  if (!item) throw new TypeError('Expected the picture')
  return { log, item }
}

test.each<readonly [string, BatchEvent[]]>([
  ['planned', []],
  ['open', [open]],
  ['answered', [open, answered]],
  ['planned', [open, answered, placed]],
  ['done', [open, answered, placed, done]],
  ['failed', [open, failed]],
  ['failed', [open, answered, failed]],
  ['unknown', [open, unknown]],
  ['planned', [open, refused]],
  ['planned', [open, unknown, again]],
  ['answered', [open, answered, failed, again]],
  ['open', [submit]],
  ['planned', [submit, { type: 'withdrawn', submission: 'batch' }]],
])('a picture is %s after its events, case %#', async (state, events) => {
  expect((await after(...events)).item.state).toBe(state)
})

test('what a step made and what a call cost is kept', async () => {
  const { item } = await after(open, answered, placed)
  expect(item.results).toEqual([{ version: 'v', checks: ['seam'], changedOutside: 0 }])
  expect(item.calls).toMatchObject([{ call: 'one', step: 0, state: 'placed', costUsd: 0.07 }])
})

test('a call that is sent again under its own name is one call', async () => {
  const { item } = await after(open, open)
  expect(item.calls).toHaveLength(1)
})

test('wanted again from its source, a picture begins anew and its old calls stay in the book', async () => {
  const anew: BatchEvent = { type: 'again', item: 'a.png', from: 'source', anchor: '/anchor.png' }
  const { item } = await after(open, answered, placed, done, anew)
  expect(item).toMatchObject({
    state: 'planned',
    results: [],
    measures: null,
    anchor: '/anchor.png',
  })
  expect(item.calls).toHaveLength(1)
})

test('calls travel from their submission until they are collected', async () => {
  const travelling = await after(submit, { type: 'submitted', submission: 'batch', batch: 'b1' })
  expect(isTravelling(travelling.log, travelling.item)).toBe(true)
  expect([...travelling.log.submissions.values()]).toMatchObject([{ batch: 'b1', at: 5 }])
  const end: BatchEvent = { type: 'collected', submission: 'batch', outcome: 'completed' }
  const { log, item } = await after(submit, answered, end)
  expect(isTravelling(log, item)).toBe(false)
  expect(log.submissions.size).toBe(0)
})

test('what is noted is on disk before it counts here, and does not count when that fails', async () => {
  const lines: BatchEvent[] = []
  let isFull = false
  const append = async (events: readonly BatchEvent[]) => {
    if (isFull) throw new Error('The disk is full')
    lines.push(...events)
  }
  const log = await openJobLog({ append }, [planned])
  await log.note(open, answered)
  expect(lines).toEqual([open, answered])
  isFull = true
  await expect(log.note(placed)).rejects.toThrow(/^The disk is full$/u)
  expect(log.items.get('a.png')?.state).toBe('answered')
})

test('events survive being written and read, and torn lines are none', () => {
  const events = [planned, open, answered, placed, done, failed, unknown, refused, again, submit]
  for (const event of events) {
    const line = encodeEvent(event)
    expect(decodeEvent(line)).toEqual(event)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: line.length - 2 }), (length) => {
        expect(decodeEvent(line.slice(0, length))).toBe(null)
      }),
    )
  }
})

test('a journal with any of its lines missing still tells a state', async () => {
  const events = [open, answered, placed, unknown, again, done, failed, refused, submit]
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(events), async (some) => {
      expect((await after(...some)).item.planned.item).toBe('a.png')
    }),
  )
})

import { expect, test } from 'vitest'
import type { LedgerEntry } from '../../../../core/ledger/ledger.ts'
import { formatMoment, sentLine } from '../../../../core/panel/wording/sent-line.ts'
import { exactly } from '../../../support/exactly.ts'
import { prepared } from '../support/sample-choice.ts'
import { sampleEdit } from '../support/sample-state.ts'

const sentAt = new Date(2026, 10, 20, 14, 3).getTime()
const soon = sentAt + 600_000

const sent: LedgerEntry = {
  id: 'w1',
  attempt: { edit: 'edit', ordinal: 1 },
  state: 'unknown',
  sentAt,
  edit: sampleEdit('add steam', null),
  plan: prepared.plan,
  source: { layer: 'source', name: 'coffee', lineage: null },
  estimate: exactly(0.042),
  usage: null,
  candidates: 0,
  error: null,
}

test('a call that was lost says when it was sent and what it may have cost', () => {
  expect(sentLine(sent, soon)).toBe('Sent 14:03, may have cost up to $0.042')
  const range = { lowUsd: 0.03, highUsd: 0.05, source: 'table' as const }
  expect(sentLine({ ...sent, estimate: range }, soon)).toContain('may have cost up to $0.05')
  expect(sentLine({ ...sent, estimate: null }, soon)).toBe(
    'Sent 14:03, may have been billed at a price that nobody knows',
  )
})

test('a call that is still waited for claims neither cost nor loss', () => {
  expect(sentLine({ ...sent, state: 'open' }, soon)).toBe('Sent 14:03, still under way')
})

test('promise 8: what can’t have cost anything claims no price', () => {
  expect(sentLine({ ...sent, estimate: exactly(0) }, soon)).toBe('Sent 14:03')
  const error = { code: 'bad_key' as const, message: '', hint: '', retryable: false }
  expect(sentLine({ ...sent, state: 'failed', error }, soon)).toBe('Sent 14:03')
})

test('a moment of another day names the day', () => {
  expect(formatMoment(sentAt, soon)).toBe('14:03')
  expect(formatMoment(new Date(2026, 10, 20, 9, 5).getTime(), soon)).toBe('9:05')
  expect(formatMoment(sentAt, soon + 86_400_000)).toBe('20 Nov 14:03')
  expect(formatMoment(sentAt, new Date(2026, 9, 20, 15, 0).getTime())).toBe('20 Nov 14:03')
})

import { expect, test } from 'vitest'
import { priceSourceLine, retirementLine } from '../../../../core/panel/wording/model-lines.ts'
import { cloudInfo } from '../support/sample-state.ts'

const model = { ...cloudInfo.models[0]!, retires: '2026-12-01' }

test('a model says until when it can be used, and that it can’t any more', () => {
  expect(retirementLine(model, Date.parse('2026-12-01T23:00:00Z'))).toEqual({
    text: 'Paint 2 can be used until 1 Dec 2026.',
    isOver: false,
  })
  const over = retirementLine(model, Date.parse('2026-12-02T00:00:00Z'))
  expect(over?.isOver).toBe(true)
  expect(over?.text).toContain('its last day was 1 Dec 2026')
  expect(retirementLine(cloudInfo.models[0]!, 0)).toBeNull()
})

test('prices say who published them and when they were read', () => {
  expect(priceSourceLine({ source: 'OpenAI’s price list', readOn: '2026-09-30' })).toBe(
    'OpenAI’s price list, read on 30 Sep 2026',
  )
})

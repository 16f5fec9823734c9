import { expect, test } from 'vitest'
import { sendAllQuestion } from '../../../../core/panel/wording/questions.ts'
import { exactly } from '../../../support/exactly.ts'
import { prepared } from '../support/sample-choice.ts'
import { cloudInfo } from '../support/sample-state.ts'

const at = (usd: number | null) => ({ ...prepared, estimate: usd === null ? null : exactly(usd) })

test('the price of several calls is their sum, or unknown when one of them is', () => {
  expect(sendAllQuestion(cloudInfo, [at(0.04), at(0.05)], 0)).toEqual({
    title: 'Send 2 pictures to Cloud Painter?',
    text: 'Each is a call of its own; together $0.09.',
    agree: 'Send 2 pictures',
  })
  expect(sendAllQuestion(cloudInfo, [at(0.04), at(null)], 0).text).toBe(
    'Each is a call of its own; together price unknown.',
  )
})

test('promise 5: pictures that were already sent are counted', () => {
  expect(sendAllQuestion(cloudInfo, [at(0.04), at(0.04)], 1).text).toContain(
    'One of them was already sent and may have been billed.',
  )
  expect(sendAllQuestion(cloudInfo, [at(0.04), at(0.04)], 2).text).toContain('2 of them were')
})

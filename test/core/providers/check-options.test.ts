import { expect, test } from 'vitest'
import { checkOptions } from '../../../core/providers/check-options.ts'
import { localInfo } from '../../../core/providers/local/local-info.ts'
import { openaiInfo } from '../../../core/providers/openai/openai-info.ts'

test('what was set is given on, and what was left empty is left out', () => {
  expect(checkOptions(openaiInfo, { moderation: 'low', safety_identifier: '' })).toEqual({
    moderation: 'low',
  })
})

test('an option or a value that a provider does not have is refused with those that it has', () => {
  expect(() => checkOptions(openaiInfo, { moderation: 'none' })).toThrow(
    expect.objectContaining({
      ...{ code: 'bad_setting', hint: 'It takes: auto, low.' },
      message: 'OpenAI takes no moderation of “none”.',
    }),
  )
  expect(() => checkOptions(openaiInfo, { steps: '20' })).toThrow(/no option called “steps”/)
  expect(() => checkOptions(localInfo, { steps: '20' })).toThrow(
    expect.objectContaining({ hint: 'It has no options at all.' }),
  )
})

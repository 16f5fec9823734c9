import { expect, test } from 'vitest'
import { parseOptions } from '../../../standalone/cli/parse-options.ts'
import { UsageError } from '../../../standalone/cli/usage-error.ts'

test('options are names and values; a value may hold anything', () => {
  expect(parseOptions(['moderation=low', 'upscaler = R-ESRGAN 4x+', 'a=b=c', 'empty='])).toEqual({
    moderation: 'low',
    upscaler: 'R-ESRGAN 4x+',
    a: 'b=c',
    empty: '',
  })
  expect(parseOptions([])).toEqual({})
})

test.each([['moderation'], ['=low'], ['a=1', 'a=2']])('“%s” is refused', (...given) => {
  expect(() => parseOptions(given)).toThrow(UsageError)
})

test('a name that objects have of their own is an option like any other', () => {
  expect(Object.hasOwn(parseOptions(['toString=x']), 'toString')).toBe(true)
})

import { expect, test } from 'vitest'
import { nameOfLock } from '../../../../core/panel/wording/lock-words.ts'

test('locks without a name are told apart', () => {
  expect(nameOfLock([])).toBe('the locked area')
  const two = [{ text: 'the locked area' }, { text: 'the locked area 2' }]
  expect(nameOfLock(two)).toBe('the locked area 3')
})

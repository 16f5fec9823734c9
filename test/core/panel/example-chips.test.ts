import { expect, test } from 'vitest'
import { exampleChips } from '../../../core/panel/example-chips.ts'
import { cloudInfo, localInfo } from './support/sample-state.ts'

test('without a region only what works without one is offered, spread over the list', () => {
  expect(exampleChips(localInfo, false, false)).toEqual([
    'make the light warmer',
    '20 % more contrast',
    'golden hour',
    'black and white',
    'lift the shadows',
  ])
})

test('with a region what needs one comes first', () => {
  expect(exampleChips(localInfo, true, false)[0]).toBe('blur the background')
  expect(exampleChips(localInfo, true, false).length).toBe(5)
})

test('all means all that work', () => {
  expect(exampleChips(localInfo, false, true).length).toBe(6)
  expect(exampleChips(localInfo, true, true).length).toBe(7)
})

test('a provider without examples offers none', () => {
  expect(exampleChips(cloudInfo, true, false)).toEqual([])
  expect(exampleChips(null, true, true)).toEqual([])
})

import { expect, test } from 'vitest'
import { parseSteps } from '../../../core/batch/batch-steps.ts'

test('one step or a list of them is taken', () => {
  const step = { instruction: 'make the light warmer' }
  expect(parseSteps(step)).toEqual([step])
  expect(parseSteps([step, { ...step, region: '0%,0%,50%,50%' }])).toHaveLength(2)
})

test('a step holds everything that decides an edit', () => {
  const step = {
    ...{ instruction: 'put a cup there', provider: 'openai', model: 'gpt-image-2', quality: 'low' },
    region: ['0%,0%,50%,50%', { mask: 'masks/{name}.png' }],
    protect: { mask: 'labels/{folder}/{name}.png' },
    preserve: ['the light', { text: 'the label', kind: 'text', area: '10%,10%,20%,20%' }],
    ...{ strength: 0.4, complexity: 'low', mask: 'omit' },
  }
  expect(parseSteps(step)).toEqual([step])
})

test.each([
  [[], /there are 0, and it takes 1 to 20/u],
  [{ instruction: '' }, /step 1, instruction: expected at least 1/u],
  [
    [{ instruction: 'warmer' }, { instruction: 'warmer', strength: 2 }],
    /step 2, strength: expected at most 1/u,
  ],
  [
    { instruction: 'warmer', instructions: 'cooler' },
    /step 1: there is no setting “instructions”/u,
  ],
  [{ instruction: 'warmer', region: '60%,0%,50%,50%' }, /step 1, region: expected left, top/u],
  [
    { instruction: 'warmer', region: ['0%,0%,5%,5%', '1,2,3,4'] },
    /step 1, region.1: expected left, top/u,
  ],
  [{ instruction: 'warmer', preserve: [{ text: 'x', area: 'there' }] }, /step 1, preserve.0/u],
  ['warmer', /step 1: expected object/u],
])('%j is refused, naming what is wrong', (given, words) => {
  expect(() => parseSteps(given)).toThrow(words)
})

import { expect, test } from 'vitest'
import { presetById } from '../../../../core/guide/presets/presets.ts'
import { sendRecipeQuestion, stepNote } from '../../../../core/panel/wording/recipe-words.ts'
import { recipeOfSteps } from '../support/sample-shelf.ts'

function noteOf(id: string, at = 0) {
  return stepNote(presetById(id).steps[at]!)?.replace(/\u202f/g, ' ')
}

test('a step says where it works, what it keeps and how it changes the frame', () => {
  expect(noteOf('social-square')).toBe('A new picture: 1:1.')
  expect(noteOf('social-text-overlay')).toBe(
    'Where: the upper 40 %. Keeps everything below the upper third.',
  )
  expect(noteOf('shop-white-background')).toBe(
    'Where: the background. Keeps the shape and colours of the product.',
  )
  expect(noteOf('shop-scene-slot')).toMatch(
    /^Where: 40 % × 50 % at 30 % from the left, .* With \{product picture\}\.$/,
  )
  expect(stepNote(recipeOfSteps(['warm the light']).steps[0]!)).toBeNull()
})

test('the question names all calls and the most that they cost together', () => {
  const info = { label: 'Cloud Painter' }
  const estimate = { lowUsd: 0.2, highUsd: 0.24, source: 'table' } as const
  const about = { name: 'Warm and crisp', steps: 3, pictures: 2 }
  expect(sendRecipeQuestion(info, about, estimate)).toEqual({
    title: 'Send “Warm and crisp” to Cloud Painter?',
    text: '3 steps on 2 pictures, each a call of its own: together $0.24 at most.',
    agree: 'Send 6 calls',
  })
  const one = sendRecipeQuestion(info, { ...about, steps: 1, pictures: 1 }, null)
  expect(one.text).toBe('One step, each a call of its own: the price is not known.')
  expect(one.agree).toBe('Send')
})

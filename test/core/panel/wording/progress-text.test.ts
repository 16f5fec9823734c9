import { expect, test } from 'vitest'
import { progressText } from '../../../../core/panel/wording/progress-text.ts'

const painting = { stage: 'painting', fraction: 0.4 } as const

test('progress says the stage, with the share where it is known', () => {
  expect(progressText({ stage: 'sending', fraction: null })).toBe('Sending the crop')
  expect(progressText(painting)).toBe('Painting · 40\u202f%')
})

test('of several pictures it says which one, and that it stops after it', () => {
  const queue = { at: 2, count: 3, name: 'Vase', stops: false }
  expect(progressText(painting, queue)).toBe('2 of 3 · Vase · Painting · 40\u202f%')
  expect(progressText(painting, { ...queue, stops: true })).toBe(
    '2 of 3 · Vase · Painting · 40\u202f% · stops after this one',
  )
})

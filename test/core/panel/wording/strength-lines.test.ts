import { expect, test } from 'vitest'
import type { StrengthCapability } from '../../../../core/model.ts'
import { strengthLines, strengthOf } from '../../../../core/panel/wording/strength-lines.ts'

const advice = [
  { name: 'Final pass', from: 0.35, to: 0.45, why: 'Texture becomes finer.' },
  { name: 'Refinement', from: 0.35, to: 0.5, why: 'Light follows your words.' },
  { name: 'Replacement', from: 0.6, to: 0.85, why: 'Something else takes its place.' },
]
const capability: StrengthCapability = { usual: 0.5, advice }

test('an advice sets the middle of its range, where the slider can stop', () => {
  expect(advice.map(strengthOf)).toEqual([0.4, 0.45, 0.75])
})

test('a strength says every use that it suits, with the range in digits', () => {
  expect(strengthLines(capability, 0.4)).toEqual([
    '0.35–0.45 · Final pass: Texture becomes finer.',
    '0.35–0.50 · Refinement: Light follows your words.',
  ])
  expect(strengthLines(capability, 0.75)).toEqual([
    '0.60–0.85 · Replacement: Something else takes its place.',
  ])
})

test('a strength beside all advice says what the ends of the scale mean', () => {
  expect(strengthLines(capability, 0.55)).toEqual([
    '0 stays close to the picture, 1 is free to repaint it.',
  ])
})

test('what is left to the model says what that takes, or all advice where nobody knows', () => {
  expect(strengthLines(capability, null)).toEqual([
    'Left to the model, which takes 0.50.',
    '0.35–0.50 · Refinement: Light follows your words.',
  ])
  expect(strengthLines({ usual: null, advice }, null)).toHaveLength(4)
})

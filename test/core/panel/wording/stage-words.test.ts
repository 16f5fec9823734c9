import { expect, test } from 'vitest'
import { stageStripWords } from '../../../../core/panel/wording/stage-words.ts'

test('the strip of stages says what was changed, what comes next and what is typed', () => {
  const done = { light: 2, composition: 0, brand: 0, people: 0, polish: 0 }
  const progress = { done, now: 'light', next: 'composition', note: '' } as const
  expect(stageStripWords(progress, 'brand')).toBe(
    'Stages: Light changed; Composition usually comes next; what is typed is about brand',
  )
  expect(stageStripWords({ ...progress, done: { ...done, light: 0 }, next: null }, null)).toBe(
    'Stages: nothing changed yet',
  )
})

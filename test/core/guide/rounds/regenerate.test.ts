import { expect, test } from 'vitest'
import { regeneratePrompt } from '../../../../core/guide/rounds/regenerate.ts'
import { lineageOf } from './lineage-of.ts'

const lineage = lineageOf([
  { say: 'Make the light warmer' },
  { say: 'Add beans near the cup', on: 1 },
  { say: 'Paint the table blue', on: 2 },
  { say: 'Show hands holding the cup', on: 2 },
  { say: 'Show two hands around the cup', on: 2 },
  { say: 'Add a napkin', on: 2 },
])

test('what worked and what was tried again and again is wanted from the start', () => {
  const prompt = regeneratePrompt(lineage, 'v2')
  expect(prompt).toMatch(/^… with warm light, beans near the cup, .*two hands around the cup/u)
})

test('what was tried once and left is left out', () => {
  const [, avoided = ''] = regeneratePrompt(lineage, 'v2').split('Leave out: ')
  expect(avoided).toBe('blue table.')
})

test('the brief and the words of the source say what the scene is', () => {
  const brief = { purpose: 'a poster', audience: 'commuters', mood: 'calm', mustHaves: ['steam'] }
  const told = {
    ...lineage,
    sourceName: 'a cup of coffee on a table',
    notes: { ...lineage.notes, brief },
  }
  expect(regeneratePrompt(told, null)).toMatch(
    /^a cup of coffee on a table, calm, for a poster, for commuters, with steam[.,]/iu,
  )
  expect(regeneratePrompt({ ...lineage, sourceName: 'IMG_2041' }, 'v2')).not.toMatch(/IMG/u)
})

test('the same step again and again is one thing, and what is only a finish is none', () => {
  const steps = Array.from({ length: 8 }, (_, at) => ({
    say: 'Make the lighting warmer',
    ...(at > 0 && { on: at }),
  }))
  const again = lineageOf([...steps, { say: 'Sharpen the rim', on: 8 }])
  expect(regeneratePrompt(again, 'v9')).toBe('… with warm lighting.')
})

test('the story of the coffee cup becomes one prompt', () => {
  const story = lineageOf([
    { say: 'Make the lighting warmer' },
    { say: 'Add a few coffee beans and a small plant near the cup and a business card', on: 1 },
    { say: 'Remove the spoon', on: 2 },
    { say: 'Make the cup red', on: 3 },
    { say: 'Add some steam', on: 4 },
  ])
  expect(regeneratePrompt(story, 'v5')).toBe(
    '… with warm lighting, a few coffee beans near the cup, a small plant near the cup, a business card, red cup, some steam.\nLeave out: spoon.',
  )
})

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
  expect(prompt).toMatch(/from the start: .*warmer.*beans near the cup.*two hands around the cup/su)
})

test('what was tried once and left is left out', () => {
  const [, avoided = ''] = regeneratePrompt(lineage, 'v2').split('Leave out: ')
  expect(avoided).toBe('Paint the table blue.')
})

test('the brief and the words of the source say what the scene is', () => {
  const brief = { purpose: 'a poster', audience: 'commuters', mood: 'calm', mustHaves: ['steam'] }
  const told = {
    ...lineage,
    sourceName: 'a cup of coffee on a table',
    notes: { ...lineage.notes, brief },
  }
  expect(regeneratePrompt(told, null)).toMatch(
    /^a cup of coffee on a table, calm, for a poster, for commuters, with steam\./iu,
  )
  expect(regeneratePrompt({ ...lineage, sourceName: 'IMG_2041' }, 'v2')).not.toMatch(/IMG/u)
})

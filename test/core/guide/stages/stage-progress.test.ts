import { expect, test } from 'vitest'
import { pathTo } from '../../../../core/guide/rounds/rounds.ts'
import { explainStep } from '../../../../core/guide/stages/explain-step.ts'
import { stageProgress } from '../../../../core/guide/stages/stage-progress.ts'
import { pathOf } from '../rounds/lineage-of.ts'

const progress = (...said: readonly string[]) =>
  stageProgress(pathTo(pathOf(...said), said.length > 0 ? `v${said.length}` : null))

test('a picture that nothing was done to begins with light', () => {
  expect(progress()).toMatchObject({ now: null, next: 'light' })
})

test('next is the stage after all that were touched', () => {
  expect(progress('Make the light warmer', 'Add a few beans')).toEqual({
    done: { light: 1, composition: 1, brand: 0, people: 0, polish: 0 },
    now: 'composition',
    next: 'brand',
    note: 'Light and composition done; brand and lettering usually come next.',
  })
  expect(progress('Sharpen the picture').next).toBeNull()
})

test('going back is explained, going on is not', () => {
  const people = progress('Make the light warmer', 'Show hands holding the cup')
  expect(explainStep(people, 'light')).toBe(
    'Light after people: usually fine, but faces and hands will be painted again.',
  )
  expect(explainStep(people, 'people')).toBeNull()
  expect(explainStep(people, 'polish')).toBeNull()
  expect(explainStep(progress(), 'polish')).toBeNull()
})

test('stages that were left out are named, and what says nothing counts in none', () => {
  const { note } = progress('Make the light warmer', 'Show hands holding the cup')
  expect(note).toBe(
    'Light and people done; polish usually comes next. Composition and brand left out so far, which may be fine.',
  )
  expect(progress('Make it better').done.composition).toBe(0)
})

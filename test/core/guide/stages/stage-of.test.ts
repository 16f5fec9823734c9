import { expect, test } from 'vitest'
import {
  sortByStage,
  stageOfInstruction,
} from '../../../../core/guide/stages/stage-of-instruction.ts'

test.each([
  ['Soften the light', 'light'],
  ['Add more depth of field', 'light'],
  ['Add a few beans and a small plant near the cup', 'composition'],
  ['Change the background to cream', 'composition'],
  ['Paint the wall blue', 'composition'],
  ['Make the bottle blue', 'brand'],
  ['Make the logo sharper', 'brand'],
  ['Add hands around the cup', 'people'],
  ['Make her smile', 'people'],
  ['Add steam', 'polish'],
  ['Add a small sparkle on the stone', 'polish'],
  ['Remove the dust', 'polish'],
] as const)('%s belongs to %s', (text, stage) => {
  expect(stageOfInstruction(text)).toBe(stage)
})

test('several changes begin with the earliest stage', () => {
  expect(stageOfInstruction('Remove the dust and soften the light')).toBe('light')
})

test('what asks for nothing, or only judges, has no stage', () => {
  expect(stageOfInstruction('')).toBeNull()
  expect(stageOfInstruction('Keep the label')).toBeNull()
  expect(stageOfInstruction('make it better')).toBeNull()
})

test('changes of one stage stay in the order of the text', () => {
  const changes = [
    { stage: 'polish', id: 1 },
    { stage: 'light', id: 2 },
    { stage: 'polish', id: 3 },
    { stage: 'light', id: 4 },
  ] as const
  expect(sortByStage(changes).map(({ id }) => id)).toEqual([2, 4, 1, 3])
})

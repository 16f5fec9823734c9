import { expect, test } from 'vitest'
import { stepsOf } from '../../../../core/guide/findings/steps-of.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const stepsIn = (text: string) =>
  stepsOf(readInstruction(text)).map(({ instruction }) => instruction)

test('steps come in the order of the stages, and within one as they were written', () => {
  expect(
    stepsIn(
      'Add a plant beside the cup, sharpen the picture, make the lighting warmer and remove the spoon from the table',
    ),
  ).toEqual([
    'Make the lighting warmer',
    'Add a plant beside the cup',
    'Remove the spoon from the table',
    'Sharpen the picture',
  ])
})

test('a step about a thing waits for the step that brings it in', () => {
  const steps = stepsIn('Add a lamp on the table, make the lamp warmer')
  expect(steps[0]).toBe('Add a lamp on the table')
})

test('a step that names what another one brings in waits for it', () => {
  expect(stepsIn('Hang a lantern over the door, brighten the wall behind the lantern')[0]).toBe(
    'Hang a lantern over the door',
  )
  expect(
    stepsIn('Change the background to a forest with ferns, warm up the light in the forest')[0],
  ).toBe('Change the background to a forest with ferns')
})

test('each step keeps what the instruction keeps, and what was kept already, once', () => {
  const reading = readInstruction('Blur the background, warm up the light and keep the logo')
  const label = { text: 'the label', kind: 'text' } as const
  const [kept = ''] = reading.keeps.map(({ what }) => what)
  const steps = stepsOf(reading, [label, { text: kept.toUpperCase(), kind: 'other' }])
  expect(steps).toHaveLength(2)
  for (const { preserve } of steps) {
    expect(preserve.map(({ text }) => text)).toEqual(['the label', kept.toUpperCase()])
  }
})

test('an instruction of one change is one step', () => {
  expect(stepsIn('make it warmer')).toEqual(['Make it warmer'])
})

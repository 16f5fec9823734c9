import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

const first = (text: string) => readInstruction(text).changes[0]

test.each([
  ['stock the fridge, fill the drawer with old letters', 'add'],
  ['Make the room cosier', 'light'],
  ['leave more room on the left', 'frame'],
  ['render it as a flat poster', 'style'],
  ['age the picture', 'style'],
  ['Make the van a deep green', 'recolor'],
  ['have the banner say Welcome home', 'text'],
  ['remove jpeg artefacts', 'finish'],
  ['scoop the ice cream', 'other'],
])('%s is of kind %s', (text, kind) => {
  expect(readInstruction(text).changes.at(-1)?.kind).toBe(kind)
})

test('a word is read by its place', () => {
  expect(first('Make it autumn')).toMatchObject({
    target: { text: 'it' },
    result: { text: 'autumn' },
  })
  expect(first('Make her hold a flag with both arms')).toMatchObject({
    kind: 'person',
    target: { text: 'her' },
    result: { text: 'hold a flag with both arms' },
  })
  expect(first('more elegant')).toMatchObject({ kind: 'evaluative', target: null })
  expect(first('make it proffesional')?.kind).toBe('evaluative')
  expect(first('Lower the shadows')?.direction).toEqual({ axis: 'shadows', sign: -1 })
  expect(first('Make the van a deep green')?.direction).toBeNull()
  expect(first('add bokeh lights')?.direction).toBeNull()
  expect(first('Put the sneakers on a crate')?.stage).toBe('composition')
  expect(first('Put her foot on a crate')?.stage).toBe('people')
  expect(first('add a dog by the gate')?.place?.text).toBe('by the gate')
  expect(first('switch off the bedside lamp')?.target?.text).toBe('bedside lamp')
  expect(first('swap the jug by 2 cups')?.place).toBeNull()
})

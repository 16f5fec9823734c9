import { expect, test } from 'vitest'
import { inOneRun, topOfRun } from '../../../figma-plugin/ui/host/write/sibling-run.ts'
import { nodeFacts } from '../host/node-facts.ts'

const at = (index: number, parent = 'page') =>
  nodeFacts({ id: `${parent}${index}`, parent, path: [index] })

test('the top of a run is the highest of what lies directly on each other', () => {
  const members = [at(2), at(3), at(4), at(6)]
  expect(topOfRun(members[0]!, members).id).toBe('page4')
  expect(topOfRun(members[3]!, members).id).toBe('page6')
})

test('members in other parents do not count', () => {
  expect(topOfRun(at(2), [at(2), at(3, 'frame')]).id).toBe('page2')
})

test('two lie in one run when nothing else lies between them', () => {
  const members = [at(2), at(3), at(4), at(6)]
  expect(inOneRun(at(2), at(4), members)).toBe(true)
  expect(inOneRun(at(4), at(2), members)).toBe(true)
  expect(inOneRun(at(4), at(6), members)).toBe(false)
  expect(inOneRun(at(2), at(3, 'frame'), members)).toBe(false)
})

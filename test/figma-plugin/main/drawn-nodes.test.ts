import { expect, test } from 'vitest'
import { createDrawnNodes } from '../../../figma-plugin/main/drawn-nodes.ts'

test('new nodes are listed in order, each once', () => {
  const drawn = createDrawnNodes()
  expect(drawn.add(['1:1', '1:2'])).toEqual(['1:1', '1:2'])
  drawn.add(['1:1', '1:3'])
  expect(drawn.list()).toEqual(['1:1', '1:2', '1:3'])
})

test('nodes of our own making are left out', () => {
  const drawn = createDrawnNodes()
  drawn.leaveOut(['1:2'])
  expect(drawn.add(['1:1', '1:2'])).toEqual(['1:1'])
  expect(drawn.list()).toEqual(['1:1'])
})

test('of very many nodes the newest hundred are remembered', () => {
  const drawn = createDrawnNodes()
  drawn.add(Array.from({ length: 150 }, (_, i) => `1:${i}`))
  expect(drawn.list()).toHaveLength(100)
  expect(drawn.list()[0]).toBe('1:50')
  expect(drawn.list()[99]).toBe('1:149')
})

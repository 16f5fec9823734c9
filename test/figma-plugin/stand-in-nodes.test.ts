import { expect, test } from 'vitest'
import type { Drawing } from './stand-in/border/contract.ts'
import type { Hand } from './stand-in/border/hand.ts'
import { openPlugin } from './stand-in/plugin.ts'

const rect: Drawing = { type: 'RECTANGLE', name: 'Cup' }
const component: Drawing = { type: 'COMPONENT', name: 'Card', children: [rect] }

/** Code in front of a test's own that fetches nodes by the names that the test hands in. */
const fetchNodes = `
  const node = async (id) => figma.getNodeByIdAsync(id)
  const child = await node(childId)
  const parent = await node(parentId);`

test('a clone lands on the current page, away from its original', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({ type: 'FRAME', x: 500, children: [{ ...rect, x: 7, y: 8 }] })
  const [childId] = plugin.hand.node(frame)?.children ?? []
  const seen = await plugin.run(
    `const child = await figma.getNodeByIdAsync(childId)
     const copy = child.clone()
     return [copy.id === child.id, copy.parent === figma.currentPage, copy.x, copy.y, child.parent.type]`,
    { childId },
  )
  expect(seen).toEqual([false, true, 7, 8, 'FRAME'])
})

test('a clone keeps plugin data, relaunch data, fills and the transform’s turn', async () => {
  const plugin = await openPlugin({ relaunchCommands: ['refine'] })
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      node.setPluginData('own', 'a')
      node.setSharedPluginData('pentimento', 'version', 'b')
      node.setRelaunchData({ refine: 'c' })
      node.rotation = 30
      const copy = node.clone()
      return [copy.getPluginData('own'), copy.getSharedPluginData('pentimento', 'version'),
        copy.getRelaunchData().refine, Math.round(copy.rotation), copy.fills.length]`),
  ).toEqual(['a', 'b', 'c', 30, 1])
})

test('a clone loses what only its parent’s auto layout gave it', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const frame = figma.createFrame()
      frame.layoutMode = 'HORIZONTAL'
      const node = figma.createRectangle()
      frame.appendChild(node)
      node.layoutPositioning = 'ABSOLUTE'
      node.layoutGrow = 1
      const copy = node.clone()
      return [copy.layoutPositioning, copy.layoutGrow]`),
  ).toEqual(['AUTO', 0])
})

test('appending keeps the position relative to the container, not the place on the page', async () => {
  const plugin = await openPlugin()
  const parentId = plugin.hand.addNode({ type: 'FRAME', x: 100, y: 100 })
  const childId = plugin.hand.addNode({ ...rect, x: 30, y: 40 })
  expect(
    await plugin.run(
      `${fetchNodes} parent.appendChild(child)
       return [child.x, child.y, child.absoluteTransform[0][2]]`,
      { parentId, childId },
    ),
  ).toEqual([30, 40, 130])
})

test('an index beyond the siblings is refused', async () => {
  const plugin = await openPlugin()
  const parentId = plugin.hand.addNode({ type: 'FRAME', children: [rect, rect] })
  const childId = plugin.hand.addNode(rect)
  const insert = `${fetchNodes} parent.insertChild(index, child)
    return parent.children.map(({ id }) => id).indexOf(childId)`
  expect(await plugin.refusal(insert, { parentId, childId, index: 3 })).toBe(
    'in insertChild: Cannot insert node at index greater than the number of existing siblings',
  )
  expect(await plugin.refusal(insert, { parentId, childId, index: -1 })).toMatch(/negative/)
  expect(await plugin.run(insert, { parentId, childId, index: 1 })).toBe(1)
  expect(await plugin.run(insert, { parentId, childId, index: 3 })).toBe(2)
})

test('children are back to front, and a new array each time that can’t be changed', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode({
    type: 'FRAME',
    children: [
      { ...rect, name: 'back' },
      { ...rect, name: 'front' },
    ],
  })
  expect(
    await plugin.run(
      `const { children } = await figma.getNodeByIdAsync(id)
       return [children.map(({ name }) => name), Object.isFrozen(children)]`,
      { id },
    ),
  ).toEqual([['back', 'front'], true])
})

test.each([
  [
    'New parent is an instance or is inside of an instance',
    'in an instance',
    (hand) => ({
      parentId: hand.addInstance(hand.addNode(component)),
      childId: hand.addNode(rect),
    }),
  ],
  [
    'Node is inside of an instance',
    'out of an instance',
    (hand) => {
      const instance = hand.addInstance(hand.addNode(component))
      return {
        parentId: hand.addNode({ type: 'FRAME' }),
        childId: hand.node(instance)?.children[0],
      }
    },
  ],
  [
    'New parent is a internal, readonly-only node',
    'in the document itself',
    (hand) => ({ parentId: '0:0', childId: hand.addNode(rect) }),
  ],
  [
    'Reparenting would create a component inside a component',
    'as a component in a component',
    (hand) => ({ parentId: hand.addNode(component), childId: hand.addNode(component) }),
  ],
  [
    'A COMPONENT_SET node cannot have children of type other than COMPONENT',
    'as anything but a component in a set',
    (hand) => ({ parentId: hand.addNode({ type: 'COMPONENT_SET' }), childId: hand.addNode(rect) }),
  ],
] satisfies [string, string, (hand: Hand) => object][])(
  'Cannot move node. %s: nothing is put %s',
  async (reason, _where, draw) => {
    const plugin = await openPlugin()
    const args = draw(plugin.hand)
    const before = plugin.hand.tree()
    expect(await plugin.refusal(`${fetchNodes} parent.appendChild(child)`, args)).toBe(
      `in appendChild: Cannot move node. ${reason}`,
    )
    expect(plugin.hand.tree()).toEqual(before)
  },
)

test('Cannot move node. New parent is of a type that cannot have children: no group in a rectangle', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.refusal('figma.group([figma.createRectangle()], figma.createRectangle())'),
  ).toBe('in group: Cannot move node. New parent is of a type that cannot have children')
})

test('transforms are relative to the containing frame, not to a group', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({
    type: 'FRAME',
    x: 100,
    y: 100,
    children: [{ type: 'GROUP', children: [{ ...rect, x: 20, y: 10 }] }],
  })
  const [group = ''] = plugin.hand.node(frame)?.children ?? []
  const [id] = plugin.hand.node(group)?.children ?? []
  expect(
    await plugin.run(
      `const node = await figma.getNodeByIdAsync(id)
       return [node.x, node.absoluteTransform[0][2], node.parent.type, node.parent.x]`,
      { id },
    ),
  ).toEqual([20, 120, 'GROUP', 20])
})

test('rotation is about the top left corner, and flips live in the transform', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      node.resize(40, 20); node.x = 10; node.y = 5
      node.rotation = 90
      const turned = [node.x, node.y, ...node.relativeTransform.flat().map(Math.round)]
      const { x, y, width, height } = node.absoluteBoundingBox
      node.relativeTransform = [[-1, 0, 50], [0, 1, 5]]
      return { turned, box: [x, y, width, height].map(Math.round), flipped: node.relativeTransform[0][0] }`),
  ).toEqual({ turned: [10, 5, 0, 1, 10, -1, 0, 5], box: [10, -35, 20, 40], flipped: -1 })
})

test('transforms have unit axes, sizes are at least 0.01, and lines have no height', async () => {
  const plugin = await openPlugin()
  const node = 'const node = figma.createRectangle();'
  expect(await plugin.refusal(`${node} node.relativeTransform = [[2, 0, 0], [0, 2, 0]]`)).toMatch(
    /axes of length one/,
  )
  expect(await plugin.refusal(`${node} node.resize(0, 5)`)).toMatch(/0\.01/)
  expect(await plugin.refusal(`figma.createLine().resize(5, 5)`)).toMatch(/"height" to be 0/)
  expect(await plugin.refusal(`${node} node.width = 5`)).toMatch(/no setter/)
  expect(await plugin.run(`${node} node.resize(0.01, 5); return node.width`)).toBe(
    Math.fround(0.01),
  )
})

test('members of a removed node throw', async () => {
  const plugin = await openPlugin()
  const remove = 'const node = figma.createRectangle(); node.remove();'
  expect(await plugin.refusal(`${remove} return node.name`)).toMatch(
    /^in get_name: The node with id "1:\d+" does not exist$/,
  )
  expect(await plugin.refusal(`${remove} node.name = 'x'`)).toMatch(
    /^in set_name: .*does not exist/,
  )
  expect(await plugin.refusal(`${remove} node.clone()`)).toMatch(/does not exist/)
  expect(await plugin.refusal(`${remove} figma.currentPage.appendChild(node)`)).toMatch(
    /^in appendChild: .*does not exist/,
  )
  expect(await plugin.run(`${remove} return [node.removed, typeof node.id]`)).toEqual([
    true,
    'string',
  ])
})

test('removing takes everything inside along', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode({ type: 'FRAME', children: [{ type: 'GROUP', children: [rect] }] })
  expect(
    await plugin.run(
      `const frame = await figma.getNodeByIdAsync(id)
       const inside = frame.findAll()
       frame.remove()
       return inside.map(({ removed }) => removed)`,
      { id },
    ),
  ).toEqual([true, true])
  expect(plugin.hand.tree().map(({ type }) => type)).toEqual(['PAGE'])
})

test('locked and hidden nodes are read and written like others, and say so of themselves only', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({
    type: 'FRAME',
    props: { locked: true, visible: false },
    children: [rect],
  })
  const [id] = plugin.hand.node(frame)?.children ?? []
  expect(
    await plugin.run(
      `const node = await figma.getNodeByIdAsync(id)
       node.name = 'renamed'
       return [node.locked, node.visible, node.name]`,
      { id },
    ),
  ).toEqual([false, true, 'renamed'])
})

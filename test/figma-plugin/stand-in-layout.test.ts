import { expect, test } from 'vitest'
import type { Drawing } from './stand-in/border/contract.ts'
import { openPlugin, type Plugin } from './stand-in/plugin.ts'

const card = (name: string, width = 40, height = 20): Drawing => ({
  type: 'RECTANGLE',
  name,
  width,
  height,
})
const row = (props: object, children: readonly Drawing[]): Drawing => ({
  type: 'FRAME',
  name: 'Row',
  props: { layoutMode: 'HORIZONTAL', ...props },
  children,
})

/** Where the children of the first frame are, by name: x, y, width, height. */
function boxes(plugin: Plugin) {
  const nodes = plugin.hand.tree()
  const frame = nodes.find(({ type }) => type === 'FRAME')
  const inside = nodes.filter(({ parent }) => parent === frame?.id)
  return Object.fromEntries(
    inside.map(({ name, transform: [[, , x], [, , y]], width, height }) => [
      name,
      [x, y, width, height],
    ]),
  )
}

function idOf(plugin: Plugin, wanted: string): string {
  return plugin.hand.tree().find(({ name }) => name === wanted)?.id ?? ''
}

test('an auto layout frame lays out what is put in, and hugs it', async () => {
  const plugin = await openPlugin()
  const padding = { paddingLeft: 10, paddingTop: 5, itemSpacing: 8 }
  const id = plugin.hand.addNode(row(padding, [card('a'), card('b', 60, 30)]))
  expect(boxes(plugin)).toEqual({ a: [10, 5, 40, 20], b: [58, 5, 60, 30] })
  expect(plugin.hand.node(id)).toMatchObject({ width: 118, height: 35 })
})

test('a vertical frame of fixed size aligns and spreads its children', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode({
    ...row(
      {
        layoutMode: 'VERTICAL',
        primaryAxisAlignItems: 'SPACE_BETWEEN',
        counterAxisAlignItems: 'CENTER',
      },
      [card('a'), card('b')],
    ),
  })
  plugin.hand.setProps(id, { primaryAxisSizingMode: 'FIXED', counterAxisSizingMode: 'FIXED' })
  plugin.hand.resize(id, 100, 200)
  expect(boxes(plugin)).toEqual({ a: [30, 0, 40, 20], b: [30, 180, 40, 20] })
})

test('a hidden child leaves the flow, and the others close up', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode(row({ itemSpacing: 10 }, [card('a'), card('b'), card('c')]))
  expect(boxes(plugin)).toMatchObject({ c: [100, 0, 40, 20] })
  plugin.hand.setVisible(idOf(plugin, 'a'), false)
  expect(boxes(plugin)).toMatchObject({ b: [0, 0, 40, 20], c: [50, 0, 40, 20] })
  expect(plugin.hand.node(id)).toMatchObject({ width: 90 })
  plugin.hand.setVisible(idOf(plugin, 'a'), true)
  expect(boxes(plugin)).toMatchObject({ a: [0, 0, 40, 20], b: [50, 0, 40, 20] })
})

test('inserting a child makes the others flow around it', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode(row({}, [card('a'), card('b')]))
  await plugin.run(
    `const frame = await figma.getNodeByIdAsync(id)
     const node = figma.createRectangle()
     node.name = 'new'; node.resize(10, 10); node.x = 500
     frame.insertChild(1, node)`,
    { id },
  )
  expect(boxes(plugin)).toEqual({ a: [0, 0, 40, 20], new: [40, 0, 10, 10], b: [50, 0, 40, 20] })
})

test('writing x, y or a transform’s place does nothing in the flow; its turn is kept', async () => {
  const plugin = await openPlugin()
  plugin.hand.addNode(row({}, [card('a'), card('b', 40, 40)]))
  const seen = await plugin.run(
    `const node = await figma.getNodeByIdAsync(id)
     node.x = 99; node.y = 99
     const place = [node.x, node.y]
     node.relativeTransform = [[0, -1, 7], [1, 0, 9]]
     return [place, node.relativeTransform]`,
    { id: idOf(plugin, 'b') },
  )
  expect(seen).toEqual([
    [40, 0],
    [
      [0, -1, 80],
      [1, 0, 0],
    ],
  ])
})

test('an absolute child leaves the flow and can be moved', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode(row({}, [card('a'), card('b')]))
  await plugin.run(
    `const node = await figma.getNodeByIdAsync(id)
     node.layoutPositioning = 'ABSOLUTE'
     node.x = 5; node.y = -3; node.constraints = { horizontal: 'STRETCH', vertical: 'MIN' }`,
    { id: idOf(plugin, 'a') },
  )
  expect(boxes(plugin)).toEqual({ a: [5, -3, 40, 20], b: [0, 0, 40, 20] })
  expect(plugin.hand.node(id)).toMatchObject({ width: 40 })
})

test('ABSOLUTE, FILL and HUG are refused where they mean nothing', async () => {
  const plugin = await openPlugin()
  const node = 'const node = figma.createRectangle();'
  expect(await plugin.refusal(`${node} node.layoutPositioning = 'ABSOLUTE'`)).toBe(
    'in set_layoutPositioning: Can only set layoutPositioning = ABSOLUTE if the parent node has layoutMode !== NONE',
  )
  expect(await plugin.refusal(`${node} node.layoutSizingHorizontal = 'FILL'`)).toBe(
    'in set_layoutSizingHorizontal: FILL can only be set on children of auto-layout frames',
  )
  expect(await plugin.refusal(`${node} node.layoutSizingVertical = 'HUG'`)).toBe(
    'in set_layoutSizingVertical: HUG can only be set on auto-layout frames and text children of auto-layout frames',
  )
})

test('a filling child takes the room that is left, until it is given a size', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode(row({}, [card('a'), card('b')]))
  plugin.hand.setProps(id, { primaryAxisSizingMode: 'FIXED', counterAxisSizingMode: 'FIXED' })
  plugin.hand.resize(id, 200, 50)
  plugin.hand.setProps(idOf(plugin, 'b'), {
    layoutSizingHorizontal: 'FILL',
    layoutSizingVertical: 'FILL',
  })
  expect(boxes(plugin)).toMatchObject({ b: [40, 0, 160, 50] })
  const sizing = await plugin.run(
    `const node = await figma.getNodeByIdAsync(id)
     const before = [node.layoutSizingHorizontal, node.layoutGrow, node.layoutAlign]
     node.resize(10, 50)
     return [before, node.layoutSizingHorizontal, node.layoutSizingVertical]`,
    { id: idOf(plugin, 'b') },
  )
  expect(sizing).toEqual([['FILL', 1, 'STRETCH'], 'FIXED', 'FILL'])
  expect(boxes(plugin)).toMatchObject({ b: [40, 0, 10, 50] })
})

test('children of a grid lie in its cells, wherever they are told to be', async () => {
  const plugin = await openPlugin()
  plugin.hand.addNode({
    type: 'FRAME',
    width: 200,
    height: 100,
    props: { layoutMode: 'GRID', gridColumnCount: 2, gridColumnGap: 20 },
    children: [card('a'), card('b'), card('c')],
  })
  expect(boxes(plugin)).toEqual({
    a: [0, 0, 40, 20],
    b: [110, 0, 40, 20],
    c: [0, 50, 40, 20],
  })
  const id = idOf(plugin, 'b')
  await plugin.run('(await figma.getNodeByIdAsync(id)).x = 3', { id })
  expect(boxes(plugin)).toMatchObject({ b: [110, 0, 40, 20] })
  await plugin.run(`(await figma.getNodeByIdAsync(id)).layoutPositioning = 'ABSOLUTE'`, { id })
  expect(boxes(plugin)).toMatchObject({ c: [110, 0, 40, 20] })
})

test('children of a resized frame follow their constraints, and not without them', async () => {
  const plugin = await openPlugin()
  const at = (name: string, constraint: string): Drawing => ({
    ...card(name),
    x: 20,
    props: { constraints: { horizontal: constraint, vertical: 'MIN' } },
  })
  const names = ['MIN', 'MAX', 'CENTER', 'STRETCH', 'SCALE']
  const id = plugin.hand.addNode({
    type: 'FRAME',
    children: names.map((name) => at(name, name)),
  })
  await plugin.run('(await figma.getNodeByIdAsync(id)).resize(200, 100)', { id })
  expect(boxes(plugin)).toEqual({
    MIN: [20, 0, 40, 20],
    MAX: [120, 0, 40, 20],
    CENTER: [70, 0, 40, 20],
    STRETCH: [20, 0, 140, 20],
    SCALE: [40, 0, 80, 20],
  })
  await plugin.run('(await figma.getNodeByIdAsync(id)).resizeWithoutConstraints(300, 100)', { id })
  expect(boxes(plugin)).toMatchObject({ MAX: [120, 0, 40, 20], STRETCH: [20, 0, 140, 20] })
})

test('a group’s box follows its children, and moving the group moves them', async () => {
  const plugin = await openPlugin()
  const seen = await plugin.run(`
    const a = figma.createRectangle(); a.resize(10, 10); a.x = 100
    const b = figma.createRectangle(); b.resize(10, 10); b.x = 150; b.y = 30
    const group = figma.group([a, b], figma.currentPage)
    const box = () => [group.x, group.y, group.width, group.height]
    const before = box()
    b.x = 200
    const after = box()
    group.x = 0
    group.resize(220, 40)
    return { before, after, a: [a.x, a.width], b: [b.x, b.width] }`)
  expect(seen).toEqual({
    before: [100, 0, 60, 40],
    after: [100, 0, 110, 40],
    a: [0, 20],
    b: [200, 20],
  })
})

test('grouping and ungrouping leave nodes where they are on the page', async () => {
  const plugin = await openPlugin()
  const parentId = plugin.hand.addNode({ type: 'FRAME', x: 300, y: 50 })
  const seen = await plugin.run(
    `const parent = await figma.getNodeByIdAsync(parentId)
     const node = figma.createRectangle(); node.x = 310; node.y = 60
     const group = figma.group([node], parent)
     const inside = [node.x, node.absoluteTransform[0][2]]
     const [free] = figma.ungroup(group)
     return [inside, free.parent.type, free.x, group.removed]`,
    { parentId },
  )
  expect(seen).toEqual([[10, 310], 'FRAME', 10, true])
})

test('an emptied group disappears', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      const inner = figma.group([node], figma.currentPage)
      const outer = figma.group([inner], figma.currentPage)
      node.remove()
      return [inner.removed, outer.removed]`),
  ).toEqual([true, true])
  expect(plugin.hand.tree().map(({ type }) => type)).toEqual(['PAGE'])
})

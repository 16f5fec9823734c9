import { expect, test } from 'vitest'
import { addPicture, openDocument } from './open-document.ts'

test('a selected picture is told with all that the panel decides by', async () => {
  const { hand, document } = await openDocument()
  const id = addPicture(hand, { x: 30, y: 40, props: { opacity: 0.5 } })
  hand.select([id])
  const { page, selection } = await document.look(null)
  expect(page).toBe('0:1')
  const box = [
    [1, 0, 30],
    [0, 1, 40],
  ]
  expect(selection).toEqual([
    {
      id,
      type: 'RECTANGLE',
      name: 'Cup',
      visible: true,
      locked: false,
      parent: '0:1',
      parentType: 'PAGE',
      parentLayout: 'NONE',
      path: [0],
      page: '0:1',
      held: null,
      relativeTransform: box,
      absoluteTransform: box,
      width: 80,
      height: 60,
      fills: [expect.objectContaining({ type: 'IMAGE', scaleMode: 'FILL' })],
      fillStyle: '',
      isMask: false,
      maskType: 'ALPHA',
      opacity: 0.5,
      children: null,
      clipsContent: false,
      data: {},
    },
  ])
})

test('a node in a locked frame is locked, and tells the frame’s layout', async () => {
  const { hand, document } = await openDocument()
  const frame = hand.addNode({
    type: 'FRAME',
    props: { layoutMode: 'HORIZONTAL', locked: true },
  })
  const id = addPicture(hand, { parent: frame })
  const [picture, parent] = await document.nodes([id, frame])
  expect(picture).toMatchObject({
    locked: true,
    parent: frame,
    parentType: 'FRAME',
    parentLayout: 'HORIZONTAL',
  })
  expect(parent).toMatchObject({ locked: true, children: 1, clipsContent: true })
})

test('paths tell which of two nodes lies above the other', async () => {
  const { hand, document } = await openDocument()
  const below = hand.addNode({ type: 'RECTANGLE' })
  const frame = hand.addNode({ type: 'FRAME' })
  const inside = hand.addNode({ type: 'RECTANGLE', parent: frame })
  const insideToo = hand.addNode({ type: 'RECTANGLE', parent: frame })
  const nodes = await document.nodes([below, frame, inside, insideToo])
  expect(nodes.map((node) => node?.path)).toEqual([[0], [1], [1, 0], [1, 1]])
})

test('what lies in an instance or component tells the outermost one', async () => {
  const { hand, document } = await openDocument()
  const component = hand.addNode({ type: 'COMPONENT', children: [{ type: 'RECTANGLE' }] })
  const outer = hand.addNode({ type: 'COMPONENT' })
  hand.addInstance(component, { parent: outer })
  const instance = hand.addInstance(outer)
  const deepest =
    hand
      .tree()
      .filter((node) => node.id.startsWith('I'))
      .at(-1)?.id ?? ''
  const [child] = hand.node(component)?.children ?? []
  const [inInstance, inComponent] = await document.nodes([deepest, child ?? ''])
  expect(inInstance?.held).toEqual({ id: instance, type: 'INSTANCE' })
  expect(inComponent?.held).toEqual({ id: component, type: 'COMPONENT' })
})

test('mixed fills and nodes without fills have none, and a paint style is named', async () => {
  const { hand, document } = await openDocument()
  const text = hand.addNode({ type: 'TEXT', fills: 'mixed' })
  const style = hand.addStyle('Photo', [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }])
  const styled = hand.addNode({ type: 'RECTANGLE' })
  hand.applyStyle(styled, style)
  const group = hand.group([hand.addNode({ type: 'RECTANGLE' })])
  const [mixed, withStyle, without] = await document.nodes([text, styled, group])
  expect(mixed).toMatchObject({ fills: null, fillStyle: '' })
  expect(withStyle).toMatchObject({ fillStyle: style })
  expect(without).toMatchObject({ type: 'GROUP', fills: null, children: 1 })
})

test('nodes of other pages are read, and those that are gone are null', async () => {
  const { hand, document } = await openDocument()
  const page = hand.addPage('Archive')
  const elsewhere = addPicture(hand, { parent: page })
  const gone = hand.addNode({ type: 'RECTANGLE' })
  hand.remove(gone)
  const [there, missing, document0] = await document.nodes([elsewhere, gone, '0:0'])
  expect(there).toMatchObject({ id: elsewhere, page, path: [0] })
  expect(missing).toBeNull()
  expect(document0).toMatchObject({ type: 'DOCUMENT', parent: null, page: '' })
})

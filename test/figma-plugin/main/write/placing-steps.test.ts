import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../scripts/root.ts'
import { addPicture, openDocument } from '../open-document.ts'
import { write } from './write-steps.ts'

const turned = [
  [0, -1, 30],
  [1, 0, 40],
] as const

describe('making and placing', () => {
  test('a clone stands directly above its original, turned and sized like it', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({ type: 'FRAME', x: 100, width: 300, height: 300 })
    const source = addPicture(opened.hand, { parent: frame, transform: turned })
    opened.hand.setProps(source, { constraints: { horizontal: 'SCALE', vertical: 'MAX' } })
    const top = opened.hand.addNode({ type: 'ELLIPSE', parent: frame })
    const node = await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'insert', node: '$v1', parent: frame, at: { above: source } },
      { do: 'boxLike', node: '$v1', like: source },
    ])
    expect(node(frame).children).toEqual([source, node('v1').id, top])
    expect(node('v1')).toMatchObject({ transform: turned, width: 80, height: 60 })
    expect(node('v1').props.constraints).toEqual({ horizontal: 'SCALE', vertical: 'MAX' })
  })

  test('layers are put at the top, at the bottom and below a sibling', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({ type: 'FRAME' })
    const middle = opened.hand.addNode({ type: 'ELLIPSE', parent: frame })
    const node = await write(opened, [
      { do: 'rectangle', as: 'low' },
      { do: 'insert', node: '$low', parent: frame, at: 'bottom' },
      { do: 'frame', as: 'high' },
      { do: 'insert', node: '$high', parent: frame, at: 'top' },
      { do: 'rectangle', as: 'under' },
      { do: 'insert', node: '$under', parent: frame, at: { below: middle } },
    ])
    expect(node(frame).children).toEqual([
      node('low').id,
      node('under').id,
      middle,
      node('high').id,
    ])
  })

  test.each([
    ['up', 0, { above: 2 }, [1, 2, 0, 3]],
    ['down', 3, { below: 1 }, [0, 3, 1, 2]],
    ['one up', 1, { above: 2 }, [0, 2, 1, 3]],
    ['nowhere', 1, { above: 0 }, [0, 1, 2, 3]],
  ] as const)('a layer moves %s among its siblings', async (_, moved, at, order) => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({
      type: 'FRAME',
      children: Array.from({ length: 4 }, () => ({ type: 'RECTANGLE' })),
    })
    const ids = opened.hand.node(frame)?.children ?? []
    const id = (index: number) => ids[index] ?? ''
    const place = 'above' in at ? { above: id(at.above) } : { below: id(at.below) }
    const node = await write(opened, [{ do: 'insert', node: id(moved), parent: frame, at: place }])
    expect(node(frame).children).toEqual(order.map(id))
  })

  test('a version takes its source’s place in the flow of an auto layout', async () => {
    const opened = await openDocument()
    const row = opened.hand.addNode({
      type: 'FRAME',
      width: 400,
      height: 100,
      props: { layoutMode: 'HORIZONTAL', primaryAxisSizingMode: 'FIXED', itemSpacing: 10 },
    })
    const source = addPicture(opened.hand, { parent: row })
    opened.hand.setProps(source, {
      layoutSizingHorizontal: 'FILL',
      minWidth: 50,
      maxHeight: 90,
    })
    const beside = opened.hand.addNode({ type: 'RECTANGLE', parent: row, width: 40, height: 40 })
    const before = opened.hand.node(source)
    const besideBefore = opened.hand.node(beside)
    const node = await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'insert', node: '$v1', parent: row, at: { above: source } },
      { do: 'boxLike', node: '$v1', like: source },
      { do: 'set', node: source, visible: false },
    ])
    const { width, height, transform, props } = node('v1')
    expect({ width, height, transform }).toEqual({
      width: before?.width,
      height: before?.height,
      transform: before?.transform,
    })
    expect(props).toMatchObject({ layoutGrow: 1, minWidth: 50, maxHeight: 90 })
    expect(node(beside).transform).toEqual(besideBefore?.transform)
  })

  test('a layer leaves an auto layout and covers its frame', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({
      type: 'FRAME',
      width: 300,
      height: 200,
      props: {
        layoutMode: 'VERTICAL',
        counterAxisSizingMode: 'FIXED',
        primaryAxisSizingMode: 'FIXED',
      },
      children: [{ type: 'RECTANGLE', width: 50, height: 50 }],
    })
    const [child = ''] = opened.hand.node(frame)?.children ?? []
    const before = opened.hand.node(child)
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'insert', node: '$v1', parent: frame, at: 'bottom' },
      { do: 'absolute', node: '$v1' },
      {
        do: 'box',
        node: '$v1',
        relativeTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
        width: 300,
        height: 200,
        constraints: 'STRETCH',
      },
    ])
    expect(node('v1')).toMatchObject({
      width: 300,
      height: 200,
      transform: [
        [1, 0, 0],
        [0, 1, 0],
      ],
    })
    expect(node('v1').props).toMatchObject({
      layoutPositioning: 'ABSOLUTE',
      constraints: { horizontal: 'STRETCH', vertical: 'STRETCH' },
    })
    expect(node(child)).toEqual(before)
  })

  test('what does not apply without auto layout is left out, instead of Figma throwing at it', async () => {
    const opened = await openDocument()
    const row = opened.hand.addNode({
      type: 'FRAME',
      height: 70,
      props: { layoutMode: 'HORIZONTAL', counterAxisSizingMode: 'FIXED' },
    })
    const like = addPicture(opened.hand, { parent: row })
    opened.hand.setProps(like, { minWidth: 50, layoutSizingVertical: 'FILL' })
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'boxLike', node: '$v1', like },
      { do: 'absolute', node: '$v1' },
    ])
    expect(node('v1').props).toMatchObject({ minWidth: null, layoutPositioning: 'AUTO' })
  })

  test('hugging is for layouts and texts: a plain layer keeps a fixed size', async () => {
    const opened = await openDocument()
    const row = opened.hand.addNode({ type: 'FRAME', props: { layoutMode: 'HORIZONTAL' } })
    const like = opened.hand.addNode({
      type: 'FRAME',
      parent: row,
      props: { layoutMode: 'VERTICAL' },
      children: [{ type: 'RECTANGLE', width: 30, height: 40 }],
    })
    const [facts] = await opened.document.nodes([like])
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'insert', node: '$v1', parent: row, at: { above: like } },
      { do: 'boxLike', node: '$v1', like },
    ])
    expect(node('v1')).toMatchObject({ width: facts?.width, height: facts?.height })
  })

  test('a ratio is locked to that before the write, not to what a full row squeezed', async () => {
    const bundle = await readFile(join(root, 'build/main.js'), 'utf8')
    const opened = await openDocument({
      bundle: `${bundle};figma.currentPage.children[0].children[0].lockAspectRatio();figma.commitUndo()`,
      prepare(hand) {
        const row = hand.addNode({
          type: 'FRAME',
          width: 300,
          height: 100,
          props: { layoutMode: 'HORIZONTAL', primaryAxisSizingMode: 'FIXED' },
        })
        const picture = addPicture(hand, { parent: row })
        hand.setProps(picture, { layoutSizingHorizontal: 'FILL' })
      },
    })
    const [row = ''] = opened.hand.node('0:1')?.children ?? []
    const [like = ''] = opened.hand.node(row)?.children ?? []
    const before = opened.hand.node(like)
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'insert', node: '$v1', parent: row, at: { above: like } },
      { do: 'boxLike', node: '$v1', like },
    ])
    expect(before?.width).toBe(300)
    expect(node('v1').props.targetAspectRatio).toEqual({ x: 300, y: before?.height })
  })

  test('a frame that is resized leaves its children alone', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({ type: 'FRAME', width: 100, height: 100 })
    const child = addPicture(opened.hand, { parent: frame })
    opened.hand.setProps(child, { constraints: { horizontal: 'SCALE', vertical: 'SCALE' } })
    const node = await write(opened, [{ do: 'box', node: frame, width: 200 }])
    expect(node(frame)).toMatchObject({ width: 200, height: 100 })
    expect(node(child)).toMatchObject({ width: 80, height: 60 })
  })

  test('a locked ratio is taken over, and given up again', async () => {
    const bundle = await readFile(join(root, 'build/main.js'), 'utf8')
    const opened = await openDocument({
      // No hand locks a ratio: a line after the plugin does.
      bundle: `${bundle};figma.currentPage.children[1].lockAspectRatio();figma.commitUndo()`,
      prepare(hand) {
        addPicture(hand)
        addPicture(hand, { width: 30, height: 20 })
      },
    })
    const [free = '', locked = ''] = opened.hand.node('0:1')?.children ?? []
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'boxLike', node: '$v1', like: locked },
    ])
    expect(node('v1').props.targetAspectRatio).toEqual({ x: 30, y: 20 })
    const after = await write(opened, [{ do: 'boxLike', node: locked, like: free }])
    expect(after(locked).props.targetAspectRatio).toBeNull()
  })

  test('corners are taken over one by one, and their smoothing', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({
      type: 'FRAME',
      props: { topLeftRadius: 1, topRightRadius: 2, bottomRightRadius: 3, bottomLeftRadius: 4 },
    })
    opened.hand.setProps(frame, { cornerSmoothing: 0.5 })
    const node = await write(opened, [
      { do: 'rectangle', as: 'v1' },
      { do: 'cornersLike', node: '$v1', like: frame },
    ])
    expect(node('v1').props).toMatchObject({ corners: [1, 2, 3, 4], cornerSmoothing: 0.5 })
  })

  test('corners of what has none change nothing', async () => {
    const opened = await openDocument()
    const text = opened.hand.addNode({ type: 'TEXT' })
    const picture = addPicture(opened.hand, { props: { cornerRadius: 5 } })
    const node = await write(opened, [{ do: 'cornersLike', node: picture, like: text }])
    expect(node(picture).props.corners).toEqual([5, 5, 5, 5])
  })
})

import { describe, expect, test } from 'vitest'
import { addPicture, openDocument } from '../open-document.ts'
import { write } from './write-steps.ts'

describe('looks, entries and the rest', () => {
  test('name, visibility, lock, fills and clipping are set; strokes and effects are taken away', async () => {
    const opened = await openDocument()
    const frame = opened.hand.addNode({ type: 'FRAME' })
    const solid = { type: 'SOLID', color: { r: 1, g: 0, b: 0 } }
    opened.hand.setProps(frame, { strokes: [solid] })
    const [facts] = await opened.document.nodes([frame])
    const node = await write(opened, [
      {
        do: 'set',
        node: frame,
        name: 'Hero',
        visible: false,
        locked: true,
        fills: [...(facts?.fills ?? []), { type: 'SOLID', color: { r: 0, g: 1, b: 0 } }],
        plain: true,
        clipsContent: false,
      },
    ])
    expect(node(frame)).toMatchObject({ name: 'Hero', visible: false, locked: true })
    expect(node(frame).fills).toHaveLength(2)
    expect(node(frame).props).toMatchObject({ strokes: [], effects: [], clipsContent: false })
  })

  test('paints come back as they were read, also after their way through the panel', async () => {
    const opened = await openDocument()
    const source = addPicture(opened.hand)
    const before = opened.hand.node(source)?.fills
    const [facts] = await opened.document.nodes([source])
    const node = await write(opened, [{ do: 'set', node: source, fills: facts?.fills ?? [] }])
    expect(node(source).fills).toEqual(before)
  })

  test('a stamp is the node’s own id, and a button is there until it is taken away', async () => {
    const opened = await openDocument()
    const source = addPicture(opened.hand)
    const node = await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'stamp', node: '$v1' },
      { do: 'relaunch', node: '$v1', commands: { refine: 'Refine this version' } },
      { do: 'relaunch', node: source, commands: { refine: 'Refine' } },
    ])
    expect(node('v1').data).toEqual({ 'pentimento/node': node('v1').id })
    expect(node('v1').relaunch).toEqual({ refine: 'Refine this version' })
    const after = await write(opened, [{ do: 'relaunch', node: source, commands: {} }])
    expect(after(source).relaunch).toEqual({})
  })

  test('the document itself can carry an entry', async () => {
    const opened = await openDocument()
    await write(opened, [{ do: 'data', node: '0:0', key: 'file', value: 'f1' }])
    const [document] = await opened.document.nodes(['0:0'])
    expect(document?.data).toEqual({ file: 'f1' })
  })

  test('removing comes last, so that other steps can still name what goes', async () => {
    const opened = await openDocument()
    const source = addPicture(opened.hand)
    const node = await write(opened, [
      { do: 'remove', node: source },
      { do: 'rectangle', as: 'v1' },
      { do: 'boxLike', node: '$v1', like: source },
    ])
    expect(opened.hand.node(source)).toBeNull()
    expect(node('v1')).toMatchObject({ width: 80, height: 60 })
  })

  test('a node of another page is written where it is', async () => {
    const opened = await openDocument()
    const page = opened.hand.addPage('Archive')
    const source = addPicture(opened.hand, { parent: page })
    const node = await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'insert', node: '$v1', parent: page, at: { above: source } },
      { do: 'select', nodes: ['$v1'], instead: [] },
    ])
    expect(node('v1').page).toBe(page)
    expect(opened.hand.selection()).toEqual([])
  })
})

describe('selecting', () => {
  test('a layer takes the place of the selected one, others stay selected', async () => {
    const opened = await openDocument()
    const source = addPicture(opened.hand)
    const shape = opened.hand.addNode({ type: 'ELLIPSE' })
    opened.hand.select([source, shape])
    const node = await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'select', nodes: ['$v1'], instead: [source] },
    ])
    expect([...opened.hand.selection()].sort()).toEqual([node('v1').id, shape].sort())
  })

  test('who has selected something else meanwhile is left alone', async () => {
    const opened = await openDocument()
    const source = addPicture(opened.hand)
    const shape = opened.hand.addNode({ type: 'ELLIPSE' })
    opened.hand.select([shape])
    await write(opened, [
      { do: 'clone', of: source, as: 'v1' },
      { do: 'select', nodes: ['$v1'], instead: [source] },
    ])
    expect(opened.hand.selection()).toEqual([shape])
  })
})

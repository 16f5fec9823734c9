import { expect, test } from 'vitest'
import { addPicture, openDocument } from './open-document.ts'

const over = { x: 20, y: 20, width: 20, height: 20 }

test('siblings over and under the picture are offered, the nearest above first; others are not', async () => {
  const { hand, document } = await openDocument()
  const under = hand.addNode({ type: 'ELLIPSE', ...over })
  const source = addPicture(hand)
  const above = hand.addNode({ type: 'RECTANGLE', ...over })
  hand.addNode({ type: 'RECTANGLE', x: 500, width: 20, height: 20 })
  hand.addNode({ type: 'RECTANGLE', x: 80, width: 20, height: 20 })
  const top = hand.addNode({ type: 'STAR', ...over })
  await document.look(null)
  const shapes = await document.shapes(source)
  expect(shapes.map(({ node }) => node.id)).toEqual(expect.arrayContaining([above, top, under]))
  expect(shapes).toHaveLength(3)
})

test('selected and just drawn shapes are preselected, those that were there are not', async () => {
  const { hand, document, sandbox } = await openDocument({
    prepare(before) {
      addPicture(before, { name: 'Cup' })
      before.addNode({ type: 'RECTANGLE', name: 'old', ...over })
      before.addNode({ type: 'RECTANGLE', name: 'selected', ...over })
    },
  })
  const byName = (name: string) => hand.tree().find((node) => node.name === name)?.id ?? ''
  hand.select([byName('selected')])
  hand.addNode({ type: 'ELLIPSE', name: 'drawn', ...over })
  await sandbox.settled()
  const shapes = await document.shapes(byName('Cup'))
  expect(shapes.map(({ node, preselected }) => [node.name, preselected])).toEqual([
    ['selected', true],
    ['drawn', true],
    ['old', false],
  ])
})

test('versions, history frames, unplaced pictures and what the picture lies in are left out', async () => {
  const { hand, document } = await openDocument()
  const frame = hand.addNode({ type: 'FRAME', width: 200, height: 200 })
  const source = addPicture(hand, { parent: frame })
  for (const key of ['version', 'history', 'unplaced']) {
    const ours = addPicture(hand, { parent: frame })
    hand.setSharedData(ours, 'pentimento', key, '{}')
  }
  hand.select([source, frame])
  expect(await document.shapes(source)).toEqual([])
})

test('children of a picture frame are offered, and for a picture in an instance what lies around it', async () => {
  const { hand, document } = await openDocument()
  const frame = hand.addNode({ type: 'FRAME', width: 200, height: 200 })
  const child = hand.addNode({ type: 'ELLIPSE', parent: frame, ...over })
  expect((await document.shapes(frame)).map(({ node }) => node.id)).toContain(child)

  const component = hand.addNode({ type: 'COMPONENT', x: 1000, children: [{ type: 'RECTANGLE' }] })
  const instance = hand.addInstance(component, { x: 2000 })
  const [picture = ''] = hand.node(instance)?.children ?? []
  const beside = hand.addNode({ type: 'ELLIPSE', x: 2010, y: 10 })
  expect((await document.shapes(picture)).map(({ node }) => node.id)).toContain(beside)
})

test('a shape is told by its outlines in its own coordinates, with the way to the page', async () => {
  const { hand, document } = await openDocument()
  const source = addPicture(hand)
  const shape = hand.addNode({ type: 'RECTANGLE', ...over })
  const [found] = await document.shapes(source)
  expect(found?.node.id).toBe(shape)
  expect(found?.outlines).toEqual([
    {
      windingRule: 'NONZERO',
      data: expect.stringMatching(/^M ?0 0/u),
      transform: [
        [1, 0, 20],
        [0, 1, 20],
      ],
    },
  ])
})

test('a group is told by its visible leaves, a frame by itself alone', async () => {
  const { hand, document } = await openDocument()
  const source = addPicture(hand)
  const group = hand.group([
    hand.addNode({ type: 'RECTANGLE', ...over }),
    hand.addNode({ type: 'ELLIPSE', x: 50, y: 30, width: 10, height: 10 }),
    hand.addNode({ type: 'ELLIPSE', ...over, props: { visible: false } }),
  ])
  const frame = hand.addNode({
    type: 'FRAME',
    ...over,
    children: [{ type: 'ELLIPSE' }, { type: 'ELLIPSE' }],
  })
  const shapes = await document.shapes(source)
  const outlinesOf = (id: string) => shapes.find(({ node }) => node.id === id)?.outlines ?? []
  expect(outlinesOf(group).map(({ transform }) => transform)).toEqual([
    [
      [1, 0, 20],
      [0, 1, 20],
    ],
    [
      [1, 0, 50],
      [0, 1, 30],
    ],
  ])
  expect(outlinesOf(frame)).toHaveLength(1)
})

test('a section over the picture is told by its box', async () => {
  const { hand, document } = await openDocument()
  const source = addPicture(hand)
  hand.addNode({ type: 'SECTION', ...over })
  const [shape] = await document.shapes(source)
  expect(shape?.outlines.map(({ data }) => data)).toEqual(['M 0 0 L 20 0 L 20 20 L 0 20 Z'])
})

test('a selected layer of another page lies over nothing here', async () => {
  const { hand, document } = await openDocument()
  const source = addPicture(hand)
  const page = hand.addPage('Second')
  hand.openPage(page)
  hand.select([hand.addNode({ type: 'ELLIPSE', parent: page, ...over })])
  expect(await document.shapes(source)).toEqual([])
})

test('at most a hundred are offered, selected ones among them', async () => {
  const { hand, document } = await openDocument({
    prepare(drawing) {
      addPicture(drawing)
      for (let i = 0; i < 130; i++) drawing.addNode({ type: 'RECTANGLE', ...over })
    },
  })
  const ids = hand.node('0:1')?.children ?? []
  hand.select([ids[130] ?? ''])
  const shapes = await document.shapes(ids[0] ?? '')
  expect(shapes).toHaveLength(100)
  expect(shapes[0]).toMatchObject({ node: { id: ids[130] }, preselected: true })
})

test('among very many siblings a bounded number is looked at', async () => {
  const { hand, document } = await openDocument({
    prepare(drawing) {
      addPicture(drawing)
      for (let i = 0; i < 600; i++)
        drawing.addNode({ type: 'RECTANGLE', ...over, x: i < 480 ? 900 : 20 })
    },
  })
  const source = hand.tree().find(({ name }) => name === 'Cup')?.id ?? ''
  hand.resetVisited()
  expect(await document.shapes(source)).toHaveLength(20)
  expect(hand.visited().nodes.length).toBeLessThan(510)
})

test('a source that is gone is not found', async () => {
  const { document } = await openDocument()
  await expect(document.shapes('9:99')).rejects.toMatchObject({
    code: 'not_found',
    message: 'The picked layer is gone.',
  })
  await expect(document.shapes('0:1')).rejects.toMatchObject({ code: 'not_found' })
})

import { expect, test } from 'vitest'
import { addPicture, openDocument } from './open-document.ts'

test('all nodes with entries of ours are found, and those of other plugins are not', async () => {
  const { hand, document } = await openDocument()
  const frame = hand.addNode({ type: 'FRAME' })
  const source = addPicture(hand, { parent: frame })
  hand.setSharedData(source, 'pentimento', 'marker', '{}')
  hand.setSharedData(addPicture(hand), 'otherplugin', 'marker', '{}')
  const { nodes, elsewhere } = await document.scan(null)
  expect(nodes.map(({ id, data }) => ({ id, data }))).toEqual([
    { id: source, data: { marker: '{}' } },
  ])
  expect(elsewhere).toEqual([])
})

test('an original on another page is told when a copy names it; other nodes there are not', async () => {
  const { hand, document } = await openDocument()
  const page = hand.addPage('Archive')
  const original = addPicture(hand, { parent: page })
  hand.setSharedData(original, 'pentimento', 'version', '{}')
  hand.setSharedData(addPicture(hand, { parent: page }), 'pentimento', 'version', '{}')
  const copy = addPicture(hand)
  hand.setSharedData(copy, 'pentimento', 'version', '{}')
  hand.setSharedData(copy, 'pentimento', 'node', original)
  const { nodes, elsewhere } = await document.scan(null)
  expect(nodes.map(({ id }) => id)).toEqual([copy])
  expect(elsewhere.map(({ id, page: on }) => [id, on])).toEqual([[original, page]])
})

test('a node that names itself or one that is gone brings nothing more', async () => {
  const { hand, document } = await openDocument()
  const itself = addPicture(hand)
  hand.setSharedData(itself, 'pentimento', 'node', itself)
  const orphan = addPicture(hand)
  hand.setSharedData(orphan, 'pentimento', 'node', '9:99')
  const { nodes, elsewhere } = await document.scan(null)
  expect(nodes).toHaveLength(2)
  expect(elsewhere).toEqual([])
})

test('a source that is hidden in an instance is found by the history frame that names it', async () => {
  const { hand, document } = await openDocument()
  const component = hand.addNode({ type: 'COMPONENT', children: [{ type: 'RECTANGLE' }] })
  const instance = hand.addInstance(component)
  const [source = ''] = hand.node(instance)?.children ?? []
  hand.setSharedData(source, 'pentimento', 'marker', '{}')
  hand.setVisible(source, false)
  const frame = hand.addNode({ type: 'FRAME' })
  const entry = { source, fills: [], fillStyle: '' }
  hand.setSharedData(frame, 'pentimento', 'history', JSON.stringify(entry))
  const { nodes, elsewhere } = await document.scan(null)
  expect(nodes.map(({ id }) => id)).toEqual([frame, source])
  expect(elsewhere).toEqual([])
})

test('the search for entries skips what is hidden in instances, and nothing else does', async () => {
  const { hand, document } = await openDocument()
  const component = hand.addNode({ type: 'COMPONENT', children: [{ type: 'RECTANGLE' }] })
  const instance = hand.addInstance(component)
  const [hidden = ''] = hand.node(instance)?.children ?? []
  hand.setSharedData(hidden, 'pentimento', 'marker', '{}')
  hand.setVisible(hidden, false)
  expect((await document.scan(null)).nodes).toEqual([])
  const [facts] = await document.nodes([hidden])
  expect(facts).toMatchObject({ id: hidden, visible: false })
})

test('a history entry that was damaged by hand stops nothing', async () => {
  const { hand, document } = await openDocument()
  const frame = hand.addNode({ type: 'FRAME' })
  hand.setSharedData(frame, 'pentimento', 'history', '{"source":')
  expect((await document.scan(null)).nodes.map(({ id }) => id)).toEqual([frame])
})

test('on a page of 200 pictures only those with entries are visited', async () => {
  const { hand, document } = await openDocument({
    prepare(drawing) {
      for (let i = 0; i < 200; i++) addPicture(drawing)
    },
  })
  const [first, second] = hand.tree().filter(({ type }) => type === 'RECTANGLE')
  hand.setSharedData(first?.id ?? '', 'pentimento', 'marker', '{}')
  hand.setSharedData(second?.id ?? '', 'pentimento', 'version', '{}')
  hand.resetVisited()
  await document.scan(null)
  await document.look(null)
  expect([...hand.visited().nodes].sort()).toEqual(['0:1', first?.id, second?.id].sort())
})

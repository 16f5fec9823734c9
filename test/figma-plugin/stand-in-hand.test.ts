import { expect, test } from 'vitest'
import { openSandbox } from './sandbox.ts'
import type { Drawing } from './stand-in/border/contract.ts'
import { gifHeader } from './stand-in/image-files.ts'
import { openPlugin, type Plugin } from './stand-in/plugin.ts'

const rect = (name: string, more: Partial<Drawing> = {}): Drawing => ({
  type: 'RECTANGLE',
  name,
  ...more,
})

function namesIn(plugin: Pick<Plugin, 'hand'>, parent: string): (string | undefined)[] {
  return plugin.hand.node(parent)?.children.map((id) => plugin.hand.node(id)?.name) ?? []
}

test('duplicating lays copies with new ids and all data above the topmost original', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({
    type: 'FRAME',
    children: [rect('a', { x: 3 }), rect('b'), rect('c')],
  })
  const [a = '', b = ''] = plugin.hand.node(frame)?.children ?? []
  plugin.hand.setSharedData(a, 'pentimento', 'node', a)
  const copies = plugin.hand.duplicate([b, a])
  expect(namesIn(plugin, frame)).toEqual(['a', 'b', 'a', 'b', 'c'])
  expect(plugin.hand.node(copies[0] ?? '')).toMatchObject({
    data: { 'pentimento/node': a },
    transform: [
      [1, 0, 3],
      [0, 1, 0],
    ],
  })
  expect(copies).not.toContain(a)
  expect(plugin.hand.selection()).toEqual(copies)
  plugin.hand.undo()
  expect(namesIn(plugin, frame)).toEqual(['a', 'b', 'c'])
})

test('a duplicated frame on the page is set beside its original', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({ type: 'FRAME', x: 10, children: [rect('a')] })
  const [copy = ''] = plugin.hand.duplicate([frame])
  expect(plugin.hand.node(copy)?.transform[0][2]).toBeGreaterThanOrEqual(110)
  expect(namesIn(plugin, copy)).toEqual(['a'])
})

test('a frame is pasted into another document with its pictures and data, under new ids', async () => {
  const from = await openPlugin()
  const hash = from.hand.addImage(gifHeader(4, 3))
  const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }]
  const frame = from.hand.addNode({ type: 'FRAME', name: 'Hero', children: [rect('a', { fills })] })
  const [inside = ''] = from.hand.node(frame)?.children ?? []
  from.hand.setSharedData(inside, 'pentimento', 'version', 'v')
  const to = await openPlugin()
  to.hand.addNode(rect('other'))
  const [pasted = ''] = to.hand.paste(from.hand.copy([frame]))
  const [child = ''] = to.hand.node(pasted)?.children ?? []
  expect(pasted).not.toBe(frame)
  expect(to.hand.node(child)).toMatchObject({
    name: 'a',
    fills: [{ imageHash: hash }],
    data: { 'pentimento/version': 'v' },
  })
  expect(to.hand.imageBytes(hash)).toEqual(gifHeader(4, 3))
  expect(from.hand.tree()).toHaveLength(3)
})

test('pasting in the same document makes copies of copies', async () => {
  const plugin = await openPlugin()
  const group = plugin.hand.addNode({ type: 'GROUP', children: [rect('a', { x: 5 })] })
  const frame = plugin.hand.addNode({ type: 'FRAME' })
  const [pasted = ''] = plugin.hand.pasteInto([group], frame)
  expect(plugin.hand.node(pasted)).toMatchObject({ type: 'GROUP', parent: frame })
  expect(namesIn(plugin, pasted)).toEqual(['a'])
})

test('a duplicated page stands behind its original with everything copied', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode(rect('a'))
  plugin.hand.setSharedData(id, 'pentimento', 'marker', 'm')
  plugin.hand.addPage('Last')
  const copy = plugin.hand.duplicatePage('0:1')
  const pages = plugin.hand.tree().filter(({ type }) => type === 'PAGE')
  expect(pages.map(({ name }) => name)).toEqual(['Page 1', 'Page 1 copy', 'Last'])
  const [twin = ''] = plugin.hand.node(copy)?.children ?? []
  expect(twin).not.toBe(id)
  expect(plugin.hand.node(twin)).toMatchObject({ data: { 'pentimento/marker': 'm' }, page: copy })
})

test('a layer that is dragged into a frame stays where it is on the canvas', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({ type: 'FRAME', x: 100, y: 10, children: [rect('a')] })
  const id = plugin.hand.addNode(rect('b', { x: 130, y: 30 }))
  plugin.hand.move(id, frame, 0)
  expect(namesIn(plugin, frame)).toEqual(['b', 'a'])
  expect(plugin.hand.node(id)).toMatchObject({
    transform: [
      [1, 0, 30],
      [0, 1, 20],
    ],
    absoluteTransform: [
      [1, 0, 130],
      [0, 1, 30],
    ],
  })
})

test('one paint can be hidden, and a picture replaced, without touching the others', async () => {
  const plugin = await openPlugin()
  const hash = plugin.hand.addImage(gifHeader(1, 1))
  const image = { type: 'IMAGE', scaleMode: 'FILL', imageHash: null }
  const solid = { type: 'SOLID', color: { r: 0, g: 0, b: 0 } }
  const id = plugin.hand.addNode(rect('a', { fills: [image, image, solid] }))
  plugin.hand.replaceImage(id, hash)
  plugin.hand.setPaintVisible(id, 0, false)
  expect(plugin.hand.node(id)?.fills).toMatchObject([
    { visible: false, imageHash: null },
    { visible: true, imageHash: hash },
    { type: 'SOLID', visible: true },
  ])
})

test('what another user deletes is no step of one’s own, and no undo brings it back', async () => {
  const plugin = await openPlugin()
  const a = plugin.hand.addNode(rect('a'))
  plugin.hand.addNode(rect('b'))
  plugin.hand.removeByOther(a)
  expect(plugin.hand.undoSteps()).toBe(2)
  plugin.hand.undo()
  expect(namesIn(plugin, '0:1')).toEqual([])
  expect(plugin.hand.node(a)).toBe(null)
})

test('answers can be held back while something else happens', async () => {
  const plugin = await openPlugin()
  const hash = plugin.hand.addImage(gifHeader(1, 1))
  const id = plugin.hand.addNode(rect('a'))
  plugin.hand.hold('getBytesAsync')
  const answer = plugin.run(
    `const node = await figma.getNodeByIdAsync(id)
     await figma.getImageByHash(hash).getBytesAsync()
     return node.removed`,
    { id, hash },
  )
  await plugin.settled()
  expect(plugin.hand.waiting('getBytesAsync')).toBe(1)
  plugin.hand.removeByOther(id)
  expect(plugin.hand.release('getBytesAsync')).toBe(1)
  expect(await answer).toBe(true)
})

test('a saved document opens as it was, without undo, and never gives an id twice', async () => {
  const first = await openPlugin()
  const hash = first.hand.addImage(gifHeader(2, 2))
  const page = first.hand.addPage('Two')
  const id = first.hand.addNode(rect('a', { parent: page }))
  const gone = first.hand.addNode(rect('gone'))
  first.hand.setSharedData(id, 'pentimento', 'version', 'v')
  first.hand.remove(gone)
  const second = await openPlugin({ saved: first.saved() })
  expect(second.hand.tree()).toEqual(first.hand.tree())
  expect(second.hand.imageBytes(hash)).toEqual(gifHeader(2, 2))
  expect(second.hand.undo()).toBe(false)
  expect(second.hand.addNode(rect('new'))).not.toBe(gone)
  expect(await second.refusal('figma.root.children[1].children')).toMatch(/explicitly loaded/)
})

test('what a plugin reads and calls is counted, and what the hand does is not', async () => {
  const plugin = await openPlugin()
  const ids = [1, 2, 3].map((number) => plugin.hand.addNode(rect(`r${number}`)))
  plugin.hand.tree()
  plugin.hand.resetVisited()
  expect(plugin.hand.visited()).toEqual({ nodes: [], calls: {} })
  await plugin.run(
    `const node = await figma.getNodeByIdAsync(id)
     node.name; node.name; node.getPluginData('a')`,
    { id: ids[1] },
  )
  expect(plugin.hand.visited()).toEqual({
    nodes: [ids[1]],
    calls: { getNodeByIdAsync: 1, getPluginData: 1 },
  })
})

test('what crosses between plugin and page is counted', async () => {
  const plugin = await openPlugin()
  const before = { ...plugin.traffic }
  await plugin.run('return new Uint8Array(1000)', { bytes: new Uint8Array(500) })
  expect(plugin.traffic.toPage - before.toPage).toBe(1)
  expect(plugin.traffic.bytesToPage - before.bytesToPage).toBeGreaterThanOrEqual(1000)
  expect(plugin.traffic.bytesToPlugin - before.bytesToPlugin).toBeGreaterThanOrEqual(500)
})

test('storage outlives the plugin, and its page doesn’t', async () => {
  const first = await openPlugin()
  await first.run(`await figma.clientStorage.setAsync('a', new Uint8Array([1]))`)
  const heard: unknown[] = []
  first.port.addEventListener('message', ({ data }) => heard.push(data))
  first.hand.hold('getAsync')
  void first.run(`return figma.clientStorage.getAsync('a')`).catch(() => {})
  await first.settled()
  first.closePlugin()
  first.hand.release('getAsync')
  await first.settled()
  expect(heard).toEqual([])
  const second = await openPlugin({ storage: first.storage })
  expect(await second.run(`return figma.clientStorage.getAsync('a')`)).toEqual(new Uint8Array([1]))
})

test('errors that nobody catches are in the log', async () => {
  const sandbox = await openSandbox({
    bundle: `figma.on('selectionchange', () => { throw new Error('in a listener') })
      setTimeout(() => { throw new Error('in a timer') }, 0)`,
  })
  sandbox.hand.select([sandbox.hand.addNode(rect('a'))])
  await sandbox.settled()
  expect(sandbox.log.map((line) => line.split('\n')[0])).toEqual([
    'uncaught: in a timer',
    'uncaught: in a listener',
  ])
  sandbox.close()
})

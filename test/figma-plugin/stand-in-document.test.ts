import { expect, test } from 'vitest'
import { openPlugin } from './stand-in/plugin.ts'

test.each([
  ['getPluginData', `node.setPluginData('key', value)`, `node.getPluginData('key')`],
  [
    'getSharedPluginData',
    `node.setSharedPluginData('pentimento', 'key', value)`,
    `node.getSharedPluginData('pentimento', 'key')`,
  ],
])('an entry of plugin data holds 100 kB with its key and owner: %s', async (_name, set, get) => {
  const plugin = await openPlugin()
  const node = 'const node = figma.createRectangle();'
  const write = `${node} ${set}; return ${get}.length`
  // `pentimento` and `key` count, too.
  expect(await plugin.run(write, { value: 'x'.repeat(100_000 - 13) })).toBe(99_987)
  expect(await plugin.refusal(write, { value: 'x'.repeat(100_000 - 12) })).toMatch(/100 kB/)
  expect(await plugin.refusal(write, { value: 'ü'.repeat(50_000) })).toMatch(/100 kB/)
  expect(await plugin.refusal(write, { value: 3 })).toMatch(/to have type string/)
})

test('an empty entry is no entry, and keys are listed by namespace', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      const set = (key, value) => node.setSharedPluginData('pentimento', key, value)
      set('a', '1'); set('b', '2'); set('a', '')
      return [node.getSharedPluginDataKeys('pentimento'), node.getSharedPluginDataKeys('other'),
        node.getSharedPluginData('pentimento', 'a')]`),
  ).toEqual([['b'], [], ''])
})

test.each(['ab', 'with space', 'dot.ted', ''])(
  'a namespace is at least three letters or digits, not “%s”',
  async (namespace) => {
    const plugin = await openPlugin()
    expect(
      await plugin.refusal(`figma.root.setSharedPluginData(namespace, 'a', 'b')`, { namespace }),
    ).toMatch(/at least 3 alphanumeric/)
  },
)

test('a search by criteria finds nodes by type and data, and touches none of them', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode({
    type: 'FRAME',
    children: [{ type: 'RECTANGLE' }, { type: 'ELLIPSE' }, { type: 'RECTANGLE' }],
  })
  const [first = '', , last = ''] = plugin.hand.node(id)?.children ?? []
  plugin.hand.setSharedData(first, 'pentimento', 'version', 'v')
  plugin.hand.setSharedData(last, 'pentimento', 'marker', 'm')
  plugin.hand.setPluginData(last, 'own', 'x')
  plugin.hand.resetVisited()
  const found = (criteria: object) =>
    plugin.run(`return figma.currentPage.findAllWithCriteria(criteria).length`, { criteria })
  const sharedPluginData = { namespace: 'pentimento' }
  expect(await found({ sharedPluginData })).toBe(2)
  expect(await found({ sharedPluginData: { ...sharedPluginData, keys: ['marker'] } })).toBe(1)
  expect(await found({ types: ['RECTANGLE'], sharedPluginData })).toBe(2)
  expect(await found({ types: ['ELLIPSE'], sharedPluginData })).toBe(0)
  expect(await found({ pluginData: {} })).toBe(1)
  expect(await found({ pluginData: { keys: ['other'] } })).toBe(0)
  expect(plugin.hand.visited().nodes).toEqual(['0:1'])
  expect(await plugin.refusal(`figma.currentPage.findAllWithCriteria({ name: 'x' })`)).toMatch(
    /Unrecognized key/,
  )
})

test('searches see parents before children, back to front, and leave out where they start', async () => {
  const plugin = await openPlugin()
  plugin.hand.addNode({
    type: 'FRAME',
    name: 'a',
    children: [
      { type: 'GROUP', name: 'b', children: [{ type: 'RECTANGLE', name: 'c' }] },
      { type: 'STAR', name: 'd' },
    ],
  })
  expect(
    await plugin.run(`
      const frame = figma.currentPage.findChild(({ name }) => name === 'a')
      return [frame.findAll().map(({ name }) => name), frame.findOne(({ type }) => type === 'STAR').name,
        frame.findChildren().length, frame.findOne(() => false)]`),
  ).toEqual([['b', 'c', 'd'], 'd', 2, null])
})

test('relaunch buttons need a command of the manifest and at most 1000 characters', async () => {
  const plugin = await openPlugin({ relaunchCommands: ['refine'] })
  const set =
    'const node = figma.createRectangle(); node.setRelaunchData(data); return node.getRelaunchData()'
  expect(await plugin.refusal(set, { data: { paint: '' } })).toMatch(/not in the manifest/)
  expect(await plugin.refusal(set, { data: { refine: 'x'.repeat(1001) } })).toMatch(/1000/)
  expect(await plugin.run(set, { data: { refine: 'Go on' } })).toEqual({ refine: 'Go on' })
  expect(await plugin.run(set, { data: {} })).toEqual({})
})

test('what a plugin does is one undo step from commit to commit', async () => {
  const plugin = await openPlugin()
  const draw = (name: string) => `figma.createRectangle().name = '${name}';`
  await plugin.run(`${draw('a')} ${draw('b')} figma.commitUndo(); ${draw('c')} figma.commitUndo()`)
  const names = () =>
    plugin.hand
      .tree()
      .map(({ name }) => name)
      .slice(1)
  expect(plugin.hand.undoSteps()).toBe(2)
  plugin.hand.undo()
  expect(names()).toEqual(['a', 'b'])
  plugin.hand.undo()
  expect(names()).toEqual([])
  expect(plugin.hand.undo()).toBe(false)
})

test('what was not committed becomes part of the next step', async () => {
  const plugin = await openPlugin()
  await plugin.run(`figma.createRectangle().name = 'plugin'`)
  plugin.hand.addNode({ type: 'STAR', name: 'user' })
  expect(plugin.hand.undoSteps()).toBe(1)
  plugin.hand.undo()
  expect(plugin.hand.tree()).toHaveLength(1)
})

test('triggerUndo goes back to the last commit, and brings removed nodes back', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      figma.commitUndo()
      node.remove()
      const gone = node.removed
      figma.triggerUndo()
      return [gone, node.removed, node.type]`),
  ).toEqual([true, false, 'RECTANGLE'])
})

test('images know no undo', async () => {
  const plugin = await openPlugin()
  const { gifHeader } = await import('./stand-in/image-files.ts')
  const hash = await plugin.run(
    `const { hash } = figma.createImage(bytes); figma.createRectangle(); figma.commitUndo(); figma.triggerUndo(); return hash`,
    { bytes: gifHeader(3, 3) },
  )
  expect(await plugin.run('return figma.getImageByHash(hash).hash', { hash })).toBe(hash)
})

test('events come later, many changes as one', async () => {
  const plugin = await openPlugin()
  const ids = [1, 2].map(() => plugin.hand.addNode({ type: 'RECTANGLE' }))
  await plugin.settled()
  await plugin.run(`kept.heard = []
    figma.on('selectionchange', () => kept.heard.push('selection'))
    figma.on('currentpagechange', () => kept.heard.push('page'))`)
  const heard = () => plugin.run('return kept.heard.splice(0)')
  const now = await plugin.run(
    `for (const id of ids) figma.currentPage.selection = [await figma.getNodeByIdAsync(id)]
     return kept.heard.length`,
    { ids },
  )
  expect(now).toBeLessThan(2)
  await plugin.settled()
  await heard()
  plugin.hand.select(ids)
  plugin.hand.select([])
  plugin.hand.select(ids)
  await plugin.settled()
  expect(await heard()).toEqual(['selection'])
  plugin.hand.remove(ids[0] ?? '')
  await plugin.settled()
  expect(await heard()).toEqual(['selection'])
  plugin.hand.openPage(plugin.hand.addPage('Two'))
  await plugin.settled()
  expect(await heard()).toEqual(['page', 'selection'])
})

test('a page tells of nodes that were made, changed and removed, and by whom', async () => {
  const plugin = await openPlugin()
  const old = plugin.hand.addNode({ type: 'RECTANGLE', name: 'old' })
  const others = plugin.hand.addNode({ type: 'RECTANGLE' })
  await plugin.settled()
  await plugin.run(`kept.heard = []
    figma.currentPage.on('nodechange', ({ nodeChanges }) => kept.heard.push(
      ...nodeChanges.map(({ type, origin, node, properties }) => [type, origin, node.type, ...(properties ?? [])])))`)
  const heard = async () => {
    await plugin.settled()
    return plugin.run('return kept.heard.splice(0)')
  }
  plugin.hand.addNode({ type: 'FRAME', children: [{ type: 'STAR' }] })
  expect(await heard()).toEqual([['CREATE', 'LOCAL', 'FRAME']])
  plugin.hand.rename(old, 'new')
  plugin.hand.setVisible(old, false)
  expect(await heard()).toEqual([['PROPERTY_CHANGE', 'LOCAL', 'RECTANGLE', 'name', 'visible']])
  plugin.hand.setSharedData(old, 'pentimento', 'a', 'b')
  expect(await heard()).toEqual([['PROPERTY_CHANGE', 'LOCAL', 'RECTANGLE', 'pluginData']])
  plugin.hand.removeByOther(others)
  expect(await heard()).toEqual([['DELETE', 'REMOTE', 'RECTANGLE']])
})

test('the selection is frozen, unique, of its own page, and holds no node inside another', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({ type: 'FRAME', children: [{ type: 'RECTANGLE' }] })
  const page = plugin.hand.addPage('Two')
  const elsewhere = plugin.hand.addNode({ type: 'RECTANGLE', parent: page })
  expect(
    await plugin.run(
      `const node = await figma.getNodeByIdAsync(frame)
       figma.currentPage.selection = [node, node.children[0], node]
       const { selection } = figma.currentPage
       return [selection.map(({ id }) => id), Object.isFrozen(selection)]`,
      { frame },
    ),
  ).toEqual([[frame], true])
  expect(
    await plugin.refusal(
      'figma.currentPage.selection = [await figma.getNodeByIdAsync(elsewhere)]',
      { elsewhere },
    ),
  ).toMatch(/nodes in that page/)
})

test('a notice is cut at 100 characters and can be taken back', async () => {
  const plugin = await openPlugin()
  await plugin.run(`
    figma.notify('x'.repeat(120), { error: true })
    figma.notify('wait', { timeout: Infinity, button: { text: 'Stop', action: () => {} } }).cancel()`)
  expect(plugin.hand.notices()).toEqual([
    { message: 'x'.repeat(100), timeout: 3000, error: true, button: null, cancelled: false },
    { message: 'wait', timeout: null, error: false, button: 'Stop', cancelled: true },
  ])
})

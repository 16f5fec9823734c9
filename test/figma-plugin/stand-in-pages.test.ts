import { expect, test } from 'vitest'
import { openPlugin } from './stand-in/plugin.ts'

test('what is on a page that was not loaded can’t be listed, searched or added to', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addPage('Two')
  plugin.hand.addNode({ type: 'RECTANGLE', parent: id })
  const page = 'const page = await figma.getNodeByIdAsync(id);'
  expect(await plugin.refusal(`${page} page.children`, { id })).toBe(
    'in get_children: Cannot access property `children` on a page that has not been explicitly loaded. ' +
      "Remember to call `await page.loadAsync()` or `await figma.loadAllPagesAsync()' first.",
  )
  for (const use of [
    'page.findAll()',
    'page.findAllWithCriteria({})',
    'page.appendChild(figma.createRectangle())',
    `await page.exportAsync({ format: 'PNG' })`,
    `page.on('nodechange', () => {})`,
  ]) {
    expect(await plugin.refusal(`${page} ${use}`, { id })).toMatch(/explicitly loaded/)
  }
  expect(
    await plugin.run(`${page} await page.loadAsync(); return page.children.length`, { id }),
  ).toBe(1)
})

test('the whole document can be searched once all pages are loaded', async () => {
  const plugin = await openPlugin()
  plugin.hand.addNode({ type: 'STAR', parent: plugin.hand.addPage('Two') })
  const count = `return figma.root.findAll(({ type }) => type === 'STAR').length`
  expect(await plugin.refusal(count)).toMatch(/loadAllPagesAsync/)
  expect(await plugin.run(`await figma.loadAllPagesAsync(); ${count}`)).toBe(1)
})

test('nodes are found by id on every page, and null when they are gone', async () => {
  const plugin = await openPlugin()
  const page = plugin.hand.addPage('Two')
  const id = plugin.hand.addNode({ type: 'STAR', parent: page })
  const find = 'const node = await figma.getNodeByIdAsync(id); return node && node.parent.id'
  expect(await plugin.run(find, { id })).toBe(page)
  plugin.hand.remove(id)
  expect(await plugin.run(find, { id })).toBe(null)
})

test('the same node is always the same object', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      const { children } = figma.currentPage
      return [children.indexOf(node), children[0] === await figma.getNodeByIdAsync(node.id)]`),
  ).toEqual([0, true])
})

test.each([
  [
    `figma.getNodeById('0:1')`,
    'in getNodeById: Cannot call with documentAccess: dynamic-page. Use figma.getNodeByIdAsync instead.',
  ],
  [
    `figma.getStyleById('S:1')`,
    'in getStyleById: Cannot call with documentAccess: dynamic-page. Use figma.getStyleByIdAsync instead.',
  ],
  [
    `figma.currentPage = figma.root.children[0]`,
    'in set_currentPage: Cannot call with documentAccess: dynamic-page. Use figma.setCurrentPageAsync instead.',
  ],
  [
    `figma.createComponent().instances`,
    'in get_instances: Cannot call with documentAccess: dynamic-page. Use getInstancesAsync instead.',
  ],
  [
    `figma.createRectangle().effectStyleId = 'x'`,
    'in set_effectStyleId: Cannot call with documentAccess: dynamic-page. Use node.setEffectStyleIdAsync instead.',
  ],
])('under dynamic-page %s is refused', async (code, message) => {
  const plugin = await openPlugin()
  expect(await plugin.refusal(code)).toBe(message)
})

test('the current page is changed asynchronously', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addPage('Two')
  await plugin.run('await figma.setCurrentPageAsync(await figma.getNodeByIdAsync(id))', { id })
  expect(
    await plugin.run('return [figma.currentPage.name, figma.currentPage.children.length]'),
  ).toEqual(['Two', 0])
})

test.each([{ editorType: 'dev' }, { viewOnly: true }] as const)(
  'with %o nothing can be drawn or changed, and what is there can be read',
  async (options) => {
    const id = { value: '' }
    const plugin = await openPlugin({
      ...options,
      prepare: (hand) => {
        id.value = hand.addNode({ type: 'RECTANGLE', name: 'Cup' })
      },
    })
    const node = 'const node = await figma.getNodeByIdAsync(id);'
    const args = { id: id.value }
    for (const write of [
      'figma.createRectangle()',
      `node.name = 'x'`,
      'node.fills = []',
      'node.clone()',
      'node.remove()',
      'figma.currentPage.appendChild(node)',
      'node.x = 3',
      'node.resize(3, 3)',
    ]) {
      expect(await plugin.refusal(`${node} ${write}`, args)).toMatch(
        /Cannot write to internal and read-only nodes/,
      )
    }
    expect(await plugin.run(`${node} return node.name`, args)).toBe('Cup')
  },
)

test('in Dev Mode a plugin can still write its data, in a file for viewing it can’t', async () => {
  const write = `figma.root.setSharedPluginData('pentimento', 'a', 'b')`
  const dev = await openPlugin({ editorType: 'dev' })
  await dev.run(write)
  const viewing = await openPlugin({ viewOnly: true })
  expect(await viewing.refusal(write)).toMatch(/read-only/)
})

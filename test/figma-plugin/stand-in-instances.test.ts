import { expect, test } from 'vitest'
import type { Drawing } from './stand-in/border/contract.ts'
import { openPlugin, type Plugin } from './stand-in/plugin.ts'

const red = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]
const card: Drawing = {
  type: 'COMPONENT',
  name: 'Card',
  children: [{ type: 'RECTANGLE', name: 'Photo', width: 40, height: 30, x: 5 }],
}

/** A component with an instance of it, and the picture in each. */
function drawCard(plugin: Plugin) {
  const component = plugin.hand.addNode(card)
  const instance = plugin.hand.addInstance(component, { x: 200 })
  const [photo = ''] = plugin.hand.node(component)?.children ?? []
  const [shown = ''] = plugin.hand.node(instance)?.children ?? []
  return { component, instance, photo, shown }
}

const fetchShown = 'const node = await figma.getNodeByIdAsync(shown);'

test('an instance mirrors its component, under ids of its own', async () => {
  const plugin = await openPlugin()
  const { component, instance, photo, shown } = drawCard(plugin)
  expect(shown).toBe(`I${instance};${photo}`)
  plugin.hand.setFills(photo, red)
  plugin.hand.rename(photo, 'Picture')
  expect(plugin.hand.node(shown)).toMatchObject({ name: 'Picture', fills: [{ color: { r: 1 } }] })
  expect(
    await plugin.run(
      `const node = await figma.getNodeByIdAsync(instance)
       return [(await node.getMainComponentAsync()).id, node.children[0].absoluteTransform[0][2]]`,
      { instance },
    ),
  ).toEqual([component, 205])
})

test('fills inside an instance can be overridden and stay when the component changes', async () => {
  const plugin = await openPlugin()
  const { photo, shown } = drawCard(plugin)
  await plugin.run(`${fetchShown} node.fills = fills`, { shown, fills: red })
  plugin.hand.setFills(photo, [])
  plugin.hand.setProps(photo, { opacity: 0.5 })
  expect(plugin.hand.node(shown)).toMatchObject({
    fills: [{ color: { r: 1 } }],
    props: { opacity: 0.5 },
  })
})

test('nothing inside an instance can be removed, moved or resized', async () => {
  const plugin = await openPlugin()
  const { shown } = drawCard(plugin)
  expect(await plugin.refusal(`${fetchShown} node.remove()`, { shown })).toBe(
    'in remove: Removing this node is not allowed',
  )
  expect(await plugin.refusal(`${fetchShown} node.x = 3`, { shown })).toBe(
    'in set_x: This property cannot be overridden in an instance: relative-transform',
  )
  expect(await plugin.refusal(`${fetchShown} node.resize(3, 3)`, { shown })).toBe(
    'in resize: This property cannot be overridden in an instance: size',
  )
  expect(await plugin.refusal(`${fetchShown} node.isMask = true`, { shown })).toMatch(/: mask$/)
})

test('a clone of what is inside an instance is a plain node on the page', async () => {
  const plugin = await openPlugin()
  const { shown } = drawCard(plugin)
  expect(
    await plugin.run(
      `${fetchShown} const copy = node.clone(); copy.x = 7; copy.remove(); return copy.removed`,
      { shown },
    ),
  ).toBe(true)
})

test('a layer that is added to a component appears in every instance, a hidden one too', async () => {
  const plugin = await openPlugin()
  const { component, instance } = drawCard(plugin)
  const copy = plugin.hand.duplicate([instance])
  plugin.hand.addNode({
    type: 'RECTANGLE',
    name: 'v1',
    parent: component,
    props: { visible: false },
  })
  for (const id of [instance, ...copy]) {
    const names = plugin.hand.node(id)?.children.map((child) => plugin.hand.node(child)?.name)
    expect(names).toEqual(['Photo', 'v1'])
  }
})

test('an instance answers with its component’s plugin data until it has its own', async () => {
  const plugin = await openPlugin()
  const { component, instance, photo, shown } = drawCard(plugin)
  plugin.hand.setSharedData(photo, 'pentimento', 'marker', 'm')
  plugin.hand.setPluginData(component, 'own', 'c')
  const read = `
    const node = await figma.getNodeByIdAsync(shown)
    const outer = await figma.getNodeByIdAsync(instance)
    return [node.getSharedPluginData('pentimento', 'marker'), outer.getPluginData('own')]`
  expect(await plugin.run(read, { shown, instance })).toEqual(['m', 'c'])
  plugin.hand.setSharedData(shown, 'pentimento', 'marker', 'n')
  plugin.hand.setSharedData(photo, 'pentimento', 'marker', 'o')
  expect(await plugin.run(read, { shown, instance })).toEqual(['n', 'c'])
})

test('detaching an instance makes frames of it and of the instances around it, with new ids inside', async () => {
  const plugin = await openPlugin()
  const inner = plugin.hand.addNode(card)
  const outer = plugin.hand.addNode({ type: 'COMPONENT', name: 'Page' })
  plugin.hand.addInstance(inner, { parent: outer })
  const instance = plugin.hand.addInstance(outer)
  const [nested = ''] = plugin.hand.node(instance)?.children ?? []
  const [photo = ''] = plugin.hand.node(nested)?.children ?? []
  expect(photo).toMatch(/^I1:\d+;1:\d+;1:\d+$/)
  const types = await plugin.run(
    `const node = await figma.getNodeByIdAsync(nested)
     const frame = node.detachInstance()
     const outer = await figma.getNodeByIdAsync(instance)
     return [frame.type, outer.type, frame.parent === outer, frame.children[0].id === photo]`,
    { nested, instance, photo },
  )
  expect(types).toEqual(['FRAME', 'FRAME', true, false])
})

test('a clone of a component is a new component, and of its parent an instance of it', async () => {
  const plugin = await openPlugin()
  const frame = plugin.hand.addNode({ type: 'FRAME', children: [card] })
  expect(
    await plugin.run(
      `const frame = await figma.getNodeByIdAsync(id)
       const [component] = frame.children
       const copy = frame.clone()
       const main = await copy.children[0].getMainComponentAsync()
       return [component.clone().type, copy.children[0].type, main === component]`,
      { id: frame },
    ),
  ).toEqual(['COMPONENT', 'INSTANCE', true])
})

test('hidden nodes inside instances are out of reach while they are skipped', async () => {
  const plugin = await openPlugin()
  const { instance, shown } = drawCard(plugin)
  plugin.hand.setVisible(shown, false)
  expect(
    await plugin.run(
      `const outer = await figma.getNodeByIdAsync(instance)
       const node = await figma.getNodeByIdAsync(shown)
       figma.skipInvisibleInstanceChildren = true
       let thrown = ''
       try { node.name } catch (error) { thrown = error.message }
       return [outer.children.length, await figma.getNodeByIdAsync(shown), thrown]`,
      { instance, shown },
    ),
  ).toEqual([0, null, expect.stringMatching(/does not exist/)])
})

test('mainComponent is for writing only under dynamic-page', async () => {
  const plugin = await openPlugin()
  const { instance } = drawCard(plugin)
  expect(
    await plugin.refusal('(await figma.getNodeByIdAsync(instance)).mainComponent', { instance }),
  ).toMatch(/dynamic-page/)
})

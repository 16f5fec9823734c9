import { expect, test } from 'vitest'
import { openSandbox } from './sandbox.ts'
import { openPlugin } from './stand-in/plugin.ts'

test('the sandbox has none of the browser’s globals', async () => {
  const plugin = await openPlugin()
  const absent = [
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'atob',
    'btoa',
    'AbortController',
    'Blob',
    'FormData',
    'crypto',
    'performance',
    'queueMicrotask',
    'Intl',
    'Worker',
    'WebAssembly',
    'ImageData',
    'structuredClone',
    'window',
    'document',
  ]
  const there = await plugin.run('return names.filter((name) => name in globalThis)', {
    names: absent,
  })
  expect(there).toEqual([])
  expect(await plugin.run('return typeof console.debug')).toBe('undefined')
})

test('nothing of the stand-in is left among the globals', async () => {
  const plugin = await openPlugin()
  const own = await plugin.run(`
    const plain = new Set(Object.getOwnPropertyNames(globalThis))
    return [...plain].filter((name) => /^[a-z_]/.test(name) && !(name in Object.prototype))`)
  expect(own).toEqual(
    expect.arrayContaining(['figma', '__html__', 'console', 'setTimeout', 'fetch']),
  )
  expect(own).not.toEqual(expect.arrayContaining(['standIn']))
  expect(await plugin.run(`figma = null; return figma === null`)).toBe(false)
})

test('members of the API that are not modelled throw on reading and on writing', async () => {
  const plugin = await openPlugin()
  expect(await plugin.refusal('figma.payments')).toBe('NotModelled: figma.payments')
  expect(await plugin.refusal('figma.payments = 1')).toBe('NotModelled: figma.payments')
  expect(await plugin.refusal('figma.ui.reposition(1, 2)')).toBe('NotModelled: figma.ui.reposition')
  expect(await plugin.refusal('figma.createRectangle().reactions')).toBe(
    'NotModelled: RectangleNode.reactions',
  )
  expect(await plugin.refusal('figma.createRectangle().reactions = []')).toBe(
    'NotModelled: RectangleNode.reactions',
  )
  expect(await plugin.refusal('await fetch("https://example.com")')).toBe('NotModelled: fetch')
  const slides = await openPlugin({ editorType: 'slides' })
  expect(await slides.refusal('figma.createRectangle()')).toBe(
    'NotModelled: createRectangle in slides',
  )
})

test('what a node of Figma’s doesn’t have is undefined to read and refused to write', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      return [node.children, 'children' in node, 'fills' in node, 'reactions' in node]`),
  ).toEqual([undefined, false, true, true])
  expect(await plugin.refusal('figma.createRectangle().children = []')).toBe(
    "no such property 'children' on RECTANGLE node",
  )
})

test.each(['const text = "Figma import (2026)"', '// a --> b', '"<!-- x -->"', 'eval("1")'])(
  'a script with text that Figma’s scan rejects does not start: %s',
  async (bundle) => {
    await expect(openSandbox({ bundle })).rejects.toThrow(/rejected/)
  },
)

test('a closed plugin’s timers stop and its API throws, while its own lines still run', async () => {
  const sandbox = await openSandbox({
    bundle: `
      figma.on('close', () => console.log('closing'))
      setTimeout(() => console.log('never'), 0)
      const node = figma.createRectangle()
      figma.closePlugin('Done')
      console.log('still here')
      try { node.name } catch (error) { console.log(error.message) }
      try { figma.createRectangle() } catch (error) { console.log(error.message) }`,
  })
  expect(sandbox.log).toEqual([
    'log: closing',
    'log: still here',
    'log: The plugin is closed: its API is disabled',
    'log: The plugin is closed: its API is disabled',
  ])
  expect(sandbox.isClosed()).toBe(true)
  expect(sandbox.hand.notices()).toMatchObject([{ message: 'Done' }])
  sandbox.close()
})

test('a window is at least 70 wide, and options that Figma doesn’t know are refused', async () => {
  const plugin = await openPlugin()
  expect(plugin.ui()).toMatchObject({ width: 300, height: 200, visible: true })
  await plugin.run('figma.ui.resize(10, -5)')
  expect(plugin.ui()).toMatchObject({ width: 70, height: 0 })
  expect(await plugin.refusal('figma.showUI("", { widht: 3 })')).toMatch(/Unrecognized key/)
})

test('a second window closes the first', async () => {
  const pages: string[] = []
  const sandbox = await openSandbox({
    bundle: `figma.showUI('one'); figma.ui.postMessage('lost'); figma.showUI('two')
      figma.ui.postMessage('kept')`,
    page: (port) => {
      const number = pages.push('')
      port.addEventListener('message', ({ data }) => pages.push(`${number}: ${String(data)}`))
    },
  })
  await sandbox.settled()
  expect(pages.filter(Boolean)).toEqual(['2: kept'])
  expect(sandbox.ui()).toMatchObject({ html: 'two' })
  sandbox.close()
})

test('messages wait until the page listens', async () => {
  const sandbox = await openSandbox({
    bundle: `figma.showUI(''); figma.ui.postMessage('first'); figma.ui.postMessage('second')`,
  })
  await sandbox.settled()
  const heard: unknown[] = []
  sandbox.port.addEventListener('message', ({ data }) => heard.push(data))
  expect(heard).toEqual([])
  await sandbox.settled()
  expect(heard).toEqual(['first', 'second'])
  sandbox.close()
})

test('posting without a window throws', async () => {
  const sandbox = await openSandbox({
    bundle: `try { figma.ui.postMessage(1) } catch (error) { console.log(error.message) }`,
  })
  expect(sandbox.log).toEqual([
    'log: in postMessage: No UI to send a message to. Did you forget to create a UI by calling showUI?',
  ])
  sandbox.close()
})

test.each([
  ['new ArrayBuffer(4)', 'Cannot unwrap ArrayBuffer'],
  ['new Float32Array(4)', 'Cannot unwrap Float32Array'],
  ['{ deep: [() => {}] }', 'Cannot unwrap function'],
  ['figma.mixed', 'Cannot unwrap symbol'],
  ['new Map()', 'Cannot unwrap Map'],
])('only plain data and Uint8Array can be posted, not %s', async (value, reason) => {
  const plugin = await openPlugin()
  expect(await plugin.refusal(`figma.ui.postMessage(${value})`)).toBe(`in postMessage: ${reason}`)
  expect(await plugin.refusal('figma.ui.postMessage(1, { transfer: [] })')).toMatch(
    /Unrecognized key\(s\) in object: 'transfer'/,
  )
})

test('posted values arrive whole, prototypes are lost, and bytes are copies', async () => {
  const plugin = await openPlugin()
  const arrived = await plugin.run(`
    class Cup { size = 3; get double() { return 6 } }
    const all = { cup: new Cup(), none: undefined, odd: [NaN, -0, Infinity], when: new Date(5), of: { $border: 'x' } }
    kept.bytes = new Uint8Array([0, 1, 2, 3]).subarray(1)
    setTimeout(() => kept.bytes.fill(9), 0)
    return { ...all, bytes: kept.bytes }`)
  expect(arrived).toEqual({
    cup: { size: 3 },
    none: undefined,
    odd: [Number.NaN, -0, Number.POSITIVE_INFINITY],
    when: new Date(5),
    of: { $border: 'x' },
    bytes: new Uint8Array([1, 2, 3]),
  })
})

test('storage is limited to 5 MB, bytes counted raw, and values are copies', async () => {
  const plugin = await openPlugin()
  await plugin.run(`
    const value = { list: [1] }
    await figma.clientStorage.setAsync('a', value)
    value.list.push(2)
    const bytes = new Uint8Array([1, 2])
    await figma.clientStorage.setAsync('bytes', bytes)
    bytes.fill(0)
    await figma.clientStorage.setAsync('b', new Uint8Array(4_900_000))`)
  expect(await plugin.run(`return figma.clientStorage.getAsync('a')`)).toEqual({ list: [1] })
  expect(await plugin.run(`return figma.clientStorage.getAsync('bytes')`)).toEqual(
    new Uint8Array([1, 2]),
  )
  expect(await plugin.run(`return figma.clientStorage.getAsync('c')`)).toBe(undefined)
  expect(
    await plugin.refusal(`await figma.clientStorage.setAsync('d', 'x'.repeat(200_000))`),
  ).toMatch(/5 MB/)
  await plugin.run(`await figma.clientStorage.deleteAsync('b')`)
  expect(await plugin.run(`return figma.clientStorage.keysAsync()`)).toEqual(['a', 'bytes'])
  expect([...plugin.storage.keys()]).toEqual(['a', 'bytes'])
})

test('base64 is Figma’s own', async () => {
  const plugin = await openPlugin()
  const text = await plugin.run('return figma.base64Encode(new Uint8Array([1, 2, 255, 4]))')
  expect(text).toBe(Buffer.from([1, 2, 255, 4]).toString('base64'))
  expect(await plugin.run('return figma.base64Decode(text)', { text })).toEqual(
    new Uint8Array([1, 2, 255, 4]),
  )
})

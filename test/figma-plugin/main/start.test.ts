import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { openDocument } from './open-document.ts'

const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'))

test('the panel is shown in its usual size, in Figma’s colours', async () => {
  const { sandbox } = await openDocument()
  expect(sandbox.ui()).toMatchObject({
    options: { width: 340, height: 720, themeColors: true },
    visible: true,
  })
  expect(sandbox.log).toEqual([])
})

test('the page around the panel holds no word of a user’s', async () => {
  const { sandbox } = await openDocument({
    prepare: (hand) => hand.select([hand.addNode({ type: 'RECTANGLE', name: '</script><b>Cup' })]),
    html: 'thePanel()',
  })
  expect(sandbox.ui()?.html).toBe(
    `<div id="create-figma-plugin"></div><script>const __FIGMA_COMMAND__ = '', __SHOW_UI_DATA__ = {};thePanel()</script>`,
  )
})

test.each([
  ['Open Pentimento', 'open'],
  ['Refine again with the last instruction', 'refine-again'],
  ['Flatten version', 'flatten'],
  ['Show report', 'report'],
])('the menu’s “%s” starts the command %s', async (name, expected) => {
  const { command } = manifest.menu.find((item: { name?: string }) => item.name === name)
  const { document } = await openDocument({ command })
  expect((await document.start(null)).command).toBe(expected)
})

test('the button on a layer starts the command refine, and no command the menu’s first', async () => {
  const pressed = await openDocument({ command: 'refine' })
  const plain = await openDocument({ command: '' })
  expect((await pressed.document.start(null)).command).toBe('refine')
  expect((await plain.document.start(null)).command).toBe('open')
})

test('the start tells the editor and how the document’s colours are meant', async () => {
  const { document } = await openDocument({ colorProfile: 'DISPLAY_P3' })
  expect(await document.start(null)).toEqual({
    command: 'open',
    editor: 'figma',
    colorProfile: 'DISPLAY_P3',
  })
})

test('the window’s size is remembered and restored', async () => {
  const { sandbox, document } = await openDocument()
  await document.resizeWindow({ width: 512.4, height: 700 })
  expect(sandbox.ui()).toMatchObject({ width: 512, height: 700 })
  const again = await openDocument({ storage: sandbox.storage })
  expect(again.sandbox.ui()).toMatchObject({ width: 512, height: 700 })
})

test('a window can’t become too small to use, or larger than a screen', async () => {
  const { sandbox, document } = await openDocument()
  await document.resizeWindow({ width: 10, height: 10 })
  expect(sandbox.ui()).toMatchObject({ width: 280, height: 420 })
  await document.resizeWindow({ width: 1e6, height: 1e6 })
  expect(sandbox.ui()).toMatchObject({ width: 1600, height: 1600 })
})

test('a remembered size that makes no sense is not used', async () => {
  const { sandbox } = await openDocument({ storage: [['sandbox/window', { width: 'wide' }]] })
  expect(sandbox.ui()).toMatchObject({ width: 340, height: 720 })
})

test('messages of other senders are ignored', async () => {
  const { sandbox, document } = await openDocument()
  sandbox.port.postMessage({ type: 'hello' }, { transfer: [] })
  sandbox.port.postMessage('hello', { transfer: [] })
  await sandbox.settled()
  expect((await document.look(null)).selection).toEqual([])
  expect(sandbox.log).toEqual([])
})

test('an input that is none of the protocol’s is refused before the document sees it', async () => {
  const { document, hand } = await openDocument()
  const input = { expect: [], steps: [{ do: 'explode', node: '0:1' }] } as never
  await expect(document.write(input)).rejects.toMatchObject({ code: 'internal' })
  expect(hand.undoSteps()).toBe(0)
})

test('the file’s name is told', async () => {
  const { document, hand } = await openDocument()
  hand.rename('0:0', 'Autumn campaign')
  expect(await document.fileName(null)).toBe('Autumn campaign')
})

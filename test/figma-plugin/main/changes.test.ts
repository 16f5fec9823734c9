import { expect, test } from 'vitest'
import { changeEventSchema } from '../../../figma-plugin/protocol/figma-document.ts'
import { type OpenDocument, openDocument } from './open-document.ts'

/** Collects what the sandbox says by itself. */
function listen({ sandbox }: OpenDocument): { created: readonly string[] }[] {
  const heard: { created: readonly string[] }[] = []
  sandbox.port.addEventListener('message', ({ data }) => {
    const event = changeEventSchema.safeParse(data)
    if (event.success) heard.push({ created: event.data.created })
  })
  return heard
}

test('a new selection is told', async () => {
  const opened = await openDocument()
  const node = opened.hand.addNode({ type: 'RECTANGLE' })
  await opened.sandbox.settled()
  const heard = listen(opened)
  await opened.sandbox.settled()
  heard.length = 0
  opened.hand.select([node])
  await opened.sandbox.settled()
  expect(heard).toEqual([{ created: [] }])
})

test('what the user draws is told with its id, and what is renamed without', async () => {
  const opened = await openDocument()
  const heard = listen(opened)
  const node = opened.hand.addNode({ type: 'ELLIPSE' })
  await opened.sandbox.settled()
  expect(heard).toContainEqual({ created: [node] })
  heard.length = 0
  opened.hand.rename(node, 'Area')
  await opened.sandbox.settled()
  expect(heard).toEqual([{ created: [] }])
})

test('what is deleted at once is not told as drawn', async () => {
  const opened = await openDocument()
  const heard = listen(opened)
  await opened.sandbox.settled()
  const node = opened.hand.addNode({ type: 'ELLIPSE' })
  opened.hand.remove(node)
  await opened.sandbox.settled()
  expect(heard.flatMap(({ created }) => created)).toEqual([])
})

test('what somebody else does is told, but is not drawn here', async () => {
  const opened = await openDocument()
  const node = opened.hand.addNode({ type: 'ELLIPSE' })
  await opened.sandbox.settled()
  const heard = listen(opened)
  await opened.sandbox.settled()
  heard.length = 0
  opened.hand.removeByOther(node)
  await opened.sandbox.settled()
  expect(heard).toEqual([{ created: [] }])
})

test('layers of our own making are not told as drawn', async () => {
  const opened = await openDocument()
  const heard = listen(opened)
  await opened.document.write({ expect: [], steps: [{ do: 'rectangle', as: 'v1' }] })
  await opened.sandbox.settled()
  expect(heard.length).toBeGreaterThan(0)
  expect(heard.flatMap(({ created }) => created)).toEqual([])
})

test('after a change of page that page’s nodes are watched, and the old one’s no more', async () => {
  const opened = await openDocument()
  const { hand, sandbox } = opened
  const page = hand.addPage('Second')
  const heard = listen(opened)
  hand.openPage(page)
  await sandbox.settled()
  expect(heard.length).toBeGreaterThan(0)
  heard.length = 0
  const drawn = hand.addNode({ type: 'ELLIPSE', parent: page })
  await sandbox.settled()
  expect(heard).toContainEqual({ created: [drawn] })
  heard.length = 0
  hand.addNode({ type: 'ELLIPSE', parent: '0:1' })
  await sandbox.settled()
  expect(heard).toEqual([])
})

test('once the plugin is closed nothing is told any more, and nothing fails', async () => {
  const opened = await openDocument()
  const heard = listen(opened)
  await opened.sandbox.settled()
  opened.sandbox.closePlugin()
  heard.length = 0
  const node = opened.hand.addNode({ type: 'ELLIPSE' })
  opened.hand.select([node])
  await opened.sandbox.settled()
  expect(heard).toEqual([])
  expect(opened.sandbox.log).toEqual([])
})

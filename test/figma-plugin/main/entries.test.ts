import { expect, test } from 'vitest'
import { addPicture, openDocument } from './open-document.ts'

async function writeEntry(
  opened: Awaited<ReturnType<typeof openDocument>>,
  key: string,
  value: string,
) {
  const node = opened.hand.tree().find(({ type }) => type === 'RECTANGLE')?.id ?? ''
  await opened.document.write({ expect: [], steps: [{ do: 'data', node, key, value }] })
  const [facts] = await opened.document.nodes([node])
  return { stored: opened.hand.node(node)?.data ?? {}, read: facts?.data ?? {} }
}

test('a short entry is stored as it is', async () => {
  const opened = await openDocument({ prepare: (hand) => void addPicture(hand) })
  const { stored, read } = await writeEntry(opened, 'version', '{"text":"wärmer ☕"}')
  expect(stored).toEqual({ 'pentimento/version': '{"text":"wärmer ☕"}' })
  expect(read).toEqual({ version: '{"text":"wärmer ☕"}' })
})

test('a long entry is split below Figma’s 100 kB and joined on reading, in any script', async () => {
  const opened = await openDocument({ prepare: (hand) => void addPicture(hand) })
  const value = 'a☕😀'.repeat(30_000)
  const { stored, read } = await writeEntry(opened, 'version', value)
  expect(Object.keys(stored)).toEqual([
    'pentimento/version',
    'pentimento/version.1',
    'pentimento/version.2',
  ])
  for (const piece of Object.values(stored)) {
    expect(new TextEncoder().encode(piece).length).toBeLessThanOrEqual(90_000)
  }
  expect(read).toEqual({ version: value })
})

test('a shorter value leaves no stale pieces behind, and other entries alone', async () => {
  const opened = await openDocument({ prepare: (hand) => void addPicture(hand) })
  await writeEntry(opened, 'versions', 'other')
  await writeEntry(opened, 'version', 'x'.repeat(300_000))
  const { stored, read } = await writeEntry(opened, 'version', 'short')
  expect(stored).toEqual({ 'pentimento/versions': 'other', 'pentimento/version': 'short' })
  expect(read).toEqual({ versions: 'other', version: 'short' })
})

test('an empty value deletes the entry with all its pieces', async () => {
  const opened = await openDocument({ prepare: (hand) => void addPicture(hand) })
  await writeEntry(opened, 'version', 'x'.repeat(300_000))
  expect(await writeEntry(opened, 'version', '')).toEqual({ stored: {}, read: {} })
})

test('a key that could be taken for a piece is refused', async () => {
  const opened = await openDocument({ prepare: (hand) => void addPicture(hand) })
  await expect(writeEntry(opened, 'version.1', 'x')).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('without a dot'),
  })
})

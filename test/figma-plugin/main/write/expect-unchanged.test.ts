import { expect, test } from 'vitest'
import { addPicture, openDocument, pngFile } from '../open-document.ts'

/** A picture, its fills as the panel read them, and a write that expects them. */
async function openPicture() {
  const opened = await openDocument()
  const source = addPicture(opened.hand)
  const [facts] = await opened.document.nodes([source])
  const fills = JSON.stringify(facts?.fills)
  const write = (expectation: { node: string; fills?: string }) =>
    opened.document.write({
      expect: [expectation],
      steps: [{ do: 'rectangle', as: 'v1' }],
    })
  return { ...opened, source, fills, write }
}

test('a picture that is still what it was is written to', async () => {
  const { source, fills, write } = await openPicture()
  expect(Object.keys(await write({ node: source, fills }))).toEqual(['v1'])
})

test('a picture that was replaced meanwhile is left alone', async () => {
  const { hand, source, fills, write } = await openPicture()
  hand.replaceImage(source, hand.addImage(pngFile(3, 3)))
  const before = hand.tree()
  await expect(write({ node: source, fills })).rejects.toMatchObject({
    code: 'source_changed',
    message: 'The picture in this layer was changed meanwhile.',
    hint: expect.stringContaining('is kept'),
  })
  expect(hand.tree()).toEqual(before)
})

test('a filter that was changed, or a paint that was added, counts as changed', async () => {
  const { hand, source, fills, write } = await openPicture()
  const was = JSON.parse(fills)
  hand.setFills(source, [{ ...was[0], filters: { exposure: 0.5 } }])
  await expect(write({ node: source, fills })).rejects.toMatchObject({ code: 'source_changed' })
  hand.setFills(source, [was[0], { type: 'SOLID', color: { r: 1, g: 0, b: 0 } }])
  await expect(write({ node: source, fills })).rejects.toMatchObject({ code: 'source_changed' })
})

test('the order of keys tells nothing', async () => {
  const { source, fills, write } = await openPicture()
  const backwards = JSON.parse(fills).map((paint: object) =>
    Object.fromEntries(Object.entries(paint).reverse()),
  )
  await write({ node: source, fills: JSON.stringify(backwards) })
})

test('without expected fills the layer only has to be there', async () => {
  const { hand, source, write } = await openPicture()
  hand.replaceImage(source, hand.addImage(pngFile(3, 3)))
  await write({ node: source })
  hand.remove(source)
  await expect(write({ node: source })).rejects.toMatchObject({
    code: 'not_found',
    message: 'A layer that this belongs to is gone.',
    hint: 'Pick the picture again; what was made is kept.',
  })
})

test('a layer that another user deletes while its page loads is noticed', async () => {
  const { hand, document, sandbox } = await openDocument()
  const source = addPicture(hand)
  hand.hold('getNodeByIdAsync')
  const writing = document.write({
    expect: [{ node: source }],
    steps: [{ do: 'clone', of: source, as: 'v1' }],
  })
  writing.catch(() => {})
  await sandbox.settled()
  hand.removeByOther(source)
  hand.release('getNodeByIdAsync')
  await expect(writing).rejects.toMatchObject({ code: 'not_found' })
  expect(hand.tree().filter(({ type }) => type === 'RECTANGLE')).toEqual([])
})

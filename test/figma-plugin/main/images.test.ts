import { expect, test } from 'vitest'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { addPicture, openDocument, pngFile } from './open-document.ts'

const friendly = /^[^_{}]*$/u

test('an image’s file comes byte for byte, and its size as Figma draws it', async () => {
  const { hand, document } = await openDocument()
  const file = pngFile(9, 5)
  const hash = hand.addImage(file)
  expect(await document.imageFile(hash)).toEqual(file)
  expect(await document.imageSize(hash)).toEqual({ width: 9, height: 5 })
})

test('an image that can’t be loaded is not found, and trying again can help', async () => {
  const { hand, document } = await openDocument()
  const hash = hand.addImage(pngFile())
  hand.setImageMissing(hash, true)
  const gone = {
    code: 'not_found',
    message: 'Figma can’t load this picture.',
    hint: expect.stringContaining('Check the connection'),
    retryable: true,
  }
  await expect(document.imageFile(hash)).rejects.toMatchObject(gone)
  await expect(document.imageSize(hash)).rejects.toMatchObject(gone)
  await expect(document.imageFile('0'.repeat(40))).rejects.toMatchObject(gone)
})

test('new files get their hashes, and no node and no undo step come of it', async () => {
  const { hand, document } = await openDocument()
  const files = [pngFile(3, 3), pngFile(4, 4)]
  const before = hand.tree()
  const hashes = await document.createImages(files)
  expect(hashes.map((hash) => hand.imageBytes(hash))).toEqual(files)
  expect(hand.tree()).toEqual(before)
  expect(hand.undoSteps()).toBe(0)
})

test.each([
  ['over 4096 pixels', pngFile(4097, 1), 'too_large', /4096 × 4096/u],
  [
    'of another kind',
    new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
    'host_failed',
    /PNG, JPEG and GIF/u,
  ],
])('a file %s is refused in words for people', async (_, file, code, message) => {
  const { document } = await openDocument()
  await expect(document.createImages([file])).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(friendly),
  })
})

test('a node is drawn as PNG at a scale of its own size', async () => {
  const { hand, document } = await openDocument()
  const node = addPicture(hand, { width: 20, height: 10 })
  const { picture } = decodePng(await document.exportNode({ node, scale: 2 }))
  expect(picture).toMatchObject({ width: 40, height: 20 })
})

test('a node of another page is drawn, too', async () => {
  const { hand, document } = await openDocument()
  const node = addPicture(hand, { parent: hand.addPage('Archive'), width: 20, height: 10 })
  const { picture } = decodePng(await document.exportNode({ node, scale: 1 }))
  expect(picture).toMatchObject({ width: 20, height: 10 })
})

test('a hidden node can’t be drawn, and one that is gone neither', async () => {
  const { hand, document } = await openDocument()
  const hidden = addPicture(hand, { props: { visible: false } })
  await expect(document.exportNode({ node: hidden, scale: 1 })).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Figma could not draw this layer, because nothing in it is visible.',
    hint: 'Show the layer and what lies in it, then try again.',
  })
  await expect(document.exportNode({ node: '9:99', scale: 1 })).rejects.toMatchObject({
    code: 'not_found',
    message: 'This layer is gone.',
  })
  await expect(document.exportNode({ node: '0:0', scale: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

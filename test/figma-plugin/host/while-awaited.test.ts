import { describe, expect, test } from 'vitest'
import { patchContent, placeOne } from '../../hosts/contract/scene.ts'
import { drawPicture, openDocument, pictureFill, sceneOf } from './open-scene.ts'
import { one, openTwo, rect } from './open-two.ts'

describe('while a result is awaited', () => {
  test('another user deletes the source: the result is refused, and nothing is written', async () => {
    const figma = await openDocument()
    const source = drawPicture(figma.hand)
    const scene = await sceneOf(figma, source)
    figma.hand.hold('getBytesAsync')
    const placing = placeOne(scene, { id: 'a', content: patchContent(rect) })
    figma.hand.removeByOther(source)
    const before = figma.hand.tree()
    figma.hand.release('getBytesAsync')
    await expect(placing).rejects.toMatchObject({ code: 'not_found', message: /no longer/ })
    expect(figma.hand.tree()).toEqual(before)
  })

  test('the user puts another picture in: the result is refused, and nothing is written', async () => {
    const figma = await openDocument()
    const source = drawPicture(figma.hand)
    const scene = await sceneOf(figma, source)
    figma.hand.setFills(source, [pictureFill(figma.hand, { of: one })])
    const before = figma.hand.tree()
    await expect(placeOne(scene, { id: 'a', content: patchContent(rect) })).rejects.toMatchObject({
      code: 'source_changed',
    })
    expect(figma.hand.tree()).toEqual(before)
  })

  test('another user deletes a version: it is told to be gone', async () => {
    const figma = await openDocument()
    const { source, b } = await openTwo(figma)
    figma.hand.removeByOther(b)
    await expect(figma.host.show(source, 'b')).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      figma.host.readPixels(source, { kind: 'version', id: 'b' }, rect),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

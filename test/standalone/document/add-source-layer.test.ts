import { expect, test } from 'vitest'
import { untagged } from '../../../core/image/color-tag.ts'
import { createPicture, toDepth } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { addSourceLayer } from '../../../standalone/document/add-source-layer.ts'
import { findLayer, type PixelLayer } from '../../../standalone/document/layered-document.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'

const displayP3 = { space: 'other', name: 'Display P3' } as const
const kite = { name: 'Kite', picture: photograph({ width: 12, height: 6 }, 8, 3) }

async function added(...args: Parameters<typeof addSourceLayer>): Promise<PixelLayer> {
  const { document, layer } = await addSourceLayer(...args)
  return findLayer(document, layer) as PixelLayer
}

test('a picture that fits lies in the middle of the canvas, at its own size', async () => {
  const document = newDocument(photograph({ width: 20, height: 11 }, 8), untagged, 'Photo')
  const { rect, content } = await added(document, kite, undefined)
  expect(rect).toEqual({ x: 4, y: 2, width: 12, height: 6 })
  expect(content?.picture).toEqual(kite.picture)
})

test('a larger one is scaled down to the canvas as a whole', async () => {
  const document = newDocument(photograph({ width: 6, height: 20 }, 8), untagged, 'Photo')
  const { rect, content } = await added(document, kite, undefined)
  expect(rect).toEqual({ x: 0, y: 8, width: 6, height: 3 })
  expect(content?.picture).toEqual(resample(kite.picture, { width: 6, height: 3 }))
})

test('in a document of other colours it is converted at the document’s depth, or refused', async () => {
  const photo = photograph({ width: 20, height: 10 }, 16)
  const document = newDocument(photo, displayP3, 'Photo')
  const converted = createPicture({ width: 12, height: 6 }, 16)
  const asked: unknown[] = []
  const converter = {
    toSrgb: () => Promise.reject(new Error('Nothing is converted to sRGB')),
    fromSrgb: async (picture: unknown, to: unknown) => {
      asked.push(picture, to)
      return converted
    },
  }
  const { content } = await added(document, kite, converter)
  expect(asked).toEqual([toDepth(kite.picture, 16), displayP3])
  expect(content?.picture).toEqual(converted)
  await expectRefusal(addSourceLayer(document, kite, undefined), 'not_supported')
})

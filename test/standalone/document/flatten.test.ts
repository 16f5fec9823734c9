import { type Layer, writePsdUint8Array } from 'ag-psd'
import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { flattenDocument } from '../../../standalone/document/flatten.ts'
import { layOver } from '../../../standalone/document/lay-over.ts'
import { mapLayers } from '../../../standalone/document/layered-document.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { photograph, softPatch, translucent } from '../../hosts/contract/scene.ts'
import { imageOf } from './foreign-psd.ts'
import { openPicture, placeAll, size } from './opened.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }
const other = { x: 9, y: 1, width: 10, height: 12 }

test('versions are drawn with the very words of compose, at both depths', async () => {
  for (const depth of [8, 16] as const) {
    const picture = photograph(size, depth)
    const opened = await openPicture({ picture })
    const first = softPatch(rect, depth, 3)
    const second = softPatch(other, depth, 4)
    await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch: first } }])
    await placeAll(opened, [
      { id: 'b', parent: 'a', number: 2, content: { kind: 'patch', patch: second } },
    ])
    const expected = composeOnto(composeOnto(picture, first), second)
    expect(flattenDocument(opened.host.document)).toEqual({ picture: expected, obstacle: null })
  }
})

test('versions clipped to a translucent source keep its alpha, and its opacity counts once', async () => {
  const picture = translucent(photograph(size, 8))
  const opened = await openPicture({ picture })
  await placeAll(opened, [{ id: 'a', content: { kind: 'patch', patch: softPatch(rect, 8) } }])
  const half = mapLayers(opened.host.document, (layer) =>
    layer.id === '1' ? { ...layer, opacity: 128 } : layer,
  )
  const { picture: drawn } = flattenDocument(half)
  const alphaOf = ({ data }: Picture) => Array.from(data).filter((_, pos) => pos % 4 === 3)
  expect(alphaOf(drawn!)).toEqual(alphaOf(picture).map((alpha) => Math.round((alpha * 128) / 255)))
})

test('a hidden layer is not drawn', async () => {
  const opened = await openPicture()
  const hidden = mapLayers(opened.host.document, (layer) => ({ ...layer, visible: false }))
  expect(flattenDocument(hidden).picture).toEqual(createPicture(size, 8))
})

test('a layer that reaches outside is cut off, and invisible pixels change nothing', () => {
  const below = photograph({ width: 4, height: 4 }, 8)
  const layer = photograph({ width: 3, height: 3 }, 8, 7)
  const style = { coverage: null, opacity: 255, keepAlpha: false }
  const laid = layOver(below, layer, { x: 3, y: -2, width: 3, height: 3 }, style)
  expect(Array.from(laid.data.subarray(12, 16))).toEqual(Array.from(layer.data.subarray(24, 28)))
  expect(laid.data.subarray(0, 12)).toEqual(below.data.subarray(0, 12))
  const none = { ...style, coverage: new Uint8Array(9) }
  expect(layOver(below, layer, { x: 0, y: 0, width: 3, height: 3 }, none)).toEqual(below)
})

test('another blend mode is named as what can’t be drawn', async () => {
  const opened = await openPicture({ name: 'Veil' })
  const document = mapLayers(opened.host.document, (layer) => ({ ...layer, blend: 'mul ' }))
  expect(flattenDocument(document).obstacle).toBe('“Veil” has another blend mode than Normal')
})

const shade: Layer = { name: 'Shade', imageData: imageOf(photograph(size, 8, 3)) }
const obstacles: readonly (readonly [Layer[], string])[] = [
  [
    [
      { name: 'Group', children: [shade] },
      { ...shade, name: 'Glow', clipping: true },
    ],
    '“Glow” is clipped to a group',
  ],
  [
    [
      shade,
      {
        ...{ name: 'Group', clipping: true, blendMode: 'normal' },
        children: [shade, { ...shade, clipping: true }],
      },
    ],
    '“Group” is a clipped group with clipped layers in it',
  ],
  [[shade, { ...shade, name: 'Hole', knockout: true }], '“Hole” knocks out what lies below it'],
  [
    [{ ...shade, name: 'Open', blendClippendElements: false }],
    '“Open” does not blend clipped layers as a group',
  ],
  [
    [
      {
        ...{ name: 'Board', children: [shade] },
        artboard: { rect: { left: 2, top: 2, right: 9, bottom: 9 } },
      },
    ],
    '“Board” is an artboard',
  ],
]

test.each(obstacles)('what would be drawn differently is never drawn: %j', (children, obstacle) => {
  const document = readPsd(writePsdUint8Array({ ...size, children }))
  expect(flattenDocument(document)).toEqual({ picture: null, obstacle })
})

test('a hidden layer of a kind that can’t be drawn is in nobody’s way', () => {
  const children = [shade, { ...shade, blendMode: 'multiply', hidden: true } as const]
  const { obstacle } = flattenDocument(readPsd(writePsdUint8Array({ ...size, children })))
  expect(obstacle).toBeNull()
})

import { expect, test } from 'vitest'
import { untagged } from '../../core/image/color-tag.ts'
import { createPicture } from '../../core/image/picture.ts'
import type { PixelLayer } from '../../standalone/document/layered-document.ts'
import { newDocument } from '../../standalone/document/new-document.ts'
import { flatFileName, stemOf } from '../../standalone/playground/files/file-names.ts'
import { layerThumbnail } from '../../standalone/playground/page/layer-thumbnail.ts'
import { reach } from '../../standalone/playground/work/reach.ts'

test('file names lose their extension, and nothing else', () => {
  expect(stemOf('coffee.png')).toBe('coffee')
  expect(stemOf('my.holiday.2026.jpeg')).toBe('my.holiday.2026')
  expect(stemOf('no extension')).toBe('no extension')
  expect(stemOf('.png')).toBe('Picture')
})

test('a flat picture is named after what shows', () => {
  expect(flatFileName('a.jpg', { kind: 'source' }, null)).toBe('a.png')
  expect(flatFileName('a.psd', { kind: 'version', id: 'x' }, 2)).toBe('a v2.png')
  expect(flatFileName('a.psd', { kind: 'mix', ids: ['x', 'y'] }, null)).toBe('a mix.png')
})

test.each(['https://api.example.com/v1', 'http://localhost:7860', 'http://127.0.0.1:1234/x'])(
  'the page may call %s',
  (url) => expect(reach(url)).toEqual({ ok: true }),
)

test.each([
  'http://example.com',
  'http://localhost.example.com',
  'ftp://localhost',
  'nonsense',
  '',
])('the page may not call “%s”, and says what to do', (url) => {
  expect(reach(url)).toMatchObject({
    ok: false,
    fix: 'Use an address that starts with https://, or http://localhost for a server on this machine.',
  })
})

test('a layer thumbnail shows the layer through its mask at its place on the canvas', () => {
  const red = new Uint8Array([200, 0, 0, 255])
  const document = newDocument(createPicture({ width: 4, height: 2 }, 8), untagged, 'Canvas')
  const layer: PixelLayer = {
    ...(document.layers[0] as PixelLayer),
    rect: { x: 2, y: 0, width: 2, height: 1 },
    content: {
      picture: createPicture({ width: 2, height: 1 }, 8, new Uint8Array([...red, ...red])),
      coverage: new Uint8Array([255, 51]),
    },
  }
  const thumbnail = layerThumbnail(document, layer, 96)
  expect(thumbnail).toMatchObject({ width: 4, height: 2 })
  expect([...thumbnail.data.subarray(8, 16)]).toEqual([200, 0, 0, 255, 200, 0, 0, 51])
  expect(thumbnail.data.subarray(0, 8).every((word) => word === 0)).toBe(true)
  expect(thumbnail.data.subarray(16).every((word) => word === 0)).toBe(true)
})

import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { openHost, outlineOf } from './open-host.ts'

const size = { width: 24, height: 18 }
const red = createPicture(
  { width: 8, height: 4 },
  8,
  new Uint8Array(8 * 4 * 4).map((_, at) => [220, 40, 30, 255][at % 4] as number),
)

test('a picture goes on top of everything, into the middle of the canvas', async () => {
  const open = openHost({ size, layers: [{ name: 'Cup' }, { name: 'Steam' }] })
  open.hand.select([open.hand.layerNamed('Cup')])
  await open.host.addSource({ name: 'Kite', picture: red })
  const { layers, active } = open.hand.model()
  expect(outlineOf(layers)).toBe('Cup, Steam, Kite')
  expect(layers[2]).toMatchObject({
    pixels: { rect: { x: 8, y: 7, width: 8, height: 4 }, data: red.data },
  })
  expect(active).toEqual([open.hand.layerNamed('Kite')])
})

test('a document in another colour space gets the colours, not the words', async () => {
  const open = openHost({ size, profile: 'Display P3' })
  await open.host.addSource({ name: 'Kite', picture: red })
  const kite = open.hand.model().layers.at(-1)
  const [r = 0, g = 0, b = 0] = (kite as { pixels: { data: Uint8Array } }).pixels.data
  // Red of sRGB lies inside Display P3: its red word is smaller, its green word larger.
  expect(r).toBeLessThan(215)
  expect(g).toBeGreaterThan(45)
  expect(b).toBeGreaterThan(30)
})

test('promise 7: while no document is open it is said that one is needed', async () => {
  const open = openHost({ size })
  open.hand.closeDocument()
  await expect(open.host.addSource({ name: 'Kite', picture: red })).rejects.toMatchObject({
    code: 'not_supported',
    message: 'No document is open to put a picture into.',
    hint: expect.stringContaining('File > New'),
  })
})

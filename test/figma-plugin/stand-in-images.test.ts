import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { gifHeader, jpegHeader, pngHeader } from './stand-in/image-files.ts'
import { openPlugin } from './stand-in/plugin.ts'

const create = 'return figma.createImage(bytes).hash'

test.each([
  ['a picture of 4097 pixels', pngHeader(4097, 3), 'Image is too large'],
  ['a picture without pixels', pngHeader(0, 3), 'Image is too small'],
  ['a WebP', new TextEncoder().encode('RIFF0000WEBPVP8 '), 'Image type is unsupported'],
  ['a PNG that is cut off', pngHeader(3, 3).slice(0, 20), 'Image type is unsupported'],
  ['text', new TextEncoder().encode('<svg/>'), 'Image type is unsupported'],
])('%s is refused in Figma’s words', async (_what, bytes, reason) => {
  const plugin = await openPlugin()
  expect(await plugin.refusal(create, { bytes })).toBe(`in createImage: ${reason}`)
})

test('PNG, JPEG and GIF up to 4096 pixels are images, known by the hash of their bytes', async () => {
  const plugin = await openPlugin()
  for (const bytes of [pngHeader(4096, 4096), jpegHeader(5, 4, 1), gifHeader(7, 300)]) {
    const hash = createHash('sha1').update(bytes).digest('hex')
    expect(await plugin.run(create, { bytes })).toBe(hash)
    expect(await plugin.run(create, { bytes: bytes.slice() })).toBe(hash)
  }
  expect(await plugin.run(`return figma.getImageByHash('no such hash')`)).toBe(null)
})

test('an image gives its original file and its size', async () => {
  const plugin = await openPlugin()
  const bytes = gifHeader(7, 300)
  const hash = plugin.hand.addImage(bytes)
  expect(
    await plugin.run(
      `const image = figma.getImageByHash(hash)
       return { bytes: await image.getBytesAsync(), size: await image.getSizeAsync() }`,
      { hash },
    ),
  ).toEqual({ bytes, size: { width: 7, height: 300 } })
})

test('a JPEG’s EXIF orientation turns its size, unless the document is told otherwise', async () => {
  const size = `return figma.createImage(bytes).getSizeAsync()`
  const turned = await openPlugin()
  expect(await turned.run(size, { bytes: jpegHeader(40, 30, 6) })).toEqual({
    width: 30,
    height: 40,
  })
  expect(await turned.run(size, { bytes: jpegHeader(40, 30, 3) })).toMatchObject({ width: 40 })
  const plain = await openPlugin({ exif: false })
  expect(await plain.run(size, { bytes: jpegHeader(40, 30, 6) })).toMatchObject({ width: 40 })
})

test('an image that can’t be loaded is there, and its bytes are not', async () => {
  const plugin = await openPlugin()
  const hash = plugin.hand.addImage(pngHeader(3, 3))
  plugin.hand.setImageMissing(hash, true)
  const read = 'return figma.getImageByHash(hash).getBytesAsync()'
  expect(await plugin.refusal(read, { hash })).toMatch(/could not be loaded/)
  plugin.hand.setImageMissing(hash, false)
  expect(await plugin.run(read, { hash })).toEqual(pngHeader(3, 3))
})

test('paints read back frozen, whole and with 32-bit numbers, in a new array each time', async () => {
  const plugin = await openPlugin()
  const seen = await plugin.run(`
    const node = figma.createRectangle()
    node.fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: null, opacity: 0.2 }]
    const { fills } = node
    return { fills, same: fills === node.fills, frozen: Object.isFrozen(fills) && Object.isFrozen(fills[0].filters) }`)
  expect(seen).toEqual({
    same: false,
    frozen: true,
    fills: [
      {
        type: 'IMAGE',
        visible: true,
        opacity: Math.fround(0.2),
        blendMode: 'NORMAL',
        scaleMode: 'FILL',
        imageTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
        scalingFactor: 0.5,
        rotation: 0,
        filters: {
          exposure: 0,
          contrast: 0,
          saturation: 0,
          temperature: 0,
          tint: 0,
          highlights: 0,
          shadows: 0,
        },
        imageHash: null,
      },
    ],
  })
})

test.each([
  [
    `{ type: 'IMAGE', scaleMode: 'FILL', imageHash: null, hue: 3 }`,
    `Unrecognized key(s) in object: 'hue' at [0]`,
  ],
  [`{ type: 'IMAGE', scaleMode: 'STRETCH', imageHash: null }`, `Invalid enum value.`],
  [`{ type: 'IMAGE', scaleMode: 'FILL' }`, `Expected string, received undefined at [0].imageHash`],
  [`{ type: 'IMAGE', scaleMode: 'FILL', imageHash: null, rotation: 45 }`, 'multiple of 90'],
  [
    `{ type: 'IMAGE', scaleMode: 'FILL', imageHash: null, filters: { exposure: 2 } }`,
    'less than or equal to 1 at [0].filters.exposure',
  ],
  [`{ type: 'SOLID', color: { r: 1, g: 0, b: 255 } }`, 'less than or equal to 1 at [0].color.b'],
  [`{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }`, `Unrecognized key(s) in object: 'a'`],
  [`{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, opacity: 1.5 }`, 'less than or equal to 1'],
  [`{ type: 'PHOTO' }`, 'Invalid discriminator value.'],
  ['null', 'Expected object, received null at [0]'],
])('fills are validated: %s', async (paint, reason) => {
  const plugin = await openPlugin()
  const message = await plugin.refusal(`figma.createRectangle().fills = [${paint}]`)
  expect(message).toContain('in set_fills: Property "fills" failed validation: ')
  expect(message).toContain(reason)
})

test('pattern fills are set by setFillsAsync only, and other foreign paints travel along', async () => {
  const plugin = await openPlugin()
  const pattern = { type: 'PATTERN', sourceNodeId: '1:2', tileType: 'RECTANGULAR' }
  const video = { type: 'VIDEO', scaleMode: 'FILL', videoHash: 'v' }
  const variable = { type: 'VARIABLE_ALIAS', id: 'VariableID:1' }
  const bound = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, boundVariables: { color: variable } }
  const node = 'const node = figma.createRectangle();'
  expect(await plugin.refusal(`${node} node.fills = [pattern]`, { pattern })).toMatch(
    /Invalid discriminator value.* at \[0\]\.type$/,
  )
  expect(
    await plugin.run(`${node} await node.setFillsAsync([pattern]); return node.fills`, { pattern }),
  ).toEqual([pattern])
  expect(
    await plugin.run(`${node} node.fills = fills; return node.fills`, { fills: [video, bound] }),
  ).toMatchObject([video, bound])
})

test('text in several colours has mixed fills, which no array can be made of', async () => {
  const plugin = await openPlugin()
  const id = plugin.hand.addNode({ type: 'TEXT', name: 'Title', fills: 'mixed' })
  expect(
    await plugin.run('return (await figma.getNodeByIdAsync(id)).fills === figma.mixed', { id }),
  ).toBe(true)
  expect(await plugin.refusal('figma.createRectangle().fills = figma.mixed')).toContain(
    'Expected array, received symbol',
  )
})

test('assigning fills detaches the paint style', async () => {
  const plugin = await openPlugin()
  const style = plugin.hand.addStyle('Photo', [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }])
  const id = plugin.hand.addNode({ type: 'RECTANGLE' })
  plugin.hand.applyStyle(id, style)
  expect(
    await plugin.run(
      `const node = await figma.getNodeByIdAsync(id)
       const before = node.fillStyleId
       node.fills = node.fills
       const after = node.fillStyleId
       await node.setFillStyleIdAsync(before)
       return [before, after, node.fillStyleId, (await figma.getStyleByIdAsync(before)).name]`,
      { id },
    ),
  ).toEqual([style, '', style, 'Photo'])
})

test('fillStyleId is for reading only under dynamic-page', async () => {
  const plugin = await openPlugin()
  expect(await plugin.refusal(`figma.createRectangle().fillStyleId = 'S:1,'`)).toMatch(
    /dynamic-page.*setFillStyleIdAsync/,
  )
})

test('a node is exported as PNG of its size and scale, with what strokes and shadows add', async () => {
  const plugin = await openPlugin()
  const size = async (settings: object, props: object = {}) => {
    const id = plugin.hand.addNode({
      type: 'RECTANGLE',
      width: 30,
      height: 20,
      props: { ...props },
    })
    const png = (await plugin.run(
      `return (await figma.getNodeByIdAsync(id)).exportAsync(settings)`,
      { id, settings },
    )) as Uint8Array
    const view = new DataView(png.buffer, png.byteOffset)
    return [view.getUint32(16), view.getUint32(20)]
  }
  const stroke = {
    strokes: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 } }],
    strokeAlign: 'OUTSIDE',
    strokeWeight: 4,
  }
  expect(await size({ format: 'PNG' })).toEqual([30, 20])
  expect(await size({ format: 'PNG', constraint: { type: 'SCALE', value: 2 } })).toEqual([60, 40])
  expect(await size({ format: 'PNG', constraint: { type: 'WIDTH', value: 15 } })).toEqual([15, 10])
  expect(await size({ format: 'PNG' }, stroke)).toEqual([38, 28])
  expect(await size({ format: 'PNG', useAbsoluteBounds: true }, stroke)).toEqual([30, 20])
})

test('an exported picture is a PNG that others can read, in the colour of the fills', async () => {
  const { decodePng } = await import('../../core/image/png/decode-png.ts')
  const plugin = await openPlugin()
  const png = await plugin.run(`
    const node = figma.createRectangle()
    node.resize(100, 37)
    node.fills = [{ type: 'SOLID', color: { r: 1, g: 0.5, b: 0 } }]
    return node.exportAsync({ format: 'PNG' })`)
  const { picture } = decodePng(png as Uint8Array)
  expect([picture.width, picture.height]).toEqual([100, 37])
  const pixels = new Set(
    Array.from({ length: 3700 }, (_, at) => picture.data.slice(at * 4, at * 4 + 4).join()),
  )
  expect([...pixels]).toEqual(['255,128,0,255'])
})

test('what isn’t seen can’t be exported, and settings are checked', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.refusal(`const node = figma.createRectangle(); node.visible = false
      await node.exportAsync({ format: 'PNG' })`),
  ).toBe('in exportAsync: Failed to export node. This node may not have any visible layers.')
  expect(
    await plugin.refusal(`const frame = figma.createFrame(); const node = figma.createRectangle()
      frame.appendChild(node); frame.visible = false
      if (node.absoluteRenderBounds !== null) return
      await node.exportAsync({ format: 'PNG' })`),
  ).toMatch(/visible layers/)
  expect(
    await plugin.refusal(`await figma.createRectangle().exportAsync({ format: 'PNG', scale: 2 })`),
  ).toMatch(/Unrecognized key/)
  expect(
    await plugin.refusal(`await figma.createRectangle().exportAsync({ format: 'PDF' })`),
  ).toMatch(/^NotModelled/)
})

test('the document’s colour profile is told', async () => {
  const plugin = await openPlugin({ colorProfile: 'DISPLAY_P3' })
  expect(await plugin.run('return figma.root.documentColorProfile')).toBe('DISPLAY_P3')
})

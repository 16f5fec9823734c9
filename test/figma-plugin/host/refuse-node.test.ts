import { describe, expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { refusalOf } from '../../../figma-plugin/ui/host/refuse-node.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { type FakeParts, fakeDeps } from './fake-deps.ts'
import { imagePaint, nodeFacts, versionData } from './node-facts.ts'

const copy = /[Mm]ake a flattened copy/

describe('a layer is refused with the reason and a fix', () => {
  test.each<[string, Partial<NodeFacts>, RegExp, RegExp]>([
    ['a group', { type: 'GROUP', fills: null }, /is a group/, copy],
    ['a transform group', { type: 'TRANSFORM_GROUP', fills: null }, /is a group/, copy],
    ['text, even with an image fill', { type: 'TEXT' }, /is text/, copy],
    ['a slice', { type: 'SLICE', fills: null }, /is a slice/, /Select the picture under it/],
    ['a section', { type: 'SECTION' }, /is a section/, /a layer of its own/],
    ['a set of components', { type: 'COMPONENT_SET', fills: [] }, /set of components/, /Select/],
    ['a video', { fills: [{ type: 'VIDEO' }] }, /filled with a video/, copy],
    ['a pattern', { fills: [{ type: 'PATTERN' }] }, /filled with a pattern/, copy],
    ['a shader', { fills: [{ type: 'SHADER' }] }, /filled with a shader/, copy],
    ['a FigJam video', { type: 'MEDIA', fills: null }, /moving picture/, copy],
    ['a sticky note', { type: 'STICKY' }, /no layer that can hold/, /Select a layer/],
    ['a mask', { isMask: true }, /is a mask/, /Select the picture that it masks/],
    ['a part of a boolean shape', { parentType: 'BOOLEAN_OPERATION' }, /boolean shape/, /itself/],
    ['a shape without an image', { fills: [{ type: 'SOLID' }] }, /has no image fill/, copy],
    ['a frame without an image', { type: 'FRAME', fills: [] }, /frame without an image/, copy],
    ['an instance without an image', { type: 'INSTANCE', fills: [] }, /without an image/, copy],
    [
      'a hidden image',
      { fills: [imagePaint('base', { visible: false })] },
      /hidden in the Fill list/,
      /Make the fill visible/,
    ],
    [
      'a missing image',
      { fills: [{ type: 'IMAGE', imageHash: null }] },
      /image is missing/,
      /Put the image in again/,
    ],
  ])('%s', async (_, node, reason, fix) => {
    await expectUnsupported(nodeFacts({ id: 'Photo', ...node }), reason, fix)
  })

  test('a version that holds only what was changed on a frame that is gone', async () => {
    const fills = [imagePaint('one')]
    const data = versionData('Photo', { base: null, overlays: ['one'] })
    await expectUnsupported(nodeFacts({ id: 'Photo', fills, data }), /picture that is gone/, copy)
  })

  test('one that is locked, or lies in a locked one, which is named', async () => {
    const page = nodeFacts({ id: 'page', type: 'PAGE', parent: null })
    const hero = nodeFacts({ id: 'hero', name: 'Hero', type: 'FRAME', locked: true })
    const card = nodeFacts({
      id: 'card',
      name: 'Card',
      type: 'FRAME',
      locked: true,
      parent: 'hero',
    })
    const photo = nodeFacts({ id: 'Photo', locked: true, parent: 'card' })
    const nodes = [page, hero, card, photo]
    await expectUnsupported(photo, /lies in “Hero”, which is locked/, /Unlock “Hero”/, { nodes })
    const own = { ...photo, parent: 'page' }
    await expectUnsupported(own, /“Photo” is locked/, /Unlock it/, { nodes })
    await expect(sourceLayerOf(fakeDeps({ nodes, editor: 'dev' }), photo)).resolves.toMatchObject({
      home: 'siblings',
    })
  })

  test('one whose image is too large for Figma’s plugins', async () => {
    await expectUnsupported(nodeFacts({ id: 'Photo' }), /5000 × 3000 pixels/, copy, {
      images: { base: { width: 5000, height: 3000 } },
    })
    await expect(
      sourceLayerOf(
        fakeDeps({ images: { base: { width: 4096, height: 4096 } } }),
        nodeFacts({ id: 'P' }),
      ),
    ).resolves.toMatchObject({ image: { width: 4096 } })
  })

  test('one whose image can’t be loaded, which can be tried again', async () => {
    const error = await expectUnsupported(
      nodeFacts({ id: 'Photo' }),
      /can’t load the image of “Photo”/,
      /Check the connection/,
      { images: {} },
    )
    expect(error.retryable).toBe(true)
  })
})

describe('a pattern beside the image', () => {
  const pattern = { type: 'PATTERN' }
  const unwritable = /pattern among its fills, which plugins can’t write/

  test('is refused wherever versions would have to carry it, hidden or not', async () => {
    const shape = (...fills: NonNullable<NodeFacts['fills']>) => nodeFacts({ id: 'Photo', fills })
    const hidden = { ...pattern, visible: false }
    await expectUnsupported(shape(imagePaint('base'), pattern), unwritable, copy)
    await expectUnsupported(shape(pattern, imagePaint('base')), unwritable, copy)
    await expectUnsupported(shape(imagePaint('base'), hidden), unwritable, copy)
    const held = { id: 'I', type: 'INSTANCE' }
    await expectUnsupported({ ...shape(imagePaint('base'), pattern), held }, unwritable, copy)
  })

  test('is left alone below the image of a frame, whose versions repeat only what lies above', async () => {
    const frame = (...fills: NonNullable<NodeFacts['fills']>) =>
      nodeFacts({ id: 'Hero', type: 'FRAME', width: 100, height: 50, fills })
    await expectUnsupported(frame(imagePaint('base'), pattern), unwritable, copy)
    await expect(
      sourceLayerOf(fakeDeps({}), frame(pattern, imagePaint('base'))),
    ).resolves.toMatchObject({ home: 'inside' })
  })
})

describe('a frame with an image', () => {
  const scrim = { type: 'GRADIENT_LINEAR' }
  const frame = (...fills: NonNullable<NodeFacts['fills']>) =>
    nodeFacts({ id: 'Hero', type: 'FRAME', children: 3, width: 100, height: 50, fills })

  test('holds versions under scrims when its image hides all below', async () => {
    for (const node of [
      frame(imagePaint('base')),
      frame(imagePaint('base'), scrim),
      frame(imagePaint('base', { scaleMode: 'FIT' }), scrim),
      frame(imagePaint('base'), { ...scrim, visible: false }),
    ]) {
      await expect(sourceLayerOf(fakeDeps({}), node)).resolves.toMatchObject({ home: 'inside' })
    }
  })

  test('is refused with scrims over an image that doesn’t', async () => {
    const between = /no version can lie between them/
    const apart = /rectangle of its own/
    await expectUnsupported(frame(imagePaint('base'), scrim), between, apart, {
      images: { base: { translucent: true } },
    })
    const narrow = { ...frame(imagePaint('base', { scaleMode: 'FIT' }), scrim), width: 300 }
    await expectUnsupported(narrow, between, apart)
    const beyond = imagePaint('base', {
      scaleMode: 'CROP',
      imageTransform: [
        [1.2, 0, -0.1],
        [0, 1, 0],
      ],
    })
    await expectUnsupported(frame(beyond, scrim), between, apart)
  })

  test('is refused when its own image shows through what lies in it', async () => {
    const twice = /own image stays under its versions/
    await expectUnsupported(frame(imagePaint('base', { opacity: 0.5 })), twice, copy)
    await expectUnsupported(frame(imagePaint('base', { blendMode: 'MULTIPLY' })), twice, copy)
    await expectUnsupported(frame(imagePaint('base')), /can’t hide/, copy, {
      images: { base: { translucent: true, obstacle: 'EXIF turns it.' } },
    })
  })

  test('is a picture like any other when it lies in an instance', async () => {
    const held = { id: 'I', type: 'INSTANCE' }
    await expect(
      sourceLayerOf(fakeDeps({}), { ...frame(imagePaint('base', { opacity: 0.5 })), held }),
    ).resolves.toMatchObject({ home: 'history frame' })
  })
})

test.each(['RECTANGLE', 'ELLIPSE', 'POLYGON', 'STAR', 'VECTOR', 'LINE', 'BOOLEAN_OPERATION'])(
  'a %s with an image can be refined',
  (type) => {
    expect(refusalOf(nodeFacts({ id: 'Photo', type }))).toBeNull()
  },
)

async function expectUnsupported(
  node: NodeFacts,
  reason: RegExp,
  fix: RegExp,
  parts: FakeParts = {},
): Promise<{ retryable: boolean }> {
  const thrown: unknown = await sourceLayerOf(fakeDeps(parts), node).catch((error) => error)
  if (!isRefineError(thrown)) throw new Error(`Expected a refusal but received ${String(thrown)}`)
  expect(thrown.code).toBe('unsupported_source')
  expect(thrown.message).toMatch(reason)
  expect(thrown.message).toContain(`“${node.name}”`)
  expect(thrown.message).toMatch(/\.$/)
  expect(thrown.hint).toMatch(fix)
  expect(thrown.hint).toMatch(/\.$/)
  return thrown
}

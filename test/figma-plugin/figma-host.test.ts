import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeOnto } from '../../core/edit/compose.ts'
import type { Patch } from '../../core/edit/patch.ts'
import type { NewVersion } from '../../core/host.ts'
import { createPictureDecoder } from '../../core/image/decode-picture.ts'
import { createPicture, cropPicture, type Depth, type Picture } from '../../core/image/picture.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { createMask } from '../../core/mask/mask.ts'
import type { FigmaDocument } from '../../figma-plugin/protocol.ts'
import { createFigmaHost } from '../../figma-plugin/ui/figma-host.ts'
import { overlayOfPatch, patchOfOverlay } from '../../figma-plugin/ui/overlay.ts'
import { markerFixture, recordFixture } from '../support/record-fixture.ts'

const size = { width: 12, height: 9 }
const rect = { x: 3, y: 2, width: 6, height: 5 }

function noise(depth: Depth, width: number, height: number, seed: number): Picture {
  const picture = createPicture({ width, height }, depth)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = pos % 4 === 3 ? 65535 : (pos * 7919 + seed * 104729) & 65535
  }
  return picture
}

function patchWith(depth: Depth, coverage: Uint8Array, seed = 1): Patch {
  const color = noise(depth, rect.width, rect.height, seed)
  return { rect, color, coverage: createMask(rect, coverage) }
}

/** The document's side of the protocol as plain data. */
function fakeDocument(source: Picture): FigmaDocument {
  const images = new Map([['base', encodePng(source)]])
  const overlays = new Map<string, string[]>()
  return {
    pickImage: async () => ({ node: '1:2', name: 'Cup', imageHash: 'base', ...size, marker: '' }),
    readImage: async (hash) => images.get(hash) as Uint8Array,
    readOverlays: async (id) => overlays.get(id) ?? [],
    async placeOverlays({ versions }) {
      for (const { id, parent, overlay } of versions) {
        images.set(`overlay-${id}`, overlay)
        const below = parent === null ? [] : (overlays.get(parent) ?? [])
        overlays.set(id, [...below, `overlay-${id}`])
      }
      return versions.map(({ id, name }) => ({ id, layer: `1:${id}`, name }))
    },
  }
}

function hostOver(source: Picture) {
  const decode = createPictureDecoder(async () => {
    throw new TypeError('Expected a PNG')
  })
  return createFigmaHost(fakeDocument(source), decode)
}

function version(id: string, parent: string | null, patch: Patch): NewVersion {
  return {
    record: recordFixture({ id, parent }),
    name: `Cup · ${id}`,
    content: { kind: 'patch', patch },
  }
}

test.each([8, 16] as const)(
  'promise 1: an overlay shows exactly what compose gives, at %i bits and any coverage',
  (depth) => {
    const source = noise(depth, size.width, size.height, 0)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 30, maxLength: 30 }), (coverage) => {
        const patch = patchWith(depth, coverage)
        const readBack = patchOfOverlay(overlayOfPatch(patch, size))
        expect(composeOnto(source, readBack)).toEqual(composeOnto(source, patch))
      }),
    )
  },
)

test.each([8, 16] as const)(
  'a chain of versions at %i bits reads back as composed, the source as it was',
  async (depth) => {
    const source = noise(depth, size.width, size.height, 0)
    const first = patchWith(depth, new Uint8Array(30).fill(128), 1)
    const second = patchWith(depth, new Uint8Array(30).fill(255), 2)
    const host = hostOver(source)
    const placed = await host.place({
      source: '1:2',
      state: 'base',
      marker: markerFixture(),
      versions: [version('a', null, first), version('b', 'a', second)],
      show: 'b',
    })
    expect(placed.versions.map(({ name }) => name)).toEqual(['Cup · a', 'Cup · b'])
    const composed = composeOnto(composeOnto(source, first), second)
    const read = (id: string) => host.readPixels('1:2', { kind: 'version', id }, rect)
    expect(await read('a')).toEqual(cropPicture(composeOnto(source, first), rect))
    expect(await read('b')).toEqual(cropPicture(composed, rect))
    expect(await host.readPixels('1:2', { kind: 'source' }, rect)).toEqual(
      cropPicture(source, rect),
    )
  },
)

test('the picked picture is described by its own file', async () => {
  const picked = await hostOver(noise(16, size.width, size.height, 0)).pick()
  expect(picked).toMatchObject({ source: '1:2', name: 'Cup', ...size, depth: 16, state: 'base' })
})

test('reading a layer that is no longer picked says what to do', async () => {
  const host = hostOver(noise(8, size.width, size.height, 0))
  await expect(host.readPixels('9:9', { kind: 'source' }, rect)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/no longer selected/),
  })
})

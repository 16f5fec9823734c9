import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import type { NewDocument } from '../../hosts/photoshop/hand/new-document.ts'
import type { LayerModel } from '../../hosts/photoshop/model/model.ts'
import { noise, openHost, outlineOf, patchAt, pictureOfNoise, placeOn } from './open-host.ts'

const size = { width: 24, height: 18 }
const cup = { x: -3, y: 2, width: 20, height: 12 }
const rect = { x: 4, y: 2, width: 9, height: 7 }

const mask = {
  coverage: { rect: cup, data: new Uint8Array(cup.width * cup.height).fill(180) },
  outside: 0 as const,
  enabled: true,
  density: 255,
  feather: 0,
}

/** A masked 50 % Multiply layer that begins outside the canvas, with Curves clipped to it. */
const multiplied: NewDocument = {
  size,
  resolution: 300,
  layers: [
    { kind: 'background', name: 'Paper', fill: { color: [240, 240, 240, 255] } },
    { name: 'Cup', pixels: noise(cup, 8), opacity: 128, blendMode: 'multiply', mask },
    { kind: 'adjustment', name: 'Curves', clipped: true },
    { kind: 'adjustment', name: 'Levels', clipped: true },
    { name: 'Steam' },
  ],
}

test('versions stand between their source and what is clipped to it, and all stays clipped', async () => {
  const open = openHost(multiplied)
  const id = open.hand.layerNamed('Cup')
  open.hand.select([id])
  const before = open.hand.model().layers
  const { placed } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const { layers } = open.hand.model()
  expect(outlineOf(layers)).toBe('Paper, Cup, ^Cup · versions (Cup · a), ^Curves, ^Levels, Steam')
  expect(layers[2]).toMatchObject({ blendMode: 'normal' })
  expect({ ...layers[1], generatorSettings: {}, xmp: undefined, linkSet: null }).toEqual(before[1])
  expect(layers.slice(3)).toEqual(before.slice(2))
  expect(placed.versions[0]?.layer).toBe(`${open.documentID}/${open.hand.layerNamed('Cup · a')}`)
})

test('a version lies exactly at its place, whatever the resolution and the layer’s offset', async () => {
  const open = openHost(multiplied)
  open.hand.select([open.hand.layerNamed('Cup')])
  const content = patchAt(rect)
  const { picked } = await placeOn(open, [{ id: 'a', content }])
  const patch = (content as { patch: Patch }).patch
  expect(picked).toMatchObject({
    width: 20,
    height: 12,
    visible: { x: 3, y: 0, width: 17, height: 12 },
  })
  const source = pictureOfNoise(noise(cup, 8))
  const target = { kind: 'version', id: 'a' } as const
  expect(await open.host.readPixels(picked.source, target, rectOf(source))).toEqual(
    composeOnto(source, patch),
  )
  const layer = open.hand.model().layers[2]
  expect(layer).toMatchObject({
    layers: [
      {
        pixels: { rect: { ...rect, x: 1, y: 4 }, data: patch.color.data },
        mask: {
          coverage: { rect: { ...rect, x: 1, y: 4 }, data: patch.coverage.data },
          outside: 0,
        },
      },
    ],
  })
})

test('a version moves with its source, and is not adjusted by that', async () => {
  const open = openHost(multiplied)
  const id = open.hand.layerNamed('Cup')
  open.hand.select([id])
  const { picked } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  open.hand.moveLayer(id, 5, 4)
  const [layer] = (
    open.hand.model().layers[2] as unknown as { layers: { pixels: { rect: unknown } }[] }
  ).layers
  expect(layer?.pixels.rect).toEqual({ ...rect, x: 6, y: 8 })
  const { lineages } = await open.host.lineages()
  expect(lineages[0]?.versions[0]).toMatchObject({ adjusted: false, sourceChanged: false })
  expect((await open.host.pick())?.state).toBe(picked.state)
})

test('further versions go on top of the ones before, in the same group', async () => {
  const open = openHost(multiplied)
  open.hand.select([open.hand.layerNamed('Cup')])
  await placeOn(open, [
    { id: 'a', content: patchAt(rect) },
    { id: 'b', content: patchAt(rect, 8, 6) },
  ])
  await placeOn(open, [{ id: 'c', parent: 'a', content: patchAt({ ...rect, x: 0 }, 8, 7) }])
  expect(outlineOf(open.hand.model().layers)).toBe(
    'Paper, Cup, ^Cup · versions (Cup · a, -Cup · b, Cup · c), ^Curves, ^Levels, Steam',
  )
})

test('a replacing version is a copy that keeps mask and look; what is clipped applies to it', async () => {
  const open = openHost(multiplied)
  open.hand.select([open.hand.layerNamed('Cup')])
  const picture = pictureOfNoise(noise({ x: 0, y: 0, width: 20, height: 12 }, 8, 9))
  const { picked } = await placeOn(open, [{ id: 'a', content: { kind: 'replacing', picture } }])
  const { layers } = open.hand.model()
  expect(outlineOf(layers)).toBe('Paper, -Cup, Cup · versions (Cup · a), ^Curves, ^Levels, Steam')
  expect(layers[2]).toMatchObject({
    blendMode: 'passThrough',
    layers: [
      { opacity: 128, blendMode: 'multiply', mask, pixels: { rect: cup, data: picture.data } },
    ],
  })
  await open.host.show(picked.source, null)
  expect(outlineOf(open.hand.model().layers)).toBe(
    'Paper, Cup, ^Cup · versions (-Cup · a), ^Curves, ^Levels, Steam',
  )
})

test('what a user clipped to the versions of the Background stays there, and more versions come', async () => {
  const open = openHost({ size, layers: [{ kind: 'background', name: 'Paper' }] })
  const { picked } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  open.hand.select([open.hand.layerNamed('Paper · versions')])
  open.hand.addLayer({ kind: 'adjustment', name: 'Curves' })
  open.hand.setClipped(open.hand.layerNamed('Curves'), true)
  open.hand.select([open.hand.layerNamed('Paper')])
  await placeOn(open, [{ id: 'b', content: patchAt(rect) }])
  await open.host.show(picked.source, 'a')
  const { layers } = open.hand.model()
  expect(outlineOf(layers)).toBe('Paper, Paper · versions (Paper · a, -Paper · b), ^Curves')
  expect(layers[1]).toMatchObject({ blendMode: 'passThrough' })
})

test('a reframed picture goes above all that is clipped, and may reach outside the canvas', async () => {
  const open = openHost(multiplied)
  open.hand.select([open.hand.layerNamed('Cup')])
  const before = open.hand.model().layers
  const picture = pictureOfNoise(noise({ x: 0, y: 0, width: 30, height: 30 }, 8, 9))
  const frame = { x: -5, y: -9, width: 30, height: 30 }
  const begins = {
    schema: 1 as const,
    lineage: 'lineage-2',
    derivedFrom: { lineage: 'lineage-1', version: null, rect: frame },
  }
  await placeOn(open, [
    { id: 'r', content: { kind: 'reframe', picture, transform: { rect: frame } }, begins },
  ])
  const { layers, active } = open.hand.model()
  expect(outlineOf(layers)).toBe('Paper, Cup, ^Curves, ^Levels, Cup · r, Steam')
  expect(layers[4]).toMatchObject({
    pixels: { rect: { ...frame, x: -8, y: -7 }, data: picture.data },
  })
  expect(active).toEqual([open.hand.layerNamed('Cup · r')])
  expect(layers.filter((_, index) => index !== 4).map(({ visible }) => visible)).toEqual(
    before.map(({ visible }) => visible),
  )
})

test('the Background needs no clip and is linked with nothing', async () => {
  const open = openHost({ size, depth: 16, profile: 'Display P3' })
  await placeOn(open, [{ id: 'a', content: patchAt(rect, 16) }])
  const { layers } = open.hand.model()
  expect(outlineOf(layers)).toBe('Background, Background · versions (Background · a)')
  expect(layers.map(({ linkSet }) => linkSet)).toEqual([null, null])
  expect(layers[1]).toMatchObject({ blendMode: 'passThrough' })
})

test('a locked smart object in a group is versioned where it stands, and left unlinked', async () => {
  const inner = noise({ x: 2, y: 1, width: 12, height: 10 }, 8)
  const open = openHost({
    size,
    layers: [
      {
        name: 'Group',
        layers: [{ kind: 'smartObject', name: 'Bottle', pixels: inner, locked: { all: true } }],
      },
    ],
  })
  open.hand.select([open.hand.layerNamed('Bottle')])
  const picture = pictureOfNoise(noise(rectOf(inner.rect), 8, 9))
  await placeOn(open, [
    { id: 'a', content: { kind: 'replacing', picture } },
    { id: 'b', content: patchAt({ x: 0, y: 0, width: 5, height: 5 }) },
  ])
  const { layers } = open.hand.model()
  expect(outlineOf(layers)).toBe('Group (-Bottle, Bottle · versions (Bottle · a, -Bottle · b))')
  const [, group] = (layers[0] as unknown as { layers: { layers: unknown[]; linkSet: null }[] })
    .layers
  expect(group?.linkSet).toBeNull()
  expect(group?.layers[0]).toMatchObject({
    kind: 'pixel',
    locked: { all: false },
    pixels: { data: picture.data },
  })
})

test('what the source was linked with stays linked', async () => {
  const open = openHost(multiplied)
  const [cupID, steam] = [open.hand.layerNamed('Cup'), open.hand.layerNamed('Steam')]
  open.hand.link([cupID, steam])
  open.hand.select([cupID])
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const sets = open.hand.model().layers.map(({ linkSet }) => linkSet)
  expect(new Set([sets[1], sets[2], sets.at(-1)]).size).toBe(1)
  expect(sets[1]).not.toBeNull()
})

test('versions of all that is visible go above an open group, not into it', async () => {
  const layers = [{ name: 'Set', layers: [{ name: 'Cup', pixels: noise(cup, 8) }] }]
  const open = openHost({ size, layers }, { groupsOpen: true })
  open.hand.select([open.hand.layerNamed('Set')])
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  expect(outlineOf(open.hand.model().layers)).toBe(
    'Set (Cup), All visible · versions (All visible · a)',
  )
})

test('a replacing version carries its record and not the marker of the source that it was copied from', async () => {
  const open = openHost({ size, layers: [{ name: 'Cup', pixels: noise(cup, 8) }] })
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const picture = pictureOfNoise(noise(rectOf(cup), 8, 9))
  await placeOn(open, [{ id: 'b', content: { kind: 'replacing', picture } }])
  const { lineages } = await open.host.lineages()
  expect(lineages.map(({ id, versions }) => [id, versions.map(({ record }) => record.id)])).toEqual(
    [['lineage-1', ['a', 'b']]],
  )
  const [, group] = open.hand.model().layers as unknown as [unknown, { layers: LayerModel[] }]
  const entry = JSON.parse(group.layers[1]?.generatorSettings.pentimento ?? '{}')
  expect(Object.keys(entry)).toEqual(['version'])
})

test('where a group can’t be linked together with its layers, it is linked alone and takes them along', async () => {
  const layers = [{ kind: 'background' as const }, { name: 'Cup', pixels: noise(cup, 8) }]
  const open = openHost({ size, layers }, { linksNested: false })
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const place = () => {
    const id = open.hand.layerNamed('Cup · a')
    const layer = layersOf(open.hand.model().layers).find((one) => one.id === id)
    return layer && 'pixels' in layer ? layer.pixels?.rect : undefined
  }
  const at = { ...rect, x: rect.x + cup.x, y: rect.y + cup.y }
  expect(place()).toEqual(at)
  open.hand.moveLayer(open.hand.layerNamed('Cup'), 2, 1)
  expect(place()).toEqual({ ...at, x: at.x + 2, y: at.y + 1 })
})

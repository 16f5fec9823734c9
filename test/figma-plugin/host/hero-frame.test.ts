import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { placeOne, readWhole, softPatch } from '../../hosts/contract/scene.ts'
import type { OpenFigma } from '../../hosts/figma/open-figma.ts'
import type { Drawing } from '../stand-in/border/contract.ts'
import {
  drawPicture,
  openDocument,
  pickLayer,
  picture,
  pictureFill,
  sceneOf,
  treesIn,
} from './open-scene.ts'

const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8, 3)
const refined = composeOnto(picture, patch)

/** Forty layers over a hero picture: a heading, badges, a card that holds a picture of its own. */
function children(figma: OpenFigma): readonly Drawing[] {
  const badge = (i: number): Drawing => ({
    type: 'RECTANGLE',
    name: `Badge ${i}`,
    x: i * 20,
    y: 4,
    width: 16,
    height: 8,
    fills: [{ type: 'SOLID', color: { r: 1, g: 1, b: 1 } }],
  })
  const photo: Drawing = { type: 'RECTANGLE', name: 'Photo', fills: [pictureFill(figma.hand)] }
  return [
    { type: 'FRAME', name: 'Card', width: 200, height: 200, children: [photo] },
    ...Array.from({ length: 39 }, (_, i) => badge(i)),
  ]
}

async function openHero(drawing: Partial<Drawing> = {}) {
  const figma = await openDocument()
  const hero = drawPicture(figma.hand, {
    type: 'FRAME',
    name: 'Hero',
    width: 960,
    height: 640,
    children: children(figma),
    ...drawing,
  })
  return { ...figma, hero }
}

describe('a hero frame with forty children', () => {
  test('gets its version under all of them, filling it, and keeps every child as it is', async () => {
    const figma = await openHero()
    const before = figma.hand.node(figma.hero)
    const version = await placeOne(await sceneOf(figma, figma.hero), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    const after = figma.hand.node(figma.hero)
    expect(after?.children).toEqual([version, ...(before?.children ?? [])])
    expect(after?.fills).toEqual(before?.fills)
    expect(figma.hand.node(version)).toMatchObject({ width: 960, height: 640 })
    const scene = { host: figma.host, layer: figma.hero, picture }
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(refined)
    expect((await pickLayer(figma, figma.hero)).head).toEqual({ kind: 'version', id: 'a' })
    await figma.host.show(figma.hero, null)
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(picture)
    expect(figma.hand.node(figma.hero)?.visible).toBe(true)
  })

  test('is no source of the picture in a card of its, nor the other way round', async () => {
    const figma = await openHero()
    const card = figma.hand.node(figma.hero)?.children[0] ?? ''
    const photo = figma.hand.node(card)?.children[0] ?? ''
    const own = await placeOne(await sceneOf(figma, figma.hero), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    const scene = await sceneOf(figma, photo)
    const picked = { ...scene.picked, lineage: 'lineage-2' }
    const inner = await placeOne(
      { ...scene, picked },
      { id: 'b', content: { kind: 'patch', patch } },
    )
    const trees = await treesIn(figma)
    expect(trees).toContainEqual({ source: figma.hero, versions: [own], head: 'a' })
    expect(trees).toContainEqual({ source: photo, versions: [inner], head: 'b' })
    expect(figma.hand.node(inner)?.parent).toBe(card)
  })

  test('offers the children that lie over the picture as regions', async () => {
    const figma = await openHero()
    const names = (await figma.host.regionLayers(figma.hero)).map(({ name }) => name)
    expect(names).toContain('Badge 0')
    expect(names).toHaveLength(40)
  })

  test('with a scrim over its picture shows the version under the scrim', async () => {
    const stops = [
      { position: 0, color: { r: 0, g: 0, b: 0, a: 0 } },
      { position: 1, color: { r: 0, g: 0, b: 0, a: 1 } },
    ]
    const scrim = {
      type: 'GRADIENT_LINEAR',
      gradientStops: stops,
      gradientTransform: [
        [1, 0, 0],
        [0, 1, 0],
      ],
    }
    const figma = await openDocument()
    const hero = drawPicture(figma.hand, {
      type: 'FRAME',
      fills: [pictureFill(figma.hand), scrim],
    })
    const version = await placeOne(await sceneOf(figma, hero), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    const { fills } = figma.hand.node(version) ?? {}
    expect(Array.isArray(fills) && fills.map(({ type }) => type)).toEqual([
      'IMAGE',
      'IMAGE',
      'GRADIENT_LINEAR',
    ])
    const scene = { host: figma.host, layer: hero, picture }
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(refined)
  })

  test('keeps its history when it is duplicated', async () => {
    const figma = await openHero()
    await placeOne(await sceneOf(figma, figma.hero), { id: 'a', content: { kind: 'patch', patch } })
    const [copy = ''] = figma.hand.duplicate([figma.hero])
    const trees = await treesIn(figma)
    expect(trees.map(({ source, versions }) => [source, versions.length])).toEqual([
      [figma.hero, 1],
      [copy, 1],
    ])
    expect(await readWhole({ host: figma.host, layer: copy, picture }, { kind: 'shown' })).toEqual(
      refined,
    )
  })
})

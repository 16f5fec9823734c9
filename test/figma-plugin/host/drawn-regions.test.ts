import { describe, expect, test, vi } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { coverageAt, type Mask } from '../../../core/mask/mask.ts'
import { place, placeOne, softPatch } from '../../hosts/contract/scene.ts'
import type { OpenFigma } from '../../hosts/figma/open-figma.ts'
import type { Drawing } from '../stand-in/border/contract.ts'
import {
  drawPicture,
  openDocument,
  pickLayer,
  picture,
  pictureFill,
  sceneOf,
} from './open-scene.ts'

const red = { type: 'SOLID', color: { r: 1, g: 0, b: 0 } }

/** Draws a shape over a picture that is 48 × 32 at 100, 50. */
function drawShape({ hand }: OpenFigma, drawing: Partial<Drawing> = {}): string {
  return hand.addNode({
    type: 'RECTANGLE',
    name: 'Where',
    x: 108,
    y: 54,
    width: 12,
    height: 8,
    fills: [red],
    ...drawing,
  })
}

/** The rectangle that a mask covers fully, when it covers nothing else. */
function boxOf(mask: Mask | null) {
  if (!mask) return null
  expect(mask.data.every((coverage) => coverage === 255)).toBe(true)
  return mask.rect
}

async function openPicture() {
  const figma = await openDocument()
  const source = drawPicture(figma.hand, { x: 100, y: 50 })
  await pickLayer(figma, source)
  return { ...figma, source }
}

describe('a region drawn over the picture', () => {
  test('counts as soon as it is drawn, and the picture stays picked', async () => {
    const figma = await openPicture()
    const shape = drawShape(figma)
    figma.hand.select([shape])
    await figma.sandbox.settled()
    expect(await figma.host.pick()).toMatchObject({
      source: figma.source,
      pinned: true,
      offersRegion: true,
    })
    const region = { x: 4, y: 2, width: 6, height: 4 }
    expect(boxOf(await figma.host.readRegion(figma.source))).toEqual(region)
    figma.hand.select([])
    expect(await figma.host.pick()).toMatchObject({ pinned: true, offersRegion: true })
    expect(boxOf(await figma.host.readRegion(figma.source))).toEqual(region)
  })

  test('is the union of all that is drawn since, or selected beside the picture', async () => {
    const before = await openDocument()
    drawShape(before, { name: 'Old', x: 100, y: 50, width: 4, height: 4 })
    drawShape(before, { name: 'Aside', x: 400 })
    const source = drawPicture(before.hand, { x: 100, y: 50, index: 0 })
    const saved = before.sandbox.saved()
    const figma = await openDocument({ saved })
    figma.hand.select([source])
    await figma.host.pick()
    const layers = async () =>
      (await figma.host.regionLayers(source)).map(({ name, preselected }) => [name, preselected])
    expect(await layers()).toEqual([['Old', false]])
    const old = (await figma.host.regionLayers(source))[0]?.id ?? ''
    figma.hand.select([source, old])
    expect((await figma.host.pick())?.offersRegion).toBe(true)
    figma.hand.select([source])
    expect((await figma.host.pick())?.offersRegion).toBe(false)
    drawShape(figma, { name: 'New' })
    await figma.sandbox.settled()
    expect(await layers()).toEqual([
      ['New', true],
      ['Old', false],
    ])
    const area = await figma.host.readRegion(source)
    expect(area && coverageAt(area, 5, 3)).toBe(255)
    expect(area && coverageAt(area, 0, 0)).toBe(0)
  })

  test('is read where the picture is seen, after it was moved as a version', async () => {
    const figma = await openPicture()
    const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8, 3)
    const version = await placeOne(await sceneOf(figma, figma.source), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    figma.hand.moveTo(version, 600, 400)
    const shape = drawShape(figma, { x: 600 + 20, y: 400 + 10 })
    figma.hand.select([version, shape])
    expect(await figma.host.regionLayers(figma.source)).toMatchObject([{ id: shape }])
    expect(boxOf(await figma.host.readRegion(figma.source))).toEqual({
      x: 10,
      y: 5,
      width: 6,
      height: 4,
    })
    figma.hand.select([shape])
    await figma.sandbox.settled()
    expect((await figma.host.pick())?.source).toBe(figma.source)
  })

  test('can be chosen by hand, and is removed in one undo step', async () => {
    const figma = await openPicture()
    const one = drawShape(figma)
    const two = drawShape(figma, { x: 130, y: 70 })
    const mask = await figma.host.readRegionLayers(figma.source, [two])
    expect(mask && coverageAt(mask, 16, 11)).toBe(255)
    expect(mask && coverageAt(mask, 5, 3)).toBe(0)
    const steps = figma.hand.undoSteps()
    await figma.host.removeRegionLayers([one, two])
    expect(figma.hand.node(one)).toBeNull()
    expect(figma.hand.undoSteps()).toBe(steps + 1)
    await expect(figma.host.readRegionLayers(figma.source, [two])).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('tells watchers that it was drawn', async () => {
    const figma = await openPicture()
    const listener = vi.fn()
    figma.host.watch(listener)
    drawShape(figma)
    await vi.waitFor(() => expect(listener).toHaveBeenCalled())
  })
})

describe('what is visible of the picture', () => {
  test('is told in its own pixels where the layer crops it', async () => {
    const figma = await openDocument()
    const square = drawPicture(figma.hand, { width: 32, height: 32 })
    expect((await pickLayer(figma, square)).visible).toEqual({ x: 4, y: 0, width: 16, height: 16 })
    const whole = drawPicture(figma.hand)
    expect(await pickLayer(figma, whole)).not.toHaveProperty('visible')
    const patch = softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8, 3)
    const version = await placeOne(await sceneOf(figma, whole), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    figma.hand.resize(version, 32, 32)
    expect((await pickLayer(figma, whole)).visible).toEqual({ x: 4, y: 0, width: 16, height: 16 })
  })
})

describe('further pictures', () => {
  test('selected beside the source are its references, a version by what it shows', async () => {
    const figma = await openPicture()
    const other = drawPicture(figma.hand, { name: 'Oak', x: 500 })
    const mask = drawPicture(figma.hand, { props: { isMask: true } })
    figma.hand.select([figma.source, other, mask, drawShape(figma)])
    const references = await figma.host.readReferences(figma.source)
    expect(references.map(({ name }) => name)).toEqual(['Oak'])
    expect((await figma.host.pickAll()).map(({ source }) => source)).toEqual([figma.source, other])
  })

  test('are read as they are seen: a source by the version that shows, a version by itself', async () => {
    const figma = await openPicture()
    const oak = drawPicture(figma.hand, { name: 'Oak', x: 500 })
    const patches = [3, 4].map((seed) => softPatch({ x: 4, y: 3, width: 9, height: 7 }, 8, seed))
    const scene = await sceneOf(figma, oak)
    const placed = await place(
      { ...scene, picked: { ...scene.picked, lineage: 'oak' } },
      patches.map((patch, i) => ({
        id: `v${i}`,
        number: i + 1,
        content: { kind: 'patch', patch },
      })),
    )
    const looks = patches.map((patch) => composeOnto(picture, patch))
    const readBeside = async (layer: string) => {
      figma.hand.select([figma.source, layer])
      return (await figma.host.readReferences(figma.source))[0]?.picture
    }
    expect(await readBeside(oak)).toEqual(looks[0])
    expect(await readBeside(placed.versions[0]?.layer ?? '')).toEqual(looks[0])
    expect(await readBeside(placed.versions[1]?.layer ?? '')).toEqual(looks[1])
  })
})

describe('a layer without a picture of its own', () => {
  test('is refined as a flattened copy, which is picked then', async () => {
    const figma = await openDocument()
    const fills = [pictureFill(figma.hand)]
    const text = figma.hand.addNode({
      type: 'FRAME',
      name: 'Banner',
      fills: [red],
      width: 60,
      height: 20,
      children: [{ type: 'RECTANGLE', width: 24, height: 16, fills }],
    })
    figma.hand.select([text])
    await expect(figma.host.pick()).rejects.toMatchObject({ code: 'unsupported_source' })
    await figma.host.makeFlattenedCopy()
    expect(await figma.host.pick()).toMatchObject({ name: expect.stringContaining('Banner') })
    figma.hand.select([])
    figma.host.unpin()
    await expect(figma.host.makeFlattenedCopy()).rejects.toMatchObject({ code: 'no_layer' })
  })
})

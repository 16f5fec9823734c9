import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { Question } from '../../../figma-plugin/ui/host/host-parts.ts'
import { placeOne, readWhole, softPatch } from '../../hosts/contract/scene.ts'
import {
  drawPicture,
  openDocument,
  pickLayer,
  picture,
  pictureFill,
  sceneOf,
  treesIn,
} from './open-scene.ts'

const rect = { x: 4, y: 3, width: 9, height: 7 }
const patch = softPatch(rect, 8, 3)
const refined = composeOnto(picture, patch)

/** A product card whose component is on another page; its photo is a picture of this instance. */
async function openCard(ask?: (question: Question) => boolean) {
  const figma = await openDocument({}, ask)
  const { hand } = figma
  const parent = hand.addPage('Components')
  const component = hand.addNode({
    type: 'COMPONENT',
    name: 'Product card',
    parent,
    width: 100,
    height: 120,
    children: [{ type: 'RECTANGLE', name: 'Photo', x: 10, y: 10, width: 48, height: 32 }],
  })
  const instance = hand.addInstance(component, { x: 50, y: 60 })
  const photo = hand.node(instance)?.children[0] ?? ''
  hand.setFills(photo, [pictureFill(hand)])
  const scene = { host: figma.host, layer: photo, picture }
  return { ...figma, instance, photo, scene }
}

const placeA = async (figma: Awaited<ReturnType<typeof openCard>>) =>
  placeOne(await sceneOf(figma, figma.photo), { id: 'a', content: { kind: 'patch', patch } })

describe('a product picture inside an instance', () => {
  test('says that its versions lie beside the instance, before anything is refined', async () => {
    const figma = await openCard()
    const { remarks } = await pickLayer(figma, figma.photo)
    expect(remarks).toEqual([expect.stringMatching(/in an instance.*you are asked/)])
  })

  test('keeps its versions in a frame beside the instance, and shows them after one consent', async () => {
    const figma = await openCard()
    const { hand, host, photo } = figma
    const own = hand.node(photo)?.fills
    const version = await placeA(figma)
    const frame = hand.node(hand.node(version)?.parent ?? '')
    expect(frame?.name).toMatch(/^Pentimento/)
    expect(frame?.parent).toBe(hand.node(figma.instance)?.parent)
    expect(figma.questions).toHaveLength(1)
    expect(await readWhole(figma.scene, { kind: 'shown' })).toEqual(refined)
    expect((await pickLayer(figma, photo)).head).toEqual({ kind: 'version', id: 'a' })

    await host.show(photo, null)
    expect(hand.node(photo)?.fills).toEqual(own)
    expect((await pickLayer(figma, photo)).head).toEqual({ kind: 'source' })
    await host.show(photo, 'a')
    expect(figma.questions).toHaveLength(1)
    expect((await pickLayer(figma, photo)).state).toBe((await pickLayer(figma, version)).state)
  })

  test('stays as it is when the user declines, and the version is kept', async () => {
    const figma = await openCard(() => false)
    const own = figma.hand.node(figma.photo)?.fills
    const version = await placeA(figma)
    expect(figma.hand.node(figma.photo)?.fills).toEqual(own)
    expect(await treesIn(figma)).toEqual([
      { source: figma.photo, versions: [version], head: 'source' },
    ])
    expect(await readWhole(figma.scene, { kind: 'version', id: 'a' })).toEqual(refined)
  })

  test('is picked by its version and by the frame of its versions', async () => {
    const figma = await openCard()
    const version = await placeA(figma)
    const frame = figma.hand.node(version)?.parent ?? ''
    expect((await pickLayer(figma, version)).source).toBe(figma.photo)
    expect(await pickLayer(figma, frame)).toMatchObject({ source: figma.photo, pinned: false })
  })

  test('is known as changed when another picture is put in by hand', async () => {
    const figma = await openCard()
    await placeA(figma)
    const before = await pickLayer(figma, figma.photo)
    figma.hand.setFills(figma.photo, [pictureFill(figma.hand, { of: refined })])
    const after = await pickLayer(figma, figma.photo)
    expect(after.state).not.toBe(before.state)
    expect(after.head).toEqual({ kind: 'source' })
    expect((await figma.host.lineages()).lineages[0]?.versions[0]?.sourceChanged).toBe(true)
  })

  test('is copied with its versions when instance and frame are duplicated, and with its page', async () => {
    const figma = await openCard()
    const version = await placeA(figma)
    const frame = figma.hand.node(version)?.parent ?? ''
    const first = figma.hand.currentPage()
    const page = figma.hand.duplicatePage(first)
    const copies = figma.hand.duplicate([figma.instance, frame])
    const photo = figma.hand.node(copies[0] ?? '')?.children[0]
    const [copied] = figma.hand.node(copies[1] ?? '')?.children ?? []
    const trees = await treesIn(figma)
    expect(trees).toHaveLength(2)
    expect(trees).toContainEqual({ source: figma.photo, versions: [version], head: 'a' })
    expect(trees).toContainEqual({ source: photo, versions: [copied], head: expect.any(String) })

    figma.hand.openPage(page)
    const [tree, ...more] = (await figma.host.lineages()).lineages
    expect(more).toEqual([])
    expect(tree).toMatchObject({ versions: [{ takenOut: false, moved: false }] })
    expect(tree?.id).not.toBe('lineage-1')
    const scene = { host: figma.host, layer: tree?.source ?? '', picture }
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(refined)
    await figma.host.show(scene.layer, null)
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(picture)
  })

  test('is in the component itself no different', async () => {
    const figma = await openDocument()
    const component = figma.hand.addNode({
      type: 'COMPONENT',
      name: 'Card',
      width: 100,
      height: 120,
      children: [{ type: 'RECTANGLE', width: 48, height: 32, fills: [pictureFill(figma.hand)] }],
    })
    const photo = figma.hand.node(component)?.children[0] ?? ''
    const version = await placeOne(await sceneOf(figma, photo), {
      id: 'a',
      content: { kind: 'patch', patch },
    })
    expect(figma.hand.node(component)?.children).toEqual([photo])
    expect(await treesIn(figma)).toEqual([{ source: photo, versions: [version], head: 'a' }])
    // Another picture beside it is not asked about.
    await placeOne(
      await sceneOf(figma, drawPicture(figma.hand, { x: 900 })).then((scene) => ({
        ...scene,
        picked: { ...scene.picked, lineage: 'lineage-2' },
      })),
      { id: 'b', content: { kind: 'patch', patch } },
    )
    expect(figma.questions).toHaveLength(1)
  })
})

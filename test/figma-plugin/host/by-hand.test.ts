import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { photograph, placeOne, readWhole, softPatch } from '../../hosts/contract/scene.ts'
import {
  drawPicture,
  openDocument,
  pickLayer,
  picture,
  pictureFill,
  sceneOf,
  treesIn,
} from './open-scene.ts'
import { both, one, openTwo, patches } from './open-two.ts'

describe('what the designer does in the layers list', () => {
  test('promise 3: a duplicated page has the same tree with ids of its own, and the first stays as it is', async () => {
    const figma = await openDocument()
    const { hand, host } = figma
    const { source } = await openTwo(figma)
    const before = await host.lineages()
    const first = hand.currentPage()
    hand.openPage(hand.duplicatePage(first))
    const trees = await treesIn(figma)
    expect(trees).toHaveLength(1)
    const [copied] = (await host.lineages()).lineages
    expect(copied?.source).not.toBe(source)
    expect(copied?.versions.map(({ record }) => record.number)).toEqual([1, 2])
    const [a, b] = copied?.versions ?? []
    expect(b?.record.parent).toBe(a?.record.id)
    expect(copied?.head).toEqual({ kind: 'version', id: b?.record.id })
    for (const { record } of before.lineages[0]?.versions ?? []) {
      expect([a?.record.id, b?.record.id]).not.toContain(record.id)
    }
    const scene = { host, layer: copied?.source ?? '', picture }
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(both)

    await host.mark(b?.record.id ?? '', { starred: true })
    const [marked] = (await host.lineages()).lineages
    expect(marked?.versions.map(({ record }) => record.id)).toEqual([a?.record.id, b?.record.id])
    hand.openPage(first)
    expect(await host.lineages()).toEqual(before)
  })

  test('a version that was grouped with its label and moved is refined where it is seen', async () => {
    const figma = await openDocument()
    const { hand, host } = figma
    const { frame, source, b } = await openTwo(figma)
    const label = hand.addNode({ type: 'RECTANGLE', name: 'Label', x: 20, y: 70, parent: frame })
    const group = hand.group([b, label], 'Card')
    hand.moveTo(group, 200, 150)
    const scene = await sceneOf(figma, b)
    expect(scene.picked.source).toBe(b)
    const before = [source, label].map((id) => hand.node(id))
    const c = await placeOne(
      { ...scene, picked: { ...scene.picked, lineage: 'own' } },
      { id: 'c', content: { kind: 'patch', patch: patches[0] } },
    )
    expect(hand.node(c)).toMatchObject({
      parent: group,
      visible: true,
      absoluteTransform: hand.node(b)?.absoluteTransform,
    })
    expect([source, label].map((id) => hand.node(id))).toEqual(before)
    expect(await readWhole({ host, layer: b, picture }, { kind: 'shown' })).toEqual(
      composeOnto(both, patches[0]),
    )
    await host.show(b, null)
    expect(await readWhole({ host, layer: b, picture }, { kind: 'shown' })).toEqual(both)
  })

  test('promise 3: a frame copied into another file has its history there', async () => {
    const figma = await openDocument()
    const { frame } = await openTwo(figma)
    const clipboard = figma.hand.copy([frame])
    const other = await openDocument()
    drawPicture(other.hand, { name: 'Something else' })
    other.hand.paste(clipboard)
    const { lineages, unreadable } = await other.host.lineages()
    expect(unreadable).toEqual([])
    expect(lineages).toMatchObject([
      { id: 'lineage-1', head: { kind: 'version', id: 'b' }, versions: [{ moved: true }, {}] },
    ])
    const layer = lineages[0]?.source ?? ''
    const scene = { host: other.host, layer, picture }
    expect(await readWhole(scene, { kind: 'source' })).toEqual(picture)
    expect(await readWhole(scene, { kind: 'version', id: 'a' })).toEqual(one)
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(both)
    await other.host.show(layer, 'a')
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(one)
    expect((await other.host.lineages()).lineages[0]?.versions[0]?.moved).toBe(false)
  })

  test('promise 3: a frame pasted beside itself has a tree of its own', async () => {
    const figma = await openDocument()
    const { frame, source, a, b } = await openTwo(figma)
    figma.hand.duplicate([frame])
    const trees = await treesIn(figma)
    expect(trees).toContainEqual({ source, versions: [a, b], head: 'b' })
    expect(trees).toHaveLength(2)
    expect(trees.map(({ versions }) => versions.length)).toEqual([2, 2])
  })

  test('promise 3: versions deleted by hand are missed by those built on them, which stay', async () => {
    const figma = await openDocument()
    const { source, a, b, scene } = await openTwo(figma)
    figma.hand.remove(a)
    const [lineage] = (await figma.host.lineages()).lineages
    expect(lineage?.versions).toMatchObject([{ layer: b, parentMissing: true }])
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(both)
    figma.hand.remove(b)
    figma.hand.setVisible(source, true)
    expect(await treesIn(figma)).toEqual([{ source, versions: [], head: 'source' }])
    expect((await pickLayer(figma, source)).lineage).toBe('lineage-1')
  })

  test('promise 3: a version whose source was deleted goes on as a picture of its own', async () => {
    const figma = await openDocument()
    const { source, b } = await openTwo(figma)
    figma.hand.remove(source)
    const picked = await pickLayer(figma, b)
    expect(picked).toMatchObject({ source: b, lineage: null, head: { kind: 'source' } })
    expect(await figma.host.readPixels(b, { kind: 'source' }, rectOf(picture))).toEqual(both)
    const scene = await sceneOf(figma, b)
    const patch = softPatch({ x: 0, y: 0, width: 6, height: 6 }, 8, 9)
    const next = await placeOne(
      { ...scene, picked: { ...scene.picked, lineage: 'lineage-2' } },
      { id: 'c', content: { kind: 'patch', patch } },
    )
    expect(await treesIn(figma)).toContainEqual({ source: b, versions: [next], head: 'c' })
    expect(await figma.host.readPixels(b, { kind: 'shown' }, rectOf(picture))).toEqual(
      composeOnto(both, patch),
    )
    const other = drawPicture(figma.hand, { x: 300 })
    figma.hand.select([other, b])
    expect((await figma.host.readReferences(other)).map((reference) => reference.picture)).toEqual([
      composeOnto(both, patch),
    ])
  })

  test('promise 3: the picture moved as a version is where the others show', async () => {
    const figma = await openDocument()
    const { source, a, b } = await openTwo(figma)
    figma.hand.moveTo(b, 210, 110)
    expect(await treesIn(figma)).toEqual([{ source, versions: [a, b], head: 'b' }])
    await figma.host.show(source, 'a')
    expect(figma.hand.node(a)?.transform).toEqual(figma.hand.node(b)?.transform)
    await figma.host.show(source, null)
    expect(figma.hand.node(source)?.transform).toEqual(figma.hand.node(b)?.transform)
  })

  test('promise 3: a version renamed or moved to another frame stays what it is', async () => {
    const figma = await openDocument()
    const { source, a, b } = await openTwo(figma)
    figma.hand.rename(b, 'For the client')
    const away = figma.hand.addNode({ type: 'FRAME', name: 'Away', x: 900, width: 90, height: 90 })
    figma.hand.move(b, away)
    const [lineage] = (await figma.host.lineages()).lineages
    expect(lineage).toMatchObject({
      source,
      head: { kind: 'source' },
      versions: [
        { layer: a, takenOut: false },
        { layer: b, name: 'For the client', takenOut: true, moved: false },
      ],
    })
  })

  test('a refinement toggled off in the Fill list is read as it is seen, and called adjusted', async () => {
    const figma = await openDocument()
    const { b, scene } = await openTwo(figma)
    figma.hand.setPaintVisible(b, 1, false)
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(composeOnto(picture, patches[1]))
    const adjusted = async () =>
      (await figma.host.lineages()).lineages[0]?.versions.map((version) => version.adjusted)
    expect(await adjusted()).toEqual([false, true])
    figma.hand.setPaintVisible(b, 1, true)
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(both)
    expect(await adjusted()).toEqual([false, false])
  })

  test('an image put over a version by hand is read as it is seen, and refined further', async () => {
    const figma = await openDocument()
    const { hand, host } = figma
    const { source, b, scene } = await openTwo(figma)
    const painted = photograph(picture, 8, 70)
    const { fills } = hand.node(b) ?? {}
    const before = Array.isArray(fills) ? fills : []
    // Painted in place of the topmost refinement, as an editor that plugs into Figma does.
    hand.setFills(b, [...before.slice(0, -1), pictureFill(hand, { of: painted })])
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(painted)
    const patch = softPatch({ x: 0, y: 0, width: 8, height: 8 }, 8, 12)
    await placeOne(await sceneOf(figma, source), {
      id: 'c',
      parent: 'b',
      number: 3,
      content: { kind: 'patch', patch },
    })
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(composeOnto(painted, patch))
    const versions = (await host.lineages()).lineages[0]?.versions
    expect(versions?.map(({ adjusted }) => adjusted)).toEqual([false, true, false])

    // What doesn't lie exactly on the picture can't be read pixel for pixel.
    const small = pictureFill(hand, { of: photograph({ width: 5, height: 4 }, 8) })
    const shifted = pictureFill(hand, { of: photograph(picture, 8, 71), scaleMode: 'FIT' })
    hand.setFills(b, [...before, small, shifted])
    expect(await readWhole(scene, { kind: 'version', id: 'b' })).toEqual(both)
    // What lies under it is hidden by it.
    hand.setFills(b, [pictureFill(hand, { of: painted }), ...before])
    expect(await readWhole(scene, { kind: 'version', id: 'b' })).toEqual(both)
  })

  test('another picture of the layer that lies over the refined one is no part of it', async () => {
    const figma = await openDocument()
    const texture = pictureFill(figma.hand, { of: photograph(picture, 8, 70) })
    const layer = drawPicture(figma.hand, { fills: [pictureFill(figma.hand), texture] })
    await figma.host.choosePicture(layer, 0)
    const scene = await sceneOf(figma, layer)
    await placeOne(scene, { id: 'a', content: { kind: 'patch', patch: patches[0] } })
    expect(await readWhole(scene, { kind: 'shown' })).toEqual(one)
    expect((await pickLayer(figma, layer)).pictures?.chosen).toBe(0)
  })

  test('a copy dragged off the version that shows is left alone', async () => {
    const figma = await openDocument()
    const { source, a, b } = await openTwo(figma)
    const [copy = ''] = figma.hand.duplicate([b])
    figma.hand.moveTo(copy, 300, 200)
    expect((await pickLayer(figma, source)).head).toEqual({ kind: 'version', id: 'b' })
    await figma.host.show(source, 'a')
    expect(figma.hand.node(copy)?.visible).toBe(true)
    expect(figma.hand.node(a)?.visible).toBe(true)
    expect(figma.hand.node(b)?.visible).toBe(false)
  })

  test('another image put into the source is known as a changed source', async () => {
    const figma = await openDocument()
    const { source } = await openTwo(figma)
    const before = await pickLayer(figma, source)
    const other = pictureFill(figma.hand, { of: one })
    figma.hand.setFills(source, [other])
    expect((await pickLayer(figma, source)).state).not.toBe(before.state)
    const [lineage] = (await figma.host.lineages()).lineages
    expect(lineage?.versions.map(({ sourceChanged }) => sourceChanged)).toEqual([true, true])
  })
})

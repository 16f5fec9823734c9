import { expect, test } from 'vitest'
import { patchContent, placeOne } from '../../hosts/contract/scene.ts'
import { drawPicture, openDocument, pictureFill, sceneOf, treesIn } from './open-scene.ts'

const content = (x: number) => patchContent({ x, y: 3, width: 9, height: 7 }, 8, x)

test('a picture whose instance was detached goes on with the versions in its frame', async () => {
  const figma = await openDocument()
  const { hand, host } = figma
  const component = hand.addNode({ type: 'COMPONENT', name: 'Card', width: 100, height: 120 })
  drawPicture(hand, { parent: component, fills: [] })
  const instance = hand.addInstance(component, { x: 200 })
  const held = hand.node(instance)?.children[0] ?? ''
  hand.setFills(held, [pictureFill(hand)])
  const own = hand.node(held)?.fills
  const a = await placeOne(await sceneOf(figma, held), { id: 'a', content: content(2) })

  hand.detachInstance(instance)
  const [tree] = await treesIn(figma)
  const photo = tree?.source ?? ''
  expect(tree).toEqual({ source: photo, versions: [a], head: 'a' })
  const scene = await sceneOf(figma, photo)
  const b = await placeOne(scene, { id: 'b', parent: 'a', number: 2, content: content(9) })
  expect(await treesIn(figma)).toEqual([{ source: photo, versions: [a, b], head: 'b' }])
  expect(hand.node(b)?.parent).toBe(hand.node(a)?.parent)

  await host.show(photo, null)
  expect(hand.node(photo)).toMatchObject({ visible: true, fills: own })
  expect(await treesIn(figma)).toEqual([{ source: photo, versions: [a, b], head: 'source' }])
})

test('a version whose instance was deleted is a picture of its own, also in the frame it is in', async () => {
  const figma = await openDocument()
  const { hand } = figma
  const component = hand.addNode({ type: 'COMPONENT', name: 'Card', width: 100, height: 120 })
  drawPicture(hand, { parent: component, fills: [] })
  const instance = hand.addInstance(component, { x: 200 })
  const held = hand.node(instance)?.children[0] ?? ''
  hand.setFills(held, [pictureFill(hand)])
  const a = await placeOne(await sceneOf(figma, held), { id: 'a', content: content(2) })
  hand.remove(instance)

  const scene = await sceneOf(figma, a)
  const picked = { ...scene.picked, lineage: 'lineage-2' }
  const b = await placeOne({ ...scene, picked }, { id: 'b', content: content(9) })
  expect(await treesIn(figma)).toContainEqual({ source: a, versions: [b], head: 'b' })
  expect([a, b].map((id) => hand.node(id)?.visible)).toEqual([false, true])
})

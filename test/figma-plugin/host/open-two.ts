import { composeOnto } from '../../../core/edit/compose.ts'
import { placeOne, softPatch } from '../../hosts/contract/scene.ts'
import type { OpenFigma } from '../../hosts/figma/open-figma.ts'
import { drawPicture, picture, sceneOf } from './open-scene.ts'

export const rect = { x: 4, y: 3, width: 9, height: 7 }
export const patches = [softPatch(rect, 8, 3), softPatch({ ...rect, x: 8 }, 8, 4)] as const
export const one = composeOnto(picture, patches[0])
export const both = composeOnto(one, patches[1])

/** A document with a source in a frame, `a` over it and `b` over `a`; `b` shows. */
export async function openTwo(figma: OpenFigma) {
  const { hand } = figma
  const frame = hand.addNode({ type: 'FRAME', name: 'Page', width: 400, height: 300, fills: [] })
  const source = drawPicture(hand, { parent: frame, x: 20, y: 30 })
  const scene = await sceneOf(figma, source)
  const a = await placeOne(scene, { id: 'a', content: { kind: 'patch', patch: patches[0] } })
  const b = await placeOne(await sceneOf(figma, source), {
    id: 'b',
    parent: 'a',
    number: 2,
    content: { kind: 'patch', patch: patches[1] },
  })
  return { frame, source, a, b, scene }
}

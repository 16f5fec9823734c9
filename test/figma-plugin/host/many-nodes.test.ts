import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { placeOne, readWhole, softPatch } from '../../hosts/contract/scene.ts'
import {
  drawPicture,
  openDocument,
  pickLayer,
  picture,
  pictureFill,
  sceneOf,
} from './open-scene.ts'

const patchAt = (number: number) =>
  softPatch({ x: number % 12, y: number % 7, width: 9, height: 7 }, 8, number)

describe('many pictures', () => {
  test('200 on a page cost nothing on opening but a look at those with history', async () => {
    const figma = await openDocument()
    const fills = [pictureFill(figma.hand)]
    const sources = Array.from({ length: 200 }, (_, i) =>
      drawPicture(figma.hand, { name: `Photo ${i}`, x: i * 60, fills }),
    )
    for (const i of [7, 70]) {
      const scene = await sceneOf(figma, sources[i] ?? '')
      const picked = { ...scene.picked, lineage: `lineage-${i}` }
      await placeOne(
        { ...scene, picked },
        { id: `v${i}`, content: { kind: 'patch', patch: patchAt(i) } },
      )
    }
    const pictures = new Set(sources)
    const reading = await openDocument({ saved: figma.sandbox.saved() })
    const visitedBy = async (work: () => Promise<unknown>) => {
      await reading.sandbox.settled()
      reading.hand.resetVisited()
      await work()
      return reading.hand.visited().nodes.filter((id) => pictures.has(id))
    }
    const { host, hand } = reading
    const withHistory = [sources[7], sources[70]]
    expect(await visitedBy(() => host.pick())).toEqual(withHistory)
    expect(await visitedBy(() => host.lineages())).toEqual(withHistory)
    hand.select([sources[100] ?? ''])
    const visited = await visitedBy(async () => {
      expect((await host.pick())?.source).toBe(sources[100])
    })
    expect([...visited].sort()).toEqual([...withHistory, sources[100]].sort())
    // Only what lies over the picture can mark a region of it: that takes a look at every neighbour's box.
    expect(await visitedBy(() => host.regionLayers(sources[100] ?? ''))).toHaveLength(200)
  })

  test('30 versions on one picture read back exactly, the oldest and the newest alike', async () => {
    const figma = await openDocument()
    const source = drawPicture(figma.hand)
    const looks: Picture[] = []
    for (let number = 1; number <= 30; number++) {
      const scene = await sceneOf(figma, source)
      const patch = patchAt(number)
      await placeOne(scene, {
        id: `v${number}`,
        number,
        parent: number === 1 ? null : `v${number - 1}`,
        content: { kind: 'patch', patch },
      })
      looks.push(composeOnto(looks.at(-1) ?? picture, patch))
    }
    const { lineages } = await figma.host.lineages()
    expect(lineages[0]?.versions).toHaveLength(30)
    expect(lineages[0]?.head).toEqual({ kind: 'version', id: 'v30' })
    const scene = { host: figma.host, layer: source, picture }
    for (const number of [1, 15, 30]) {
      expect(await readWhole(scene, { kind: 'version', id: `v${number}` })).toEqual(
        looks[number - 1],
      )
    }
    expect(await readWhole(scene, { kind: 'source' })).toEqual(picture)
    expect(await pickLayer(figma, source)).toMatchObject({ head: { kind: 'version', id: 'v30' } })
    // Every version's own overlay is one image of the document; chained versions share them.
    const hashes = new Set(
      figma.hand
        .tree()
        .flatMap(({ fills }) =>
          (Array.isArray(fills) ? fills : []).flatMap((paint) => paint.imageHash ?? []),
        ),
    )
    expect(hashes.size).toBe(31)
  })
})

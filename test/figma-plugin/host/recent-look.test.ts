import { expect, test } from 'vitest'
import type { SeenDocument } from '../../../figma-plugin/ui/host/host-parts.ts'
import { createRecentLook } from '../../../figma-plugin/ui/host/recent-look.ts'
import { placeOne, softPatch } from '../../hosts/contract/scene.ts'
import { drawPicture, openDocument, sceneOf } from './open-scene.ts'

/** A memory of looks that are numbered, each given out when the test says so. */
function numbered() {
  const waiting: (() => void)[] = []
  let looks = 0
  const recent = createRecentLook(() => {
    const number = ++looks
    return new Promise((resolve) => {
      waiting.push(() => resolve({ number } as unknown as SeenDocument))
    })
  })
  const see = async () => {
    const seeing = recent.see({})
    waiting.shift()?.()
    return ((await seeing) as unknown as { number: number }).number
  }
  return { recent, see, waiting }
}

test('a look is good until something changes', async () => {
  const { recent, see } = numbered()
  expect([await see(), await see()]).toEqual([1, 1])
  recent.forget()
  expect([await see(), await see()]).toEqual([2, 2])
})

test('a look during which something changed is not kept', async () => {
  const { recent, see, waiting } = numbered()
  const early = recent.see({})
  recent.forget()
  waiting.shift()?.()
  expect(await early).toEqual({ number: 1 })
  expect(await see()).toBe(2)
})

test('thumbnails of many versions cost one look at the document, and see what was written since', async () => {
  const figma = await openDocument()
  const source = drawPicture(figma.hand)
  const placed = async (number: number) =>
    placeOne(await sceneOf(figma, source), {
      id: `v${number}`,
      number,
      parent: number === 1 ? null : `v${number - 1}`,
      content: { kind: 'patch', patch: softPatch({ x: 2, y: 3, width: 9, height: 7 }, 8, number) },
    })
  for (const number of [1, 2, 3]) await placed(number)
  await figma.sandbox.settled()
  const scans = () => figma.hand.visited().calls.findAllWithCriteria ?? 0
  const before = scans()
  for (const version of [null, 'v1', 'v2', 'v3']) await figma.host.thumbnail(source, version, 24)
  expect(scans() - before).toBe(1)

  const old = await figma.host.thumbnail(source, 'v3', 24)
  await placed(4)
  expect(await figma.host.thumbnail(source, 'v4', 24)).not.toEqual(old)
  figma.hand.remove(source)
  await figma.sandbox.settled()
  await expect(figma.host.thumbnail(source, null, 24)).rejects.toMatchObject({ code: 'not_found' })
})

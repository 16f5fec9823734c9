import { expect, test } from 'vitest'
import { dataNamespace, entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { patchContent, placeOne } from '../../hosts/contract/scene.ts'
import { drawPicture, openDocument, sceneOf } from './open-scene.ts'

const content = patchContent({ x: 4, y: 3, width: 9, height: 7 })

test.each([
  ['that is cut off', '{"schema":1,"lin', /damaged/],
  ['that is something else', '[1]', /no Pentimento record/],
  ['of a newer plugin', '{"schema":99,"lineage":"other"}', /newer Pentimento/],
])(
  'a picture with a marker %s is refused, where its versions would be nobody’s',
  async (_, text, reason) => {
    const figma = await openDocument()
    const { hand, host } = figma
    const source = drawPicture(hand)
    const scene = await sceneOf(figma, source)
    hand.setSharedData(source, dataNamespace, entryKeys.marker, text)
    const before = hand.tree()
    await expectRefusal(placeOne(scene, { id: 'a', content }), 'unsupported_source')
    await expect(host.pick()).rejects.toThrow(/^“Bottle” has a history that can’t be read\./)
    await expect(host.pick()).rejects.toThrow(reason)
    expect(hand.tree()).toEqual(before)

    await host.makeFlattenedCopy()
    expect(await host.pick()).toMatchObject({ lineage: null, head: { kind: 'source' } })
  },
)

import { expect, test } from 'vitest'
import { rectOf } from '../../../core/image/rect.ts'
import { playReads } from '../../../photoshop-uxp/layers/play-reads.ts'
import { inModal } from '../../../photoshop-uxp/modal/in-modal.ts'
import { noise, openHost, patchAt, placeOn } from '../placing/open-host.ts'

const size = { width: 16, height: 12 }
const cup = { layers: [{ name: 'Cup', pixels: noise(rectOf(size), 8) }], size }

function nameOf(layer: number) {
  return { _obj: 'get', _target: [{ _property: 'name' }, { _ref: 'layer', _id: layer }] }
}

test('what Photoshop can’t answer is null in its place, also where it rejects the whole call for it', async () => {
  for (const rejectsFailures of [false, true]) {
    const { photoshop, hand } = openHost(cup, { rejectsFailures })
    const layer = hand.layerNamed('Cup')
    const questions = [nameOf(77), nameOf(layer), nameOf(78)]
    expect(await playReads(photoshop, questions)).toEqual([null, { name: 'Cup' }, null])
    expect(await playReads(photoshop, [nameOf(77)])).toEqual([null])
  }
})

test('a Photoshop that answers nothing at all is no answer', async () => {
  const { photoshop, parts, hand } = openHost(cup)
  hand.refuse('batchPlay', -50)
  await expect(playReads(photoshop, [nameOf(1)])).rejects.toMatchObject({ number: -50 })
  hand.allow('batchPlay')
  hand.pressEscapeDuring('batchPlay')
  const reads = inModal(parts, { name: 'Test' }, () => playReads(photoshop, [nameOf(1)]))
  await expect(reads).rejects.toMatchObject({ code: 'cancelled' })
})

test('versions are placed, shown and reopened where Photoshop rejects failures', async () => {
  const open = openHost(cup, { rejectsFailures: true })
  const rect = { x: 2, y: 2, width: 8, height: 6 }
  const { picked } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  await open.host.show(picked.source, null)
  open.hand.saveAndReopen(undefined, { first: true })
  const { lineages } = await open.host.lineages()
  expect(lineages.map(({ versions }) => versions.map(({ record }) => record.id))).toEqual([['a']])
})

import { expect, test } from 'vitest'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import type { NewDocument } from '../../hosts/photoshop/hand/new-document.ts'
import {
  noise,
  type OpenHost,
  openHost,
  outlineOf,
  patchAt,
  placementOf,
  placeOn,
} from './open-host.ts'

const size = { width: 24, height: 18 }
const rect = { x: 4, y: 2, width: 9, height: 7 }
const whole = { x: 0, y: 0, ...size }

const portrait: NewDocument = {
  size,
  layers: [
    { kind: 'background', name: 'Paper', fill: { color: [240, 240, 240, 255] } },
    { name: 'Face', pixels: noise({ x: 2, y: 2, width: 18, height: 14 }, 8) },
    { name: 'Hidden', visible: false, pixels: noise(whole, 8, 4) },
  ],
  selection: {
    rect: { x: -2, y: 1, width: 6, height: 3 },
    data: Uint8Array.from({ length: 18 }, (_, i) => i * 14),
  },
}

function openPortrait(): OpenHost {
  const open = openHost(portrait)
  open.hand.select([open.hand.layerNamed('Face')])
  return open
}

test('promise 4: placing is one entry of the History panel, named for the version', async () => {
  const open = openPortrait()
  const before = open.hand.historyNames()
  await placeOn(open, [
    { id: 'a', content: patchAt(rect) },
    { id: 'b', content: patchAt(rect) },
  ])
  expect(open.hand.historyNames()).toEqual([...before, 'Face · a'])
})

test('promise 4: the selection, other layers’ eyes and the rest of the document stay as they were', async () => {
  const open = openPortrait()
  const before = open.hand.model()
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const after = open.hand.model()
  expect(after.selection).toEqual(before.selection)
  expect(after.layers.at(-1)).toEqual(before.layers.at(-1))
  expect(after.layers[0]).toEqual(before.layers[0])
  expect(after.active).toEqual([open.hand.layerNamed('Face · a')])
})

test('promise 4: who moved on to another layer keeps it', async () => {
  const open = openPortrait()
  const picked = await open.host.pick()
  const hidden = open.hand.layerNamed('Hidden')
  open.hand.select([hidden])
  await open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  expect(open.hand.model().active).toEqual([hidden])
})

test('a version lands in its own document while another one is in front, which stays there', async () => {
  const open = openPortrait()
  const picked = await open.host.pick()
  const other = open.hand.openDocument({
    size,
    layers: [{ name: 'Other', pixels: noise(whole, 8) }],
  })
  const before = open.hand.model(other)
  await open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  expect(open.store.inFront).toBe(other)
  expect(open.hand.model(other)).toEqual(before)
  expect(outlineOf(open.hand.model(open.documentID).layers)).toBe(
    'Paper, Face, ^Face · versions (Face · a), -Hidden',
  )
})

test('a document that was closed meanwhile is said to be closed', async () => {
  const open = openPortrait()
  const picked = await open.host.pick()
  open.hand.openDocument({ size })
  open.hand.closeDocument(open.documentID)
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  await expectRefusal(placing, 'not_found')
  await expect(placing).rejects.toThrow('The document was closed.')
})

const stages = [
  'Document.createPixelLayer',
  'Document.createLayerGroup',
  'imaging.putPixels',
  'imaging.putLayerMask',
  'batchPlay:make',
  'batchPlay:linkSelectedLayers',
  'batchPlay:set',
] as const

test.for(stages)('all is as it was when Photoshop refuses %s', async (call) => {
  const open = openPortrait()
  const before = open.hand.model()
  const names = open.hand.historyNames()
  const picked = await open.host.pick()
  open.hand.refuse(call, -25920)
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  await expectRefusal(placing, 'host_failed')
  expect(open.hand.model()).toEqual(before)
  expect(open.hand.historyNames()).toEqual(names)
  open.hand.allow(call)
  await open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  expect(open.hand.historyNames()).toEqual([...names, 'Face · a'])
})

test.for(stages)('all is as it was when Esc is pressed at %s', async (call) => {
  const open = openPortrait()
  const before = open.hand.model()
  const picked = await open.host.pick()
  open.hand.pressEscapeDuring(call)
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  await expectRefusal(placing, 'cancelled')
  expect(open.hand.model()).toEqual(before)
})

test('what Photoshop says it did and did not do is noticed, and nothing stays', async () => {
  const open = openPortrait()
  const before = open.hand.model()
  const picked = await open.host.pick()
  open.hand.refuse('batchPlay:groupEvent', 'silently')
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  await expectRefusal(placing, 'host_failed')
  await expect(placing).rejects.toThrow('Photoshop did not clip the layers as they were before.')
  expect(open.hand.model()).toEqual(before)
})

test('a busy Photoshop is waited for, and named when it stays busy', async () => {
  const open = openPortrait()
  const picked = await open.host.pick()
  open.hand.beBusy()
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  await expectRefusal(placing, 'host_busy')
  expect(open.waited()).toBeGreaterThanOrEqual(30_000)
  expect(open.waited()).toBeLessThan(31_000)
  open.hand.endBusy()
  await open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
})

test('a source that was painted on is not placed on, nor one that was emptied or converted', async () => {
  const open = openPortrait()
  const picked = await open.host.pick()
  const placing = () => open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(rect) }]))
  open.hand.paintOn(
    open.hand.layerNamed('Face'),
    { x: 5, y: 5, width: 1, height: 1 },
    [1, 2, 3, 255],
  )
  await expectRefusal(placing(), 'source_changed')
  open.hand.undo()
  open.hand.change('Assign Profile', (model) => ({ ...model, profile: 'Display P3' }))
  await expectRefusal(placing(), 'source_changed')
  open.hand.undo()
  open.hand.setLayer(open.hand.layerNamed('Face'), { pixels: null })
  await expectRefusal(placing(), 'source_changed')
  open.hand.undo()
  await placing()
})

test('a change under the patch is noticed in a layer that is too large to be looked at word for word', async () => {
  const large = { width: 1600, height: 1300 }
  const open = openHost({ size: large })
  const picked = await open.host.pick()
  const crop = { x: 700, y: 600, width: 40, height: 40 }
  await open.host.readPixels(picked!.source, { kind: 'source' }, crop)
  const id = open.hand.layerNamed('Background')
  open.hand.paintOn(id, { x: 720, y: 620, width: 1, height: 1 }, [254, 255, 255, 255])
  expect((await open.host.pick())?.state).toBe(picked?.state)
  const placing = open.host.place(placementOf(picked!, [{ id: 'a', content: patchAt(crop) }]))
  await expectRefusal(placing, 'source_changed')
})

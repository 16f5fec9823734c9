import { expect, test } from 'vitest'
import { failure, fourLayers, openScene } from './scene.ts'

test('the members of a closed document, and of its layers, throw', async () => {
  const { photoshop, hand, modal } = openScene()
  const document = photoshop.app.activeDocument
  const [layer] = document.layers
  hand.openDocument({ size: { width: 2, height: 2 } })
  hand.closeDocument(60)
  expect(() => document.width).toThrow('No document with the id 60 is open.')
  expect(() => layer?.name).toThrow('No document with the id 60 is open.')
  expect(() => document.selection.bounds).toThrow('No document with the id 60 is open.')
  await expect(
    modal(async ({ hostControl }) => hostControl.suspendHistory({ documentID: 60, name: 'x' })),
  ).rejects.toThrow('No document with the id 60 is open.')
  expect(document.id).toBe(60)
})

test('without an open document there is no active one', () => {
  const { photoshop, hand } = openScene()
  hand.closeDocument()
  expect(photoshop.app.activeDocument).toBeNull()
  expect(photoshop.app.documents.length).toBe(0)
})

test('the user may close or switch documents between two calls', async () => {
  const { photoshop, hand } = openScene()
  const other = hand.openDocument({ size: { width: 2, height: 2 } })
  hand.before('batchPlay', () => hand.closeDocument(other))
  expect(photoshop.app.activeDocument.id).toBe(other)
  await photoshop.action.batchPlay([], {})
  expect(photoshop.app.activeDocument.id).toBe(60)
})

test('a document says its size in pixels, its depth, mode and profile', () => {
  const { photoshop, hand } = openScene({ ...fourLayers, resolution: 300 })
  expect(photoshop.app.activeDocument).toMatchObject({
    width: 8,
    height: 8,
    resolution: 300,
    mode: 'RGBColorMode',
    bitsPerChannel: 'bitDepth8',
    colorProfileName: 'sRGB IEC61966-2.1',
    colorProfileType: 'customEnum',
  })
  hand.openDocument({ size: { width: 2, height: 2 }, depth: 16, profile: '', mode: 'CMYKColor' })
  expect(photoshop.app.activeDocument).toMatchObject({
    mode: 'CMYKColorMode',
    bitsPerChannel: 'bitDepth16',
    colorProfileName: 'None',
    colorProfileType: 'none',
  })
})

test('the selection has no bounds when there is none, and may exceed the canvas', () => {
  const { photoshop, hand } = openScene()
  expect(photoshop.app.activeDocument.selection.bounds).toBeNull()
  const rect = { x: -2, y: 6, width: 4, height: 5 }
  hand.setSelection({ rect, data: new Uint8Array(20).fill(255) })
  const edges = { left: -2, top: 6, right: 2, bottom: 11 }
  expect(photoshop.app.activeDocument.selection.bounds).toMatchObject(edges)
})

test('layers are listed from the top', () => {
  const { photoshop } = openScene()
  const names = photoshop.app.activeDocument.layers.map(({ name }) => name)
  expect(names).toEqual(['Top', 'Curves', 'Base', 'Background'])
})

test('an alpha channel and a mask can be loaded as the selection, which is a history state', async () => {
  const coverage = { rect: { x: 0, y: 0, width: 2, height: 1 }, data: Uint8Array.of(7, 200) }
  const { play, hand } = openScene({ ...fourLayers, channels: [{ name: 'Alpha 1', coverage }] })
  const selection = [{ _ref: 'channel', _property: 'selection' }]
  const load = (to: object) => play({ _obj: 'set', _target: selection, to })
  expect(await load({ _ref: 'channel', _index: 4 })).toEqual([{}])
  expect(hand.model().selection).toEqual(coverage)
  expect(await load({ _ref: 'channel', _index: 5 })).toMatchObject([{ _obj: 'error' }])
  expect(await load({ _ref: 'channel', _enum: 'channel', _value: 'mask' })).toMatchObject([
    { _obj: 'error' },
  ])
  expect(hand.historyNames()).toEqual(['Open', 'Rectangular Marquee'])
})

test('a mask of the selected layer counts as a channel, but none is there', async () => {
  const { photoshop, hand, documentID } = openScene()
  const document = { _ref: 'document', _id: documentID }
  const coverage = { rect: { x: 0, y: 0, width: 1, height: 1 }, data: Uint8Array.of(9) }
  hand.setMask(4, { coverage, outside: 0, enabled: true, density: 255, feather: 0 })
  const count = { _obj: 'get', _target: [{ _property: 'numberOfChannels' }, document] }
  const fourth = { _obj: 'get', _target: [{ _ref: 'channel', _index: 4 }, document] }
  expect(await photoshop.action.batchPlay([count, fourth], {})).toEqual([
    { numberOfChannels: 4 },
    failure(-25922),
  ])
})

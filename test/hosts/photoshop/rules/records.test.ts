import { expect, test } from 'vitest'
import { failure, fourLayers, layerRef, openScene } from './scene.ts'

const settings = { _ref: 'property', _property: 'generatorSettings' }
const write = (target: object[], json: string, property = 'pentimento') => ({
  _obj: 'set',
  _target: [settings, ...target],
  to: { _obj: 'null', json },
  property,
})
const read = (...target: object[]) => ({
  _obj: 'get',
  _target: [settings, ...target],
  property: 'pentimento',
})

test('generator settings are kept on layers and documents, by plugin', async () => {
  const { play, photoshop, documentID } = openScene()
  const document = { _ref: 'document', _id: documentID }
  await play(write([layerRef(2)], '{"a":1}'), write([document], '{}'))
  await play(write([layerRef(2)], 'theirs', 'other_plugin'))
  const found = await photoshop.action.batchPlay([read(layerRef(2)), read(document)], {})
  expect(found).toEqual([
    { generatorSettings: { _obj: 'null', json: '{"a":1}' } },
    { generatorSettings: { _obj: 'null', json: '{}' } },
  ])
})

test('generator settings that are not there are an error', async () => {
  const { photoshop } = openScene()
  expect(await photoshop.action.batchPlay([read(layerRef(2))], {})).toEqual([failure(-1728)])
})

test('a plugin’s key is made of letters, digits and underscores', async () => {
  const { play } = openScene()
  expect(await play(write([layerRef(2)], '{}', 'pentimento.app'))).toEqual([failure(-1)])
})

test('XMP is the document’s, and its writing may fail', async () => {
  const { play, hand, documentID } = openScene()
  const document = { _ref: 'document', _id: documentID }
  const set = (xmp: string) => ({
    _obj: 'set',
    _target: [{ _ref: 'property', _property: 'XMPMetadataAsUTF8' }, document],
    to: { _obj: 'document', XMPMetadataAsUTF8: xmp },
  })
  expect(await play(set('<a/>'))).toEqual([{}])
  hand.refuse('set:XMPMetadataAsUTF8', -1715)
  expect(await play(set('<b/>'))).toEqual([failure(-1715)])
  hand.refuse('set:XMPMetadataAsUTF8', 'silently')
  expect(await play(set('<b/>'))).toEqual([{}])
  expect(hand.model().xmp).toBe('<a/>')
  hand.allow('set:XMPMetadataAsUTF8')
  await play(set('<b/>'))
  const get = { _obj: 'get', _target: [{ _property: 'XMPMetadataAsUTF8' }, document] }
  expect(await play(get)).toEqual([{ XMPMetadataAsUTF8: '<b/>' }])
  expect(hand.historyNames()).toEqual(['Open'])
})

test('a copied layer carries its generator settings along, in the same document or another', async () => {
  const { photoshop, modal, play, hand } = openScene()
  await play(write([layerRef(4)], '{"id":7}'))
  await modal(() => photoshop.app.activeDocument.activeLayers[0]!.duplicate())
  const [byHand] = hand.duplicateLayers([4])
  const other = hand.openDocument({ size: { width: 2, height: 2 } })
  hand.switchTo(60)
  const [there] = hand.copyTo(other, [4])
  const copies = [hand.layerNamed('Top copy'), byHand!]
  const all = [...copies.map((id) => [60, id]), [other, there!]]
  for (const [documentID, id] of all) {
    const layer = hand.model(documentID).layers.find((one) => one.id === id)
    expect(layer?.generatorSettings).toEqual({ pentimento: '{"id":7}' })
  }
})

test('a duplicated document carries all records, on layers of other numbers', async () => {
  const { play, hand, documentID } = openScene({ ...fourLayers, xmp: '<x/>' })
  await play(write([layerRef(4)], '{"id":7}'))
  const copy = hand.duplicateDocument()
  expect(hand.model()).toMatchObject({ id: copy, name: 'picture.psd copy', xmp: '<x/>' })
  expect(hand.model().layers.at(-1)).toMatchObject({
    id: 2,
    generatorSettings: { pentimento: '{"id":7}' },
  })
  expect(hand.model(documentID).layers.at(-1)?.id).toBe(4)
})

test('a document comes back with other numbers, its records and its links, but without history', async () => {
  const selection = { rect: { x: 0, y: 0, width: 1, height: 1 }, data: Uint8Array.of(9) }
  const { play, hand, documentID } = openScene({ ...fourLayers, xmp: '<x/>', selection })
  await play(write([layerRef(4)], '{"id":7}'))
  hand.link([2, 4])
  const { documentID: reopened, newIDs } = hand.saveAndReopen()
  expect(reopened).not.toBe(documentID)
  expect([...newIDs]).toEqual([
    [1, 5],
    [2, 4],
    [3, 3],
    [4, 2],
  ])
  const model = hand.model()
  expect(model.layers.map(({ id }) => id)).toEqual([5, 4, 3, 2])
  expect(model.layers.at(-1)?.generatorSettings).toEqual({ pentimento: '{"id":7}' })
  expect(model.layers[1]?.linkSet).toBe(model.layers.at(-1)?.linkSet)
  expect(model).toMatchObject({ xmp: '<x/>', active: [2], selection: null })
  expect(hand.historyNames()).toEqual(['Open'])
  expect(() => hand.model(documentID)).toThrow('No document with the id 60 is open.')
})

test('a layer’s own XMP is kept by copies and files, and undone', async () => {
  const { play, hand, photoshop, documentID } = openScene()
  const property = { _ref: 'property', _property: 'XMPMetadataAsUTF8' }
  const get = (layer: number) => ({ _obj: 'get', _target: [property, layerRef(layer)] })
  expect(await photoshop.action.batchPlay([get(4)], {})).toEqual([failure(-1728)])
  const to = { _obj: 'layer', XMPMetadataAsUTF8: '<x/>' }
  expect(await play({ _obj: 'set', _target: [property, layerRef(4)], to })).toEqual([{}])
  expect(await play({ _obj: 'set', _target: [property], to })).toEqual([failure(-25922)])
  const [copy = 0] = hand.duplicateLayers([4])
  expect(await photoshop.action.batchPlay([get(copy)], {})).toEqual([{ XMPMetadataAsUTF8: '<x/>' }])
  hand.undo(documentID)
  hand.undo(documentID)
  expect(await photoshop.action.batchPlay([get(4)], {})).toEqual([failure(-1728)])
})

test('layers of a new document lose their generator settings with its first save', () => {
  const { hand } = openScene()
  hand.setLayer(4, { generatorSettings: { pentimento: '{}' }, xmp: '<x/>' })
  hand.saveAndReopen()
  const settings = () => hand.model().layers.at(-1)
  expect(settings()).toMatchObject({ generatorSettings: { pentimento: '{}' }, xmp: '<x/>' })
  hand.saveAndReopen(undefined, { first: true })
  expect(settings()).toMatchObject({ generatorSettings: {}, xmp: '<x/>' })
})

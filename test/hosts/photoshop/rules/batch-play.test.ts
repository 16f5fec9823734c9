import { expect, test } from 'vitest'
import { NotModelled } from '../not-modelled.ts'
import { failure, fourLayers, layerRef, openScene } from './scene.ts'

const hide = (id: number) => ({ _obj: 'hide', _target: [layerRef(id)] })

const lines = (documentID: number, index: number, properties: readonly string[], options = {}) => ({
  _obj: 'multiGet',
  _target: { _ref: [{ _ref: 'document', _id: documentID }] },
  extendedReference: [properties, { _obj: 'layer', index, count: -1 }],
  options,
})

const lenient = { failOnMissingProperty: false, failOnMissingElement: false }

test('what Photoshop can’t carry out is an error in the answer, not a rejection', async () => {
  const { play, photoshop } = openScene()
  expect(await play(hide(99))).toEqual([failure(-25922)])
  const read = await photoshop.action.batchPlay(
    [{ _obj: 'get', _target: [{ _property: 'userMaskEnabled' }, layerRef(4)] }],
    {},
  )
  expect(read).toEqual([failure(-1728)])
  const none = openScene()
  none.hand.closeDocument()
  const title = {
    _obj: 'get',
    _target: [{ _property: 'title' }, { _ref: 'document', _enum: 'ordinal' }],
  }
  expect(await none.photoshop.action.batchPlay([title], {})).toEqual([failure(-25922)])
})

test('the first failure ends a batch, unless it is to go on', async () => {
  const { modal, photoshop, hand } = openScene()
  const batch = [hide(2), hide(99), hide(4)]
  expect(await modal(() => photoshop.action.batchPlay(batch, {}))).toEqual([{}, failure(-25922)])
  expect(hand.model().layers.at(-1)?.visible).toBe(true)
  const all = await modal(() => photoshop.action.batchPlay(batch, { continueOnError: true }))
  expect(all).toEqual([{}, failure(-25922), {}])
  expect(hand.model().layers.at(-1)?.visible).toBe(false)
})

test('a failure rejects the whole call where Photoshop is told to be like that', async () => {
  const { photoshop } = openScene(fourLayers, { rejectsFailures: true })
  const get = (layer: number) => ({
    _obj: 'get',
    _target: [{ _ref: 'property', _property: 'name' }, layerRef(layer)],
  })
  const both = photoshop.action.batchPlay([get(2), get(77)], { continueOnError: true })
  await expect(both).rejects.toMatchObject({ number: -25922 })
  const host = [{ _property: 'hostName' }, { _ref: 'application' }]
  expect(await photoshop.action.batchPlay([{ _obj: 'get', _target: host }], {})).toEqual([
    { hostName: 'Adobe Photoshop' },
  ])
})

test('what is malformed rejects', async () => {
  const { photoshop } = openScene()
  // A plugin in JavaScript may hand in anything.
  await expect(photoshop.action.batchPlay(true as never, {})).rejects.toThrow(
    'Argument 1 has an invalid type. Expected type: array actual type: boolean',
  )
})

test('commands work in the document in front only', async () => {
  const { play, hand, documentID } = openScene()
  hand.openDocument({ size: { width: 2, height: 2 } })
  const document = { _ref: 'document', _id: documentID }
  const rename = { _obj: 'set', _target: [layerRef(2), document], to: { _obj: 'layer', name: 'x' } }
  expect(await play(rename)).toEqual([failure(-25922)])
  expect(await play({ _obj: 'select', _target: [document] }, rename)).toEqual([{}, {}])
  expect(hand.model(documentID).layers[1]?.name).toBe('x')
})

test('reading works in every open document', async () => {
  const { photoshop, hand, documentID } = openScene()
  hand.openDocument({ size: { width: 2, height: 2 } })
  const name = [{ _property: 'name' }, layerRef(2), { _ref: 'document', _id: documentID }]
  expect(await photoshop.action.batchPlay([{ _obj: 'get', _target: name }], {})).toEqual([
    { name: 'Base' },
  ])
})

test('menu commands act on the selected layer, whatever the reference says', async () => {
  const { play, hand } = openScene()
  const clip = { _obj: 'groupEvent', _target: [layerRef(4)] }
  hand.select([2])
  expect(await play(clip)).toEqual([failure(-25922)])
  hand.select([4])
  expect(await play(clip)).toEqual([{}])
  expect(await play(clip)).toEqual([failure(-25920)])
})

test('layers are listed from the bottom, a group as its end, what is in it, then itself', async () => {
  const { photoshop, documentID } = openScene({
    size: { width: 4, height: 4 },
    layers: [{ name: 'low' }, { name: 'group', layers: [{ name: 'inside' }] }],
  })
  const get = lines(documentID, 1, ['name', 'layerSection', 'layerKind'], lenient)
  const [answer] = await photoshop.action.batchPlay([get], {})
  const line = (name: string, kind: number, section: string) => ({
    name,
    layerKind: kind,
    layerSection: { _enum: 'layerSectionType', _value: section },
  })
  expect(answer?.list).toEqual([
    line('low', 1, 'layerSectionContent'),
    line('</Layer group>', 13, 'layerSectionEnd'),
    line('inside', 1, 'layerSectionContent'),
    line('group', 7, 'layerSectionStart'),
  ])
})

test('only a Background has the index 0', async () => {
  const { photoshop, hand, documentID } = openScene()
  const names = async (document: number, index: number) => {
    const [answer] = await photoshop.action.batchPlay(
      [lines(document, index, ['name'], lenient)],
      {},
    )
    return answer
  }
  expect(await names(documentID, 0)).toMatchObject({ list: [{ name: 'Background' }, {}, {}, {}] })
  expect(await names(documentID, 1)).toMatchObject({ list: [{ name: 'Base' }, {}, {}] })
  const free = hand.openDocument({ size: { width: 2, height: 2 }, layers: [{ name: 'a' }] })
  expect(await names(free, 0)).toEqual(failure(-25922))
  expect(await names(free, 1)).toEqual({ list: [{ name: 'a' }] })
})

test('a property that a layer lacks is an error, unless it is to be left out', async () => {
  const { photoshop, documentID } = openScene()
  const get = (options?: object) =>
    photoshop.action.batchPlay([lines(documentID, 1, ['layerID', 'layerEffects'], options)], {})
  expect(await get()).toEqual([failure(-1728)])
  expect(await get(lenient)).toEqual([{ list: [{ layerID: 2 }, { layerID: 3 }, { layerID: 4 }] }])
})

test('bounds are cut by the mask and reach as far as effects do', async () => {
  const mask = {
    coverage: { rect: { x: 0, y: 0, width: 2, height: 8 }, data: new Uint8Array(16).fill(255) },
    outside: 0 as const,
    enabled: true,
    density: 255,
    feather: 0,
  }
  const rect = { x: -1, y: 1, width: 6, height: 4 }
  const { photoshop } = openScene({
    size: { width: 8, height: 8 },
    layers: [{ fill: { rect, color: [1, 2, 3, 255] }, mask, hasEffects: true }],
  })
  const properties = ['boundsNoMask', 'boundsNoEffects', 'bounds']
  const get = properties.map((_property) => ({
    _obj: 'get',
    _target: [{ _property }, layerRef(1)],
  }))
  const answers = await photoshop.action.batchPlay(get, {})
  const edges = properties.map((name, at) => {
    const { left, top, right, bottom } = answers[at]![name] as Record<string, { _value: number }>
    return [left?._value, top?._value, right?._value, bottom?._value]
  })
  expect(edges).toEqual([
    [-1, 1, 5, 5],
    [0, 1, 2, 5],
    [-7, -6, 9, 12],
  ])
  expect(photoshop.app.activeDocument.layers[0]?.bounds).toMatchObject({ left: -7, width: 16 })
})

test('selecting a layer shows it, unless it is told not to', async () => {
  const { play, hand } = openScene()
  hand.setVisible(2, false)
  await play({ _obj: 'select', _target: [layerRef(2)], makeVisible: false })
  expect(hand.model()).toMatchObject({ active: [2], layers: [{}, { visible: false }, {}, {}] })
  const selectionModifier = { _enum: 'selectionModifierType', _value: 'addToSelection' }
  await play({ _obj: 'select', _target: [layerRef(4)], makeVisible: false, selectionModifier })
  expect(hand.model().active).toEqual([2, 4])
  await play({ _obj: 'select', _target: [layerRef(2)] })
  expect(hand.model()).toMatchObject({ active: [2], layers: [{}, { visible: true }, {}, {}] })
})

test('commands on the selected layer fail when none is selected', async () => {
  const { play, hand } = openScene()
  const current = { _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }
  expect(await play({ _obj: 'selectNoLayers', _target: [current] })).toEqual([{}])
  expect(hand.model().active).toEqual([])
  expect(await play({ _obj: 'ungroup', _target: [current] })).toEqual([failure(-25922)])
  expect(await play({ _obj: 'selectNoLayers', _target: [current] })).toEqual([failure(-25922)])
})

test('what is not modelled throws NotModelled', async () => {
  const { photoshop, play, modal } = openScene()
  const { app, core, action, constants } = photoshop
  const reads: (() => unknown)[] = [
    () => app.fonts,
    () => core.getCPUInfo,
    () => action.validateReference,
    () => constants.LensType,
    () => constants.ElementPlacement.PLACEATEND,
    () => app.activeDocument.guides,
    () => app.activeDocument.layers.getByName,
    () => app.activeDocument.layers[0]?.textItem,
    () => app.activeDocument.selection.solid,
  ]
  for (const read of reads) expect(read).toThrow(NotModelled)
  expect(() => app.fonts).toThrow('NotModelled: app.fonts')
  const refused = [
    { _obj: 'applyStyle', _target: [layerRef(4)] },
    { ...hide(4), extra: 1 },
    { _obj: 'get', _target: [{ _property: 'metaData' }, layerRef(4)] },
    { _obj: 'hide', _target: [{ _ref: 'layer', _name: 'Top' }] },
  ]
  for (const command of refused) await expect(play(command)).rejects.toThrow(NotModelled)
  const options = { immediateRedraw: true }
  await expect(modal(() => action.batchPlay([hide(4)], options))).rejects.toThrow(
    'NotModelled: batchPlay with "immediateRedraw"',
  )
  await expect(modal(() => app.activeDocument.createPixelLayer({ opacity: 5 }))).rejects.toThrow(
    NotModelled,
  )
})

test('every DOM member is a trip to Photoshop, a batch of commands is one', async () => {
  const { photoshop, counts, documentID } = openScene()
  counts.reset()
  const [layer] = photoshop.app.activeDocument.activeLayers
  expect(layer?.name).toBe('Top')
  expect(counts.ipc).toBe(3)
  await photoshop.action.batchPlay(
    [lines(documentID, 0, ['name']), lines(documentID, 0, ['name'])],
    {},
  )
  expect(counts.ipc).toBe(4)
  expect(counts.of('batchPlay:multiGet')).toBe(2)
})

test('names of Photoshop’s own are in the language of its interface', async () => {
  const { photoshop, modal, hand } = openScene({ size: fourLayers.size }, { language: 'de' })
  const created = await modal(async () => {
    const layer = await photoshop.app.activeDocument.createPixelLayer()
    const group = await photoshop.app.activeDocument.createLayerGroup()
    return [layer?.name, group?.name]
  })
  expect(created).toEqual(['Ebene 2', 'Gruppe 3'])
  expect(hand.model().layers[0]?.name).toBe('Hintergrund')
  expect(hand.historyNames()).toEqual(['Öffnen', 'Neue Ebene', 'Neue Gruppe'])
  const red = { _obj: 'get', _target: [{ _ref: 'channel', _index: 1 }] }
  expect(await photoshop.action.batchPlay([red], {})).toMatchObject([{ channelName: 'Rot' }])
})

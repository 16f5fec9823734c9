import type { Layer } from 'photoshop'
import { expect, test } from 'vitest'
import type { LayerModel } from '../model/model.ts'
import { failure, fourLayers, layerRef, openScene, type Scene } from './scene.ts'

const makeMask = (_value = 'hideAll') => ({
  _obj: 'make',
  new: { _class: 'channel' },
  at: { _ref: 'channel', _enum: 'channel', _value: 'mask' },
  using: { _enum: 'userMaskEnabled', _value },
})

const current = { _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }

/** Names from the bottom, clipped ones with an arrow. */
const stack = ({ hand }: Scene, layers: readonly LayerModel[] = hand.model().layers) =>
  layers.map(({ name, clipped }) => (clipped ? `↳${name}` : name))

/** Runs something with a DOM layer in a modal scope. */
const withLayer = (
  { hand, photoshop, modal }: Scene,
  name: string,
  work: (layer: Layer) => unknown,
) =>
  modal(async () => {
    const id = hand.layerNamed(name)
    const layer = [...photoshop.app.activeDocument.layers].find((one) => one.id === id)
    return work(layer!)
  })

const domLayer = (scene: Scene, name: string): Layer =>
  [...scene.photoshop.app.activeDocument.layers].find((one) => one.name === name)!

test('a new layer comes above the selected one, and is selected', async () => {
  const scene = openScene()
  const { modal, photoshop, hand } = scene
  hand.select([2])
  hand.setClipped(3, false)
  const create = () => modal(() => photoshop.app.activeDocument.createPixelLayer({ name: 'new' }))
  expect((await create())?.id).toBe(5)
  expect(stack(scene)).toEqual(['Background', 'Base', 'new', 'Curves', 'Top'])
  expect(hand.model().active).toEqual([5])
  hand.select([2, 4])
  await create()
  expect(stack(scene).at(-1)).toBe('new')
  hand.select([])
  await create()
  expect(stack(scene).at(-1)).toBe('new')
})

test('with a group selected a new layer comes above it, or into it where groups stand open', async () => {
  const document = {
    size: { width: 4, height: 4 },
    layers: [{ name: 'group', layers: [{ name: 'inside' }] }],
  }
  for (const groupsOpen of [false, true]) {
    const scene = openScene(document, { groupsOpen })
    await scene.modal(() => scene.photoshop.app.activeDocument.createPixelLayer({ name: 'new' }))
    const [group] = scene.hand.model().layers
    const inside = stack(scene, (group as { layers: readonly LayerModel[] }).layers)
    expect(inside.includes('new')).toBe(groupsOpen)
    expect(stack(scene)).toEqual(groupsOpen ? ['group'] : ['group', 'new'])
  }
})

test('what is put between a base and its clipped layers becomes clipped', async () => {
  const scene = openScene()
  const { hand, modal, photoshop } = scene
  hand.select([2])
  await modal(() => photoshop.app.activeDocument.createPixelLayer({ name: 'new' }))
  expect(stack(scene)).toEqual(['Background', 'Base', '↳new', '↳Curves', 'Top'])
  await withLayer(scene, 'Top', (top) => top.move(domLayer(scene, 'Base'), 'placeBefore' as never))
  expect(stack(scene)).toEqual(['Background', 'Base', '↳Top', '↳new', '↳Curves'])
})

test('a moved layer is released from what it was clipped to', async () => {
  const scene = openScene()
  await withLayer(scene, 'Curves', (curves) =>
    curves.move(domLayer(scene, 'Top'), 'placeBefore' as never),
  )
  expect(stack(scene)).toEqual(['Background', 'Base', 'Top', 'Curves'])
})

test('releasing a layer releases the clipped ones above it, and so does taking the base away', async () => {
  const layers = [
    { name: 'Base' },
    { name: 'a', clipped: true },
    { name: 'b', clipped: true },
    { name: 'c', clipped: true },
  ]
  const scene = openScene({ size: { width: 4, height: 4 }, layers })
  await withLayer(scene, 'b', (b) => {
    b.isClippingMask = false
  })
  expect(stack(scene)).toEqual(['Base', '↳a', 'b', 'c'])
  scene.hand.deleteLayer(scene.hand.layerNamed('Base'))
  expect(stack(scene)).toEqual(['a', 'b', 'c'])
})

test('a clipped layer needs a base, which the Background is not', async () => {
  const scene = openScene({
    size: { width: 4, height: 4 },
    layers: [{ name: 'lowest' }, { name: 'x' }],
  })
  const clip = (name: string) =>
    withLayer(scene, name, (layer) => {
      layer.isClippingMask = true
    })
  await expect(clip('lowest')).rejects.toThrow('there is no layer to clip to')
  await clip('x')
  expect(stack(scene)).toEqual(['lowest', '↳x'])
  const other = openScene()
  await expect(
    withLayer(other, 'Base', (layer) => {
      layer.isClippingMask = true
    }),
  ).rejects.toThrow('there is no layer to clip to')
})

test('the Background can’t be moved, linked, renamed or get a mask, and nothing goes below it', async () => {
  const scene = openScene()
  const background = (work: (layer: Layer) => unknown) => withLayer(scene, 'Background', work)
  const top = () => domLayer(scene, 'Top')
  await expect(background((layer) => layer.move(top(), 'placeBefore' as never))).rejects.toThrow(
    'The Background can’t be moved.',
  )
  await expect(background((layer) => layer.link(top()))).rejects.toThrow('can’t be linked')
  await expect(
    background((layer) => {
      layer.name = 'x'
    }),
  ).rejects.toThrow('The Background has no name.')
  await expect(
    withLayer(scene, 'Top', (layer) =>
      layer.move(domLayer(scene, 'Background'), 'placeAfter' as never),
    ),
  ).rejects.toThrow('below the Background')
  scene.hand.select([1])
  expect(await scene.play(makeMask())).toMatchObject([{ _obj: 'error', result: -25920 }])
  expect(() => scene.hand.moveLayer(1, 1, 0)).toThrow('the layer is locked')
})

test('locked layers can’t be moved, painted on or deleted', async () => {
  const scene = openScene({
    size: { width: 4, height: 4 },
    layers: [
      { name: 'a' },
      { name: 'all', locked: { all: true } },
      { name: 'at', locked: { position: true } },
    ],
  })
  const { hand, play } = scene
  await expect(
    withLayer(scene, 'all', (layer) => layer.move(domLayer(scene, 'a'), 'placeAfter' as never)),
  ).rejects.toThrow('The layer is locked.')
  await expect(withLayer(scene, 'all', (layer) => layer.delete())).rejects.toThrow('it is locked')
  const dot = { x: 0, y: 0, width: 1, height: 1 }
  expect(() => hand.paintOn(hand.layerNamed('all'), dot, [0, 0, 0, 255])).toThrow('locked')
  expect(() => hand.moveLayer(hand.layerNamed('at'), 1, 0)).toThrow('locked')
  const unlock = { _obj: 'layerLocking', protectNone: true }
  const all = layerRef(hand.layerNamed('all'))
  expect(await play({ _obj: 'applyLocking', _target: [all], layerLocking: unlock })).toEqual([{}])
  await withLayer(scene, 'all', (layer) => layer.delete())
  expect(stack(scene)).toEqual(['a', 'at'])
})

test('a mask is made on the selected layer, once, and is what painting goes to', async () => {
  const { play, hand } = openScene()
  hand.select([2])
  expect(await play(makeMask())).toEqual([{}])
  expect(hand.model()).toMatchObject({
    target: 'mask',
    layers: [{}, { mask: { outside: 0 } }, {}, {}],
  })
  expect(await play(makeMask())).toMatchObject([{ _obj: 'error' }])
  const mask = { _ref: 'channel', _enum: 'channel', _value: 'mask' }
  expect(await play({ _obj: 'delete', _target: [mask] })).toEqual([{}])
  expect(await play({ _obj: 'select', _target: [mask] })).toMatchObject([{ _obj: 'error' }])
  hand.select([2, 4])
  expect(await play(makeMask())).toMatchObject([{ _obj: 'error' }])
})

test('a selection that is made a mask is gone', async () => {
  const selection = { rect: { x: 1, y: 1, width: 2, height: 1 }, data: Uint8Array.of(9, 255) }
  const { play, hand } = openScene({ ...fourLayers, selection })
  expect(await play(makeMask('revealSelection'))).toEqual([{}])
  expect(hand.model().selection).toBeNull()
  expect(hand.model().layers.at(-1)?.mask?.coverage).toEqual(selection)
  hand.select([2])
  expect(await play(makeMask('revealSelection'))).toMatchObject([{ _obj: 'error' }])
})

test('linked layers move together, with their masks and with what is in them', async () => {
  const scene = openScene()
  const { hand, play } = scene
  const group = hand.addLayer({ name: 'group', layers: [{ fill: { color: [1, 2, 3, 255] } }] })
  hand.select([2, group])
  await play({ _obj: 'linkSelectedLayers', _target: [current] })
  hand.moveLayer(2, 3, -2)
  const { layers } = hand.model()
  expect(layers[1]).toMatchObject({ pixels: { rect: { x: 4, y: -1 } } })
  expect(layers.at(-1)).toMatchObject({ layers: [{ pixels: { rect: { x: 3, y: -2 } } }] })
  const linked = (id: number) => ({
    _obj: 'get',
    _target: [{ _property: 'linkedLayerIDs' }, layerRef(id)],
  })
  expect(await play(linked(2))).toEqual([{ linkedLayerIDs: [group] }])
  expect(await play(linked(4))).toMatchObject([{ _obj: 'error' }])
  expect(domLayer(scene, 'Base').linkedLayers.map(({ id }) => id)).toEqual([group])
  hand.setLayer(group, {
    locked: { all: false, pixels: false, position: true, transparency: false },
  })
  expect(() => hand.moveLayer(2, 1, 0)).toThrow('locked')
})

test('a group is linked together with a layer in it, or only by itself where it is told', async () => {
  const layers = [{ name: 'Base' }, { name: 'Group', layers: [{ name: 'Inner' }] }]
  const target = { _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }
  for (const linksNested of [true, false]) {
    const { play, hand } = openScene({ size: { width: 4, height: 4 }, layers }, { linksNested })
    hand.select(['Base', 'Group', 'Inner'].map((name) => hand.layerNamed(name)))
    const [answer] = await play({ _obj: 'linkSelectedLayers', _target: [target] })
    expect(answer).toEqual(linksNested ? {} : failure(-25920))
  }
})

test('layers are numbered upwards, and a number is never given twice', async () => {
  const { hand, modal, photoshop } = openScene()
  const create = () => modal(() => photoshop.app.activeDocument.createPixelLayer())
  expect((await create())?.id).toBe(5)
  hand.undo()
  expect((await create())?.id).toBe(6)
})

test('a deleted layer’s members throw', async () => {
  const scene = openScene()
  const top = domLayer(scene, 'Top')
  scene.hand.deleteLayer(4)
  expect(() => top.name).toThrow('The layer 4 does not exist any more.')
  await expect(scene.modal(async () => top.delete())).rejects.toThrow('does not exist any more')
})

test('a copy comes above, with mask, effects, opacity and blend mode, but without links', async () => {
  const scene = openScene()
  scene.hand.setLayer(4, { opacity: 128, blendMode: 'multiply', hasEffects: true })
  scene.hand.link([2, 4])
  const copy = await withLayer(scene, 'Top', (layer) => layer.duplicate())
  expect(scene.hand.model()).toMatchObject({ active: [(copy as Layer).id] })
  expect(scene.hand.model().layers.at(-1)).toMatchObject({
    name: 'Top copy',
    opacity: 128,
    blendMode: 'multiply',
    hasEffects: true,
    linkSet: null,
  })
  const background = (await withLayer(scene, 'Background', (layer) => layer.duplicate())) as Layer
  expect(background.isBackgroundLayer).toBe(false)
})

test('a layer is placed into groups only, and at their bottom', async () => {
  const scene = openScene()
  scene.hand.addLayer({ name: 'group', layers: [{ name: 'inside' }] })
  const into = (name: string) =>
    withLayer(scene, 'Top', (top) => top.move(domLayer(scene, name), 'placeInside' as never))
  await expect(into('Base')).rejects.toThrow('inside a group only')
  await into('group')
  const group = scene.hand.model().layers.at(-1) as { layers: readonly LayerModel[] }
  expect(stack(scene, group.layers)).toEqual(['Top', 'inside'])
})

test('rasterizing makes a pixel layer of a smart object', async () => {
  const scene = openScene({
    size: { width: 4, height: 4 },
    layers: [{ kind: 'smartObject', name: 'smart', fill: { color: [1, 2, 3, 255] } }],
  })
  const dot = { x: 0, y: 0, width: 1, height: 1 }
  expect(() => scene.hand.paintOn(1, dot, [0, 0, 0, 255])).toThrow('not directly editable')
  await withLayer(scene, 'smart', (layer) => layer.rasterize('entire' as never))
  expect(scene.hand.model().layers[0]).toMatchObject({
    kind: 'pixel',
    pixels: { rect: { width: 4 } },
  })
})

import { expect, test } from 'vitest'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import type { NewDocument } from '../../hosts/photoshop/hand/new-document.ts'
import { noise, openHost, outlineOf, patchAt, placeOn } from '../placing/open-host.ts'

const size = { width: 24, height: 18 }
const whole = { x: 0, y: 0, ...size }
const rect = { x: 4, y: 2, width: 9, height: 7 }
const white = {
  kind: 'background' as const,
  name: 'Paper',
  fill: { color: [250, 250, 250, 255] as const },
}

test.for([
  ['CMYKColor', 'The document is in CMYK mode.'],
  ['labColor', 'The document is in Lab mode.'],
  ['grayscale', 'The document is in greyscale mode.'],
  ['multichannel', 'The document is in multichannel mode.'],
] as const)('a document in %s is refused with the reason and the fix', async ([mode, message]) => {
  const { host } = openHost({ size, mode })
  await expectRefusal(host.pick(), 'unsupported_source')
  await expect(host.pick()).rejects.toMatchObject({ message, hint: expect.stringContaining('RGB') })
})

test('32 bits and Quick Mask are refused with the reason and the fix', async () => {
  await expect(openHost({ size, depth: 32 }).host.pick()).rejects.toMatchObject({
    message: 'The document has 32 bits a channel.',
    hint: 'Convert it to 16 bits (Image > Mode), and refine that.',
  })
  await expect(openHost({ size, quickMask: true }).host.pick()).rejects.toMatchObject({
    message: 'The document is in Quick Mask mode.',
  })
})

test('a clipped layer with a look of its own is refused, a plain one is not', async () => {
  const top = { name: 'Shine', pixels: noise(rect, 8), clipped: true }
  const base = { name: 'Cup', pixels: noise(whole, 8) }
  const { host, hand } = openHost({ size, layers: [base, top] })
  expect(await host.pick()).toMatchObject({ name: 'Shine' })
  hand.setLayer(hand.layerNamed('Shine'), { blendMode: 'screen' })
  await expect(host.pick()).rejects.toMatchObject({
    code: 'unsupported_source',
    message: expect.stringContaining('“Shine” is clipped to the layer below it'),
  })
  expect(await host.pickAll()).toEqual([])
})

test.for([
  [{ kind: 'adjustment', name: 'Curves' }, '“Curves” is an adjustment layer'],
  [{ name: 'New' }, '“New” is empty'],
  [{ kind: 'group', name: 'Set', layers: [] }, '“Set” is a group'],
  [{ kind: 'text', name: 'Title' }, '“Title” is a type layer'],
] as const)(
  'what has no pixels of its own stands for all that is visible: %o',
  async ([layer, what]) => {
    const { host, documentID } = openHost({
      size,
      layers: [white, layer] as NewDocument['layers'] & {},
    })
    expect(await host.pick()).toMatchObject({
      source: `${documentID}/visible`,
      ...size,
      name: 'All visible',
      remarks: [`${what}: all that is visible is refined, and its versions go on top.`],
    })
  },
)

test('nothing is picked without a layer, without a document, and where nothing is visible', async () => {
  const open = openHost({ size, layers: [{ name: 'Empty' }] })
  expect(await open.host.pick()).toBeNull()
  open.hand.select([])
  expect(await open.host.pick()).toBeNull()
  open.hand.closeDocument()
  expect(await open.host.pick()).toBeNull()
  expect(await open.host.pickAll()).toEqual([])
})

test('the document is told by its name', async () => {
  const layers = [{ name: 'Cup', pixels: noise(whole, 8) }]
  const { host } = openHost({ size, name: 'cup.psd', layers })
  expect(await host.pick()).toMatchObject({ name: 'Cup', document: 'cup.psd' })
  expect(await host.pickAll()).toMatchObject([{ document: 'cup.psd' }])
})

test('the sample can be all that is visible, which has versions of its own on top of everything', async () => {
  const over = { name: 'Sky', pixels: noise(rect, 8, 3), opacity: 128 }
  const open = openHost({ size, layers: [white, { name: 'Cup', pixels: noise(whole, 8) }, over] })
  const { host, hand, documentID } = open
  const cup = `${documentID}/${hand.layerNamed('Cup')}`
  const all = `${documentID}/visible`
  hand.select([hand.layerNamed('Cup')])
  const before = await host.pick()
  expect(before?.pictures).toEqual({
    label: 'Sample',
    names: ['This layer', 'All visible'],
    chosen: 0,
  })
  await host.choosePicture(before!.source, 1)
  const { picked } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  expect(picked).toMatchObject({ source: all, pictures: { chosen: 1 } })
  expect(outlineOf(hand.model().layers)).toBe(
    'Paper, Cup, Sky, All visible · versions (All visible · a)',
  )
  expect(await host.pick()).toMatchObject({
    source: all,
    head: { kind: 'version', id: 'a' },
    state: picked.state,
  })
  hand.select([hand.layerNamed('Cup')])
  await host.choosePicture(all, 0)
  expect((await host.pick())?.source).toBe(cup)
})

test('all that is visible is read without its versions, and nothing of that is left behind', async () => {
  const over = { kind: 'adjustment' as const, name: 'Curves' }
  const open = openHost({ size, layers: [white, { name: 'Cup', pixels: noise(rect, 8) }, over] })
  const { host, hand } = open
  const first = await host.pick()
  const pixels = await host.readPixels(first!.source, { kind: 'source' }, whole)
  await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const before = hand.model()
  const names = hand.historyNames()
  const picked = await host.pick()
  expect(picked?.state).toBe(first?.state)
  expect(await host.readPixels(picked!.source, { kind: 'source' }, whole)).toEqual(pixels)
  expect(hand.model()).toEqual(before)
  expect(hand.historyNames()).toEqual(names)
  hand.setVisible(hand.layerNamed('Cup'), false)
  expect((await host.pick())?.state).not.toBe(first?.state)
})

test('what was hidden for a look shows again when Esc is pressed meanwhile', async () => {
  const open = openHost({ size, layers: [white, { kind: 'adjustment', name: 'Curves' }] })
  const { picked } = await placeOn(open, [{ id: 'a', content: patchAt(rect) }])
  const before = open.hand.model()
  open.hand.pressEscapeDuring('imaging.getPixels')
  await expectRefusal(open.host.readPixels(picked.source, { kind: 'source' }, rect), 'cancelled')
  expect(open.hand.model()).toEqual(before)
})

test('several picked layers are sources of their own, and references for each other', async () => {
  const cups = [2, 3].map((seed) => ({ name: `Cup ${seed}`, pixels: noise(rect, 16, seed) }))
  const open = openHost({ size, depth: 16, profile: 'Display P3', layers: cups })
  open.hand.select([1, 2])
  expect((await open.host.pickAll()).map(({ name }) => name)).toEqual(['Cup 2', 'Cup 3'])
  const [reference, ...others] = await open.host.readReferences(`${open.documentID}/1`)
  expect(others).toEqual([])
  expect(reference).toMatchObject({ name: 'Cup 3', picture: { width: 9, height: 7, depth: 16 } })
})

test('an untagged document counts as sRGB, and says so', async () => {
  const { host } = openHost({ size, profile: '' })
  expect(await host.pick()).toMatchObject({
    color: { space: 'srgb', name: 'untagged' },
    remarks: ['This document has no colour profile: its colours are taken as sRGB.'],
  })
})

test('among several selected layers the one with pixels is meant', async () => {
  const { host, hand } = openHost({
    size,
    layers: [
      { kind: 'adjustment', name: 'Curves' },
      { name: 'Cup', pixels: noise(rect, 8) },
    ],
  })
  hand.select([1, 2])
  expect((await host.pick())?.name).toBe('Cup')
  expect((await host.pickAll()).map(({ name }) => name)).toEqual(['Cup', 'All visible'])
})

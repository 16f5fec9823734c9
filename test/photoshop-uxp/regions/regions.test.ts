import { expect, test } from 'vitest'
import { coverageAt, type Mask } from '../../../core/mask/mask.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import type { NewDocument } from '../../hosts/photoshop/hand/new-document.ts'
import { noise, openHost } from '../placing/open-host.ts'

const size = { width: 12, height: 10 }
const cup = { x: -2, y: 3, width: 10, height: 5 }
const soft = {
  rect: { x: -3, y: 4, width: 6, height: 1 },
  data: Uint8Array.of(10, 20, 0, 1, 120, 255),
}

const document: NewDocument = {
  size,
  layers: [
    {
      name: 'Cup',
      pixels: noise(cup, 8),
      mask: {
        coverage: { rect: { x: 0, y: 4, width: 2, height: 1 }, data: Uint8Array.of(0, 90) },
        outside: 255,
        enabled: true,
        density: 255,
        feather: 0,
      },
    },
    {
      name: 'Shape',
      pixels: noise(cup, 8),
      mask: {
        coverage: { rect: { x: 6, y: 7, width: 1, height: 1 }, data: Uint8Array.of(77) },
        outside: 0,
        enabled: true,
        density: 255,
        feather: 0,
      },
    },
  ],
  channels: [
    {
      name: 'Skin',
      coverage: { rect: { x: 0, y: 3, width: 1, height: 1 }, data: Uint8Array.of(200) },
    },
    {
      name: 'Skin',
      coverage: { rect: { x: 1, y: 3, width: 1, height: 1 }, data: Uint8Array.of(100) },
    },
  ],
  selection: soft,
}

function open(blackAsOne = false) {
  const opened = openHost(document, { imaging: { blackAsOne } })
  opened.hand.select([1, 2])
  return { ...opened, source: `${opened.documentID}/1` }
}

/** Every covered pixel, as `x,y:value` in source pixels. */
function covered(mask: Mask | null): string {
  if (!mask) return 'nothing'
  const { x, y, width, height } = mask.rect
  const found: string[] = []
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const value = coverageAt(mask, column, row)
      if (value > 0) found.push(`${column},${row}:${value}`)
    }
  }
  return found.join(' ')
}

test('the selection is read with its softness, cut to the source, in source pixels', async () => {
  const { host, source } = open()
  expect((await host.pick())?.offersRegion).toBe(true)
  expect(covered(await host.readRegion(source))).toBe('0,1:20 2,1:1 3,1:120 4,1:255')
})

test('black that comes back as 1 is black', async () => {
  const { host, source } = open(true)
  expect(covered(await host.readRegion(source))).toBe('0,1:20 3,1:120 4,1:255')
})

test('there is no region without a selection, nor with one beside the source', async () => {
  const { host, source, hand } = open()
  hand.setSelection({
    rect: { x: 9, y: 0, width: 2, height: 2 },
    data: new Uint8Array(4).fill(255),
  })
  expect((await host.pick())?.offersRegion).toBe(false)
  expect(await host.readRegion(source)).toBeNull()
  hand.setSelection(null)
  expect(await host.readRegion(source)).toBeNull()
  expect((await host.regionLayers(source)).map(({ id }) => id)).not.toContain('selection')
})

test('a part of the selection in which nothing is selected is no region', async () => {
  const { host, source, hand, counts } = open()
  const data = new Uint8Array(12 * 10)
  data[9 * 12 + 11] = 255
  hand.setSelection({ rect: { x: 0, y: 0, ...size }, data })
  expect(await host.readRegion(source)).toBeNull()
  expect(await host.readRegionLayers(source, ['selection'])).toBeNull()
  expect(counts.images).toEqual([])
})

test('a selection that can’t be read is no empty one', async () => {
  const { host, source, hand } = open()
  hand.refuse('imaging.getSelection', -1)
  await expectRefusal(host.readRegion(source), 'host_failed')
})

test('masks and channels that cover nothing mark nothing', async () => {
  const { host, source, hand } = open()
  hand.change('Fill', (model) => ({
    ...model,
    channels: model.channels.map((channel) => ({
      ...channel,
      coverage: { rect: cup, data: new Uint8Array(cup.width * cup.height) },
    })),
  }))
  const before = hand.model()
  const ids = before.channels.map(({ id }) => `channel/${id}`)
  expect(await host.readRegionLayers(source, ids)).toBeNull()
  expect(covered(await host.readRegionLayers(source, ['mask/2', ...ids]))).toBe('8,4:77')
  expect(hand.model()).toEqual(before)
})

test('masks and channels are listed; only the selection counts by itself', async () => {
  const { host, source, hand } = open()
  const [first, second] = hand.model().channels.map(({ id }) => `channel/${id}`)
  expect(await host.regionLayers(source)).toEqual([
    { id: 'selection', name: 'Selection', kind: 'selection', preselected: true },
    { id: 'mask', name: 'Layer mask', kind: 'mask', preselected: false },
    { id: 'mask/2', name: 'Mask of “Shape”', kind: 'mask', preselected: false },
    { id: first, name: 'Skin', kind: 'mask', preselected: false },
    { id: second, name: 'Skin', kind: 'mask', preselected: false },
  ])
})

test('a mask counts as white outside of what is stored of it, where it is', async () => {
  const { host, source } = open()
  const mask = await host.readRegionLayers(source, ['mask'])
  expect(coverageAt(mask!, 2, 1)).toBe(0)
  expect(coverageAt(mask!, 3, 1)).toBe(90)
  expect(coverageAt(mask!, 2, 0)).toBe(255)
  expect(coverageAt(mask!, 9, 4)).toBe(255)
})

test('regions are united, and nothing of reading them is left behind', async () => {
  const { host, source, hand } = open()
  const before = hand.model()
  const names = hand.historyNames()
  const ids = hand.model().channels.map(({ id }) => `channel/${id}`)
  const mask = await host.readRegionLayers(source, ['selection', 'mask/2', ...ids])
  expect(covered(mask)).toBe('2,0:200 3,0:100 0,1:20 2,1:1 3,1:120 4,1:255 8,4:77')
  expect(hand.model()).toEqual(before)
  expect(hand.historyNames()).toEqual(names)
  expect(await host.readRegionLayers(source, [])).toBeNull()
})

test('a region that is gone is named, and what was read before it is given back', async () => {
  const { host, source, hand } = open()
  const before = hand.model()
  for (const gone of ['mask/9', 'channel/99', 'no region']) {
    await expectRefusal(host.readRegionLayers(source, ['mask', gone]), 'not_found')
  }
  expect(hand.model()).toEqual(before)
})

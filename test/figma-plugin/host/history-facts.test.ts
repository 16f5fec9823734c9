import { describe, expect, test } from 'vitest'
import { entryKeys } from '../../../figma-plugin/protocol/entries.ts'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { historyFacts } from '../../../figma-plugin/ui/host/history-facts.ts'
import { imagePaint, markerData, nodeFacts, versionData } from './node-facts.ts'
import { a, b, copyOf, source, told, treesOf, version } from './trees.ts'

describe('a version among siblings', () => {
  test('belongs to the marked source of its lineage and stands in its place', () => {
    expect(told(source, a, b)).toEqual({
      A: { on: 'S', inPlace: true, visible: false },
      B: { on: 'S', inPlace: true, visible: true },
    })
  })

  test('belongs to it wherever the picture was moved', () => {
    const hidden = { ...source, visible: false }
    const moved = version('B', { path: [2], at: [700, 0] }, 2)
    expect(told(hidden, a, moved)).toMatchObject({ A: { inPlace: true }, B: { inPlace: true } })
  })

  test('was taken out when it lies in another frame', () => {
    const away = version('B', { path: [3, 0], parent: 'frame', parentType: 'FRAME' }, 2)
    expect(told(source, a, away)).toMatchObject({ B: { on: 'S', inPlace: false } })
  })

  test('was taken out of a frame that is the source itself', () => {
    const frame = { ...source, type: 'FRAME' }
    const inside = version('A', { path: [0, 0], parent: 'S', parentType: 'FRAME' })
    expect(told(frame, inside, b)).toEqual({
      A: { on: 'S', inPlace: true, visible: true },
      B: { on: 'S', inPlace: false, visible: true },
    })
  })

  test('doesn’t stand in a shape that it was dragged into', () => {
    const shape = { ...source, type: 'BOOLEAN_OPERATION' }
    const inside = version('A', { path: [0, 0], parent: 'S', parentType: 'BOOLEAN_OPERATION' })
    expect(told(shape, inside)).toMatchObject({ A: { on: 'S', inPlace: false } })
  })

  test('is no source itself, although it was cloned with its marker', () => {
    const cloned = { ...b, data: { ...source.data, ...b.data } }
    expect(treesOf(source, cloned)).toEqual([{ of: 'S', versions: ['B'], head: 'version' }])
  })

  test('stands for itself when its source is gone', () => {
    expect(told(b)).toEqual({ B: { on: null, inPlace: true, visible: true } })
  })

  test('finds a selected source again that has lost its marker', () => {
    const unmarked = { ...source, data: {} }
    expect(told(unmarked, a)).toMatchObject({ A: { on: 'S' } })
    const other = { ...unmarked, fills: [imagePaint('another')] }
    expect(told(other, a)).toMatchObject({ A: { on: null } })
    expect(told({ ...unmarked, isMask: true }, a)).toMatchObject({ A: { on: null } })
  })
})

describe('a picture in an instance', () => {
  const history = { source: 'S', fills: [imagePaint('base')], fillStyle: '' }
  const frame = nodeFacts({
    id: 'H',
    type: 'FRAME',
    path: [5],
    fills: [],
    data: { [entryKeys.historyFrame]: JSON.stringify(history) },
  })
  const overlaid = [imagePaint('base'), imagePaint('overlay')]
  const held: NodeFacts = {
    ...source,
    parent: 'I',
    parentType: 'INSTANCE',
    path: [4, 0],
    held: { id: 'I', type: 'INSTANCE' },
  }
  const framed = (id: string, fills: NodeFacts['fills']): NodeFacts => ({
    ...version(id, { parent: 'H', parentType: 'FRAME', path: [5, 0], fills }),
    data: versionData(id, { overlays: ['overlay'] }),
  })

  test('has its versions in the history frame, and shows the one whose fills it has', () => {
    const one = framed('A', overlaid)
    const two = framed('B', [imagePaint('base'), imagePaint('other')])
    expect(told({ ...held, fills: overlaid }, frame, one, two)).toEqual({
      A: { on: 'S', inPlace: true, visible: true },
      B: { on: 'S', inPlace: true, visible: false },
    })
    expect(told(held, frame, one, two)).toMatchObject({
      A: { visible: false },
      B: { visible: false },
    })
  })

  test('shows the original of two versions that look the same', () => {
    const one = framed('A', overlaid)
    const twin = copyOf(one, 'A0', { path: [5, 0] })
    expect(told({ ...held, fills: overlaid }, frame, twin, one)).toMatchObject({
      A: { visible: true },
      A0: { visible: false },
    })
  })

  test('keeps its state while a version shows that replaced the whole picture', () => {
    const flat = framed('A', [imagePaint('flattened')])
    const stateOf = (fills: NodeFacts['fills']) => {
      const nodes = [{ ...held, fills }, frame, flat]
      return historyFacts(new Map(nodes.map((node) => [node.id, node]))).pictures.get('S')
    }
    const own = stateOf([imagePaint('base')])
    const shown = stateOf([imagePaint('flattened')])
    expect(own).toMatchObject({ assigned: null, fills: [imagePaint('base')] })
    expect(shown).toMatchObject({ assigned: 'A', fills: [imagePaint('base')] })
    expect(shown?.state).toBe(own?.state)
    expect(stateOf([imagePaint('painted by hand')])?.state).not.toBe(own?.state)
  })

  test('was copied with its history frame', () => {
    const one = framed('A', overlaid)
    const tree = treesOf(
      held,
      frame,
      one,
      copyOf(held, 'S2', { parent: 'I2', held: { id: 'I2', type: 'INSTANCE' } }),
      copyOf(frame, 'H2'),
      copyOf(one, 'A2', { parent: 'H2' }),
    )
    expect(tree).toEqual([
      { of: 'S', versions: ['A'], head: 'source' },
      { of: 'S2', versions: ['A2'], head: 'source' },
    ])
  })

  test('leaves behind a version that was taken out of the frame', () => {
    const out = { ...framed('A', overlaid), parent: 'page', parentType: 'PAGE' }
    expect(told(held, frame, out)).toMatchObject({ A: { on: 'S', inPlace: false } })
  })
})

describe('which picture a source is', () => {
  const several = [imagePaint('low'), { type: 'SOLID' }, imagePaint('high')]
  const baseOf = (node: NodeFacts, more: readonly NodeFacts[] = [], chosen?: string) => {
    const nodes = new Map([node, ...more].map((one) => [one.id, one]))
    const choice = new Map(chosen === undefined ? [] : [[node.id, chosen]])
    return historyFacts(nodes, choice).pictures.get(node.id)?.base
  }
  const plain = nodeFacts({ id: 'S', fills: several })
  const low = baseOf({ ...plain, fills: several.slice(0, 1) })

  test('is the topmost visible image, unless the user chose another', () => {
    expect(baseOf(plain)).toMatchObject({ index: 2, paint: { imageHash: 'high' } })
    expect(baseOf(plain, [], low?.state)).toMatchObject({ index: 0, paint: { imageHash: 'low' } })
    const hidden = [imagePaint('low'), imagePaint('high', { visible: false })]
    expect(baseOf({ ...plain, fills: hidden })).toMatchObject({ index: 0 })
  })

  test('stays the one that its versions were made for', () => {
    const marked = { ...plain, data: markerData('S') }
    const made = nodeFacts({ id: 'A', data: versionData('A', { state: low?.state ?? '' }) })
    expect(baseOf(marked, [made])).toMatchObject({ index: 0 })
    const high = baseOf(plain)
    expect(baseOf(marked, [made], high?.state)).toMatchObject({ index: 0 })
    const newer = nodeFacts({
      id: 'B',
      data: versionData('B', { number: 2, state: high?.state ?? '' }),
    })
    expect(baseOf(marked, [made, newer])).toMatchObject({ index: 2 })
    expect(baseOf(marked, [newer, made])).toMatchObject({ index: 2 })
  })

  test('is the one that was marked when all versions were removed, unless the user chose another', () => {
    const marked = { ...plain, data: markerData('S', 'lineage', low?.state) }
    expect(baseOf(marked)).toMatchObject({ index: 0 })
    expect(baseOf(marked, [], baseOf(plain)?.state)).toMatchObject({ index: 2 })
  })

  test('changes its state with the image and how it lies, not with the node’s size or place', () => {
    const stateOf = (more: Parameters<typeof imagePaint>[1], node: Partial<NodeFacts> = {}) =>
      baseOf({ ...plain, ...node, fills: [imagePaint('low', more)] })?.state
    const state = stateOf({})
    expect(stateOf({}, { width: 7, path: [3] })).toBe(state)
    expect(stateOf({ opacity: 1, blendMode: 'NORMAL', rotation: 0, filters: { tint: 0 } })).toBe(
      state,
    )
    for (const change of [
      { imageHash: 'high' },
      { scaleMode: 'FIT' as const },
      { opacity: 0.5 },
      { blendMode: 'MULTIPLY' },
      { rotation: 90 },
      { filters: { tint: 0.1 } },
      { scaleMode: 'TILE' as const, scalingFactor: 2 },
    ]) {
      expect(stateOf(change), JSON.stringify(change)).not.toBe(state)
    }
  })
})

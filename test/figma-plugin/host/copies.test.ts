import { describe, expect, test } from 'vitest'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { a, b, copyOf, source, told, treesOf, version } from './trees.ts'

describe('copies by hand', () => {
  test('of a source with its versions are a lineage of their own, each copy above its original', () => {
    const tree = treesOf(
      source,
      copyOf(source, 'S2', { path: [1] }),
      { ...a, path: [2] },
      copyOf(a, 'A2', { path: [3] }),
      { ...b, path: [4] },
      copyOf(b, 'B2', { path: [5] }),
    )
    expect(tree).toEqual([
      { of: 'S', versions: ['A', 'B'], head: 'version' },
      { of: 'S2', versions: ['A2', 'B2'], head: 'version' },
    ])
  })

  test('of a source with its versions are a lineage of their own, all copies on top', () => {
    const tree = treesOf(
      source,
      a,
      b,
      copyOf(source, 'S2', { path: [3] }),
      copyOf(a, 'A2', { path: [4] }),
      copyOf(b, 'B2', { path: [5] }),
    )
    expect(tree).toEqual([
      { of: 'S', versions: ['A', 'B'], head: 'version' },
      { of: 'S2', versions: ['A2', 'B2'], head: 'version' },
    ])
  })

  test('that were moved beside their originals stay apart, in whatever order they lie', () => {
    const away: Partial<NodeFacts> = {
      absoluteTransform: [
        [1, 0, 500],
        [0, 1, 0],
      ],
    }
    const tree = treesOf(
      copyOf(source, 'S2', { path: [0], ...away }),
      copyOf(b, 'B2', { path: [1], ...away }),
      { ...source, path: [2] },
      { ...b, path: [3] },
    )
    expect(tree).toEqual([
      { of: 'S', versions: ['B'], head: 'version' },
      { of: 'S2', versions: ['B2'], head: 'version' },
    ])
  })

  test('that are all copies are told apart by where they stand', () => {
    const at = (x: number): Partial<NodeFacts> => ({
      absoluteTransform: [
        [1, 0, x],
        [0, 1, 0],
      ],
    })
    const tree = treesOf(
      copyOf(source, 'S2', { path: [0], ...at(0) }),
      copyOf(source, 'S3', { path: [1], ...at(500) }),
      copyOf(b, 'B3', { path: [2], ...at(500) }),
      copyOf(b, 'B2', { path: [3], ...at(0) }),
    )
    expect(tree).toEqual([
      { of: 'S2', versions: ['B2'], head: 'version' },
      { of: 'S3', versions: ['B3'], head: 'version' },
    ])
  })

  test('of several versions that were pasted elsewhere are a lineage without a source', () => {
    const pasted = { parent: 'frame', parentType: 'FRAME' }
    const s2 = copyOf(source, 'S2', { path: [3] })
    const tree = treesOf(
      source,
      a,
      b,
      s2,
      copyOf(a, 'A2', { path: [4, 0], ...pasted }),
      copyOf(b, 'B2', { path: [4, 1], ...pasted }),
    )
    expect(tree).toContainEqual({ of: 'S', versions: ['A', 'B'], head: 'version' })
    expect(tree).toContainEqual({ of: 'S2', versions: [], head: 'source' })
    expect(tree).toContainEqual({ of: null, versions: ['A2', 'B2'], head: 'source' })
  })

  test('of one version are a branch on the same source', () => {
    const hidden = { ...source, visible: false }
    expect(treesOf(hidden, a, b, copyOf(b, 'B2', { path: [3], visible: false }))).toEqual([
      { of: 'S', versions: ['A', 'B', 'B2'], head: 'version' },
    ])
  })

  test('dragged off a version that shows were taken out', () => {
    const hidden = { ...source, visible: false }
    const copy = version('B', { path: [3], at: [700, 0] }, 2)
    expect(told(hidden, b, { ...copy, id: 'B2' })).toMatchObject({
      B: { inPlace: true },
      B2: { on: 'S', inPlace: false },
    })
  })

  test('dragged off a version that was moved before leave that in the place', () => {
    const hidden = { ...source, visible: false }
    const moved = version('B', { path: [2], at: [700, 0] }, 2)
    const copy = { ...version('B', { path: [1], at: [1400, 0] }, 2), id: 'B2' }
    expect(told(hidden, moved, copy)).toMatchObject({
      B: { inPlace: true },
      B2: { inPlace: false },
    })
    expect(told(hidden, copy, moved)).toMatchObject({
      B: { inPlace: true },
      B2: { inPlace: false },
    })
  })

  test('of a page are a lineage of their own, what was taken out included', () => {
    const out = version('C', { path: [5, 0], parent: 'frame', parentType: 'FRAME' }, 3)
    const onPage = (node: NodeFacts, parent: string): NodeFacts =>
      copyOf(node, `${node.id}2`, { page: 'page 2', parent })
    const tree = treesOf(
      source,
      b,
      out,
      onPage(source, 'page 2'),
      onPage(b, 'page 2'),
      onPage(out, 'frame 2'),
    )
    expect(tree).toEqual([
      { of: 'S', versions: ['B', 'C'], head: 'version' },
      { of: 'S2', versions: ['B2', 'C2'], head: 'version' },
    ])
  })

  test('in another file go on as what they were', () => {
    const tree = treesOf(copyOf(source, 'S9'), copyOf(a, 'A9'), copyOf(b, 'B9'))
    expect(tree).toEqual([{ of: 'S9', versions: ['A9', 'B9'], head: 'version' }])
  })

  test('in another file go on although their old ids mean other layers there', () => {
    const away = { parent: 'frame', parentType: 'FRAME' }
    const nodes = [copyOf(source, 'A'), copyOf(a, 'B'), copyOf(b, 'C', away)]
    expect(treesOf(...nodes)).toEqual([{ of: 'A', versions: ['B', 'C'], head: 'source' }])
    expect(told(...nodes)).toMatchObject({ C: { on: 'A', inPlace: false } })
  })
})

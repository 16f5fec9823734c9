import { describe, expect, test } from 'vitest'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { openTree, type Tree } from './open-tree.ts'

describe('show', () => {
  const visible = ({ bench, source, a, b, c }: Tree) =>
    [source, a, b, c].filter((id) => bench.node(id).visible)

  test('makes one version visible and hides the source and the others', async () => {
    const tree = await openTree()
    expect(visible(tree)).toEqual([tree.c])
    await showVersion(tree.bench.deps, tree.source, 'a')
    expect(visible(tree)).toEqual([tree.a])
    await showVersion(tree.bench.deps, tree.source, null)
    expect(visible(tree)).toEqual([tree.source])
  })

  test('lets the selection follow what showed', async () => {
    const tree = await openTree()
    const { hand, deps } = tree.bench
    expect(hand.selection()).toEqual([tree.c])
    await showVersion(deps, tree.source, 'a')
    expect(hand.selection()).toEqual([tree.a])
    await showVersion(deps, tree.source, null)
    expect(hand.selection()).toEqual([tree.source])
  })

  test('leaves the selection of a user who has moved on, and what is selected beside it', async () => {
    const tree = await openTree()
    const { hand, deps } = tree.bench
    hand.select([tree.shape])
    await showVersion(deps, tree.source, 'a')
    expect(hand.selection()).toEqual([tree.shape])
    hand.select([tree.shape, tree.a])
    await showVersion(deps, tree.source, 'b')
    expect(new Set(hand.selection())).toEqual(new Set([tree.shape, tree.b]))
    hand.select([])
    await showVersion(deps, tree.source, 'c')
    expect(hand.selection()).toEqual([])
  })

  test('of what shows already writes nothing', async () => {
    const tree = await openTree()
    const before = tree.bench.hand.undoSteps()
    await showVersion(tree.bench.deps, tree.source, 'c')
    expect(tree.bench.hand.undoSteps()).toBe(before)
  })

  test('of versions whose source is gone switches between them', async () => {
    const tree = await openTree()
    tree.bench.hand.remove(tree.source)
    await showVersion(tree.bench.deps, tree.source, 'a')
    expect([tree.a, tree.b, tree.c].map((id) => tree.bench.node(id).visible)).toEqual([
      true,
      false,
      false,
    ])
  })

  test('refuses a version or source that is gone', async () => {
    const tree = await openTree()
    tree.bench.hand.remove(tree.a)
    await expectRefusal(showVersion(tree.bench.deps, tree.source, 'a'), 'not_found')
    tree.bench.hand.remove(tree.source)
    await expectRefusal(showVersion(tree.bench.deps, tree.source, null), 'not_found')
  })
})

import { describe, expect, test } from 'vitest'
import { removeVersion } from '../../../figma-plugin/ui/host/write/remove-version.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openTree } from './open-tree.ts'
import { patchAt } from './placement.ts'

describe('remove', () => {
  test('lets the parent show, and picks it in place of what is gone', async () => {
    const tree = await openTree()
    const { bench, a, b, source } = tree
    await showVersion(bench.deps, source, 'b')
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    expect([bench.node(a).visible, bench.node(source).visible]).toEqual([true, false])
    expect(bench.hand.selection()).toEqual([a])
    await removeVersion(bench.deps, 'a')
    expect(bench.node(source).visible).toBe(true)
    expect(bench.hand.selection()).toEqual([source])
  })

  test('stays where the picture was moved to', async () => {
    const { bench, source, c } = await openTree()
    bench.hand.moveTo(c, 200, 100)
    await removeVersion(bench.deps, 'c')
    expect(bench.node(source)).toMatchObject({
      visible: true,
      transform: [
        [1, 0, 200],
        [0, 1, 100],
      ],
    })
  })

  test('goes past a parent that the user deleted by hand', async () => {
    const { bench, a, source } = await openTree()
    await showVersion(bench.deps, source, 'b')
    bench.hand.remove(a)
    await removeVersion(bench.deps, 'b')
    expect(bench.node(source).visible).toBe(true)
  })

  test('leaves what shows alone when a hidden version goes', async () => {
    const { bench, b, c } = await openTree()
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    expect(bench.node(c).visible).toBe(true)
    expect(bench.hand.selection()).toEqual([c])
  })

  test('is refused while others are built on it, and leaves the marker after the last', async () => {
    const { bench, source } = await openTree()
    const before = bench.look()
    await expectRefusal(removeVersion(bench.deps, 'a'), 'has_descendants')
    expect(bench.look()).toEqual(before)
    for (const id of ['c', 'b', 'a']) await removeVersion(bench.deps, id)
    expect(bench.entry(source, 'marker')).toMatchObject({ lineage: 'lineage' })
  })
})

test('remove goes past a parent that was taken out, and refuses a reframe that has versions', async () => {
  const { bench, frame, source, a } = await openTree()
  await showVersion(bench.deps, source, 'b')
  bench.hand.move(a, bench.hand.currentPage())
  await removeVersion(bench.deps, 'b')
  expect(bench.node(source).visible).toBe(true)

  const rect = { x: 0, y: 0, width: 12, height: 8 }
  const content = { kind: 'reframe', picture: photograph(rect, 8), transform: { rect } } as const
  const begins = { schema: 1, lineage: 'other' } as const
  const reframed = await bench.placeOne(source, { id: 'r', content, begins })
  await bench.placeOne(reframed, { id: 's', content: patchAt(1, 1) })
  await expectRefusal(removeVersion(bench.deps, 'r'), 'has_descendants')
  expect(bench.childrenOf(frame)).toContain(reframed)
})

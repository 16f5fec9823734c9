import { describe, expect, test } from 'vitest'
import { removeLayers } from '../../../figma-plugin/ui/host/write/remove-layers.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { markerData, nodeFacts } from '../host/node-facts.ts'
import { openBench } from './open-bench.ts'
import { recordingDeps } from './recording-deps.ts'

describe('layers that marked a region', () => {
  test('are removed together in one step, those in groups with their group', async () => {
    const bench = await openBench()
    const kept = bench.draw()
    const alone = bench.draw({ type: 'ELLIPSE', fills: [] })
    const grouped = [0, 1].map(() => bench.draw({ type: 'ELLIPSE', fills: [] }))
    const group = bench.hand.group(grouped, 'Shapes')
    const steps = bench.hand.undoSteps()
    await removeLayers(bench.deps, [alone, group, grouped[0]!, alone])
    expect(bench.childrenOf(bench.hand.currentPage())).toEqual([kept])
    expect(bench.hand.undoSteps()).toBe(steps + 1)
  })

  test('that are gone already are left out', async () => {
    const bench = await openBench()
    const shape = bench.draw({ fills: [] })
    bench.hand.remove(shape)
    const steps = bench.hand.undoSteps()
    await removeLayers(bench.deps, [shape])
    expect(bench.hand.undoSteps()).toBe(steps)
  })

  test('are told from what lies at the same height on another page', async () => {
    const away = nodeFacts({ id: 'away', page: 'page 2', path: [3, 0], data: markerData('away') })
    const shape = nodeFacts({ id: 'shape', path: [3], fills: [] })
    const { deps, writes } = recordingDeps({ nodes: [away], selection: [shape] })
    await removeLayers(deps, ['shape'])
    expect(writes).toEqual([{ expect: [], steps: [{ do: 'remove', node: 'shape' }] }])
  })

  test('promise 2: are never a source or a version, nor hold one', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 300, height: 200 })
    const source = bench.draw({ parent: frame })
    const version = await bench.placeOne(source, { id: 'a' })
    const shape = bench.draw({ fills: [] })
    const before = bench.look()
    for (const id of [source, version, frame]) {
      await expectRefusal(removeLayers(bench.deps, [shape, id]), 'not_supported')
    }
    expect(bench.look()).toEqual(before)
  })
})

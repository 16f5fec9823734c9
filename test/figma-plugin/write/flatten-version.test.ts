import { describe, expect, test } from 'vitest'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { lineagesOf, openBench } from './open-bench.ts'
import { openTree } from './open-tree.ts'

describe('flatten', () => {
  test('makes one picture of base and overlays, and the version stays one', async () => {
    const { bench, b } = await openTree()
    await flattenVersion(bench.deps, 'b')
    const fills = bench.fillsOf(b)
    expect(fills).toHaveLength(1)
    expect(bench.entry(b, 'paints')).toEqual({ base: fills[0]!.imageHash, overlays: [] })
    const [lineage] = await lineagesOf(bench)
    const flat = lineage!.versions.find(({ record }) => record.id === 'b')
    expect(flat).toMatchObject({
      adjusted: false,
      record: { parent: 'a', written: { form: 'flattened', reason: expect.any(String) } },
    })
  })

  test('keeps the crop and what lies above', async () => {
    const bench = await openBench()
    const shade = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.5 }
    const source = bench.draw()
    const [plain] = bench.fillsOf(source)
    bench.hand.setFills(source, [{ ...plain!, scaleMode: 'FIT' }, shade])
    const a = await bench.placeOne(source, { id: 'a' })
    await flattenVersion(bench.deps, 'a')
    const fills = bench.fillsOf(a)
    expect(fills.map(({ type, scaleMode, opacity }) => [type, scaleMode, opacity])).toEqual([
      ['IMAGE', 'FIT', 1],
      ['SOLID', undefined, 0.5],
    ])
  })

  test('is refused when the version was changed while its picture was made', async () => {
    const { bench, b } = await openTree()
    const createImages: typeof bench.deps.document.createImages = async (files) => {
      bench.hand.setPaintVisible(b, 1, false)
      return bench.deps.document.createImages(files)
    }
    const document = { ...bench.deps.document, createImages }
    await expectRefusal(flattenVersion({ ...bench.deps, document }, 'b'), 'source_changed')
    expect(bench.fillsOf(b)).toHaveLength(3)
  })

  test('of what is flat already writes nothing', async () => {
    const { bench } = await openTree()
    await flattenVersion(bench.deps, 'b')
    const steps = bench.hand.undoSteps()
    await flattenVersion(bench.deps, 'b')
    expect(bench.hand.undoSteps()).toBe(steps)
  })
})

import { describe, expect, test } from 'vitest'
import { makeFlattenedCopy } from '../../../figma-plugin/ui/host/write/make-flattened-copy.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { type Bench, lineagesOf, openBench } from './open-bench.ts'

/** The copy: what became selected. */
function copyIn(bench: Bench) {
  const [id, ...others] = bench.hand.selection()
  expect(others).toEqual([])
  return bench.node(id!)
}

async function copyOf(bench: Bench, id: string) {
  bench.hand.select([id])
  await makeFlattenedCopy(bench.deps, id)
  return copyIn(bench)
}

describe('a flattened copy', () => {
  test('lies exactly over its layer as one image, is selected, and the layer stays', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300, x: 50, y: 60 })
    const text = bench.draw({ type: 'TEXT', name: 'Title', parent: frame, x: 10, y: 20 })
    const over = bench.draw({ parent: frame, fills: [] })
    const before = bench.node(text)
    const copy = await copyOf(bench, text)
    expect(bench.childrenOf(frame)).toEqual([text, copy.id, over])
    expect(copy).toMatchObject({
      type: 'RECTANGLE',
      name: 'Title · flattened',
      visible: true,
      transform: before.transform,
      width: before.width,
      height: before.height,
    })
    expect(copy.fills).toMatchObject([{ type: 'IMAGE', scaleMode: 'FILL' }])
    expect(bench.node(text)).toEqual(before)
    expect(await lineagesOf(bench)).toEqual([])
  })

  test('is drawn at twice the layer’s size, and never larger than Figma takes', async () => {
    const bench = await openBench()
    const sizeOf = async (id: string) => {
      const [fill] = bench.fillsOf((await copyOf(bench, id)).id)
      return bench.deps.document.imageSize(String(fill?.imageHash))
    }
    const small = bench.draw({ fills: [], width: 100, height: 60 })
    expect(await sizeOf(small)).toEqual({ width: 200, height: 120 })
    const wide = bench.draw({ fills: [], width: 5000, height: 10 })
    expect((await sizeOf(wide)).width).toBeLessThanOrEqual(4096)
  })

  test('of a turned layer stands upright around it, also in a turned frame', async () => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'FRAME',
      fills: [],
      width: 400,
      height: 300,
      transform: [
        [0, -1, 500],
        [1, 0, 40],
      ],
    })
    const layer = bench.draw({
      parent: frame,
      fills: [],
      width: 60,
      height: 20,
      transform: [
        [0, -1, 90],
        [1, 0, 30],
      ],
    })
    const copy = await copyOf(bench, layer)
    // Turned by 90° twice: the page sees the layer upside down, 60 wide and 20 high.
    const [[, , x], [, , y]] = bench.node(layer).absoluteTransform
    expect(copy).toMatchObject({ parent: frame, width: 60, height: 20 })
    expect(
      copy.absoluteTransform.flat().map((value) => Math.round(value * 1000) / 1000 + 0),
    ).toEqual([1, 0, x - 60, 0, 1, y - 20])
  })

  test('leaves the flow of an auto layout alone', async () => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'FRAME',
      fills: [],
      props: { layoutMode: 'HORIZONTAL', itemSpacing: 10, primaryAxisSizingMode: 'AUTO' },
    })
    const layer = bench.draw({ parent: frame, fills: [] })
    const next = bench.draw({ parent: frame, fills: [] })
    const before = [bench.node(frame).width, bench.node(next).transform]
    const copy = await copyOf(bench, layer)
    expect([bench.node(frame).width, bench.node(next).transform]).toEqual(before)
    expect(copy.transform).toEqual(bench.node(layer).transform)
    expect(copy.props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
  })

  test('of a layer in an instance stands beside the instance', async () => {
    const bench = await openBench()
    const component = bench.draw({
      type: 'COMPONENT',
      fills: [],
      children: [{ type: 'TEXT', name: 'Title', width: 40, height: 12 }],
    })
    const instance = bench.hand.addInstance(component, { x: 300, y: 70 })
    const copy = await copyOf(bench, bench.childrenOf(instance)[0]!)
    const { width } = bench.node(instance)
    expect(copy.parent).toBe(bench.hand.currentPage())
    expect(copy.transform).toEqual([
      [1, 0, 300 + width + 80],
      [0, 1, 70],
    ])
  })

  test('of a part of a boolean shape stays out of that shape', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 300, height: 200 })
    const union = bench.draw({
      type: 'BOOLEAN_OPERATION',
      parent: frame,
      fills: [],
      children: [
        { type: 'RECTANGLE', name: 'Part', x: 5, y: 5, width: 40, height: 30 },
        { type: 'ELLIPSE', name: 'Other', x: 20, y: 5, width: 40, height: 30 },
      ],
    })
    const [part] = bench.childrenOf(union)
    const copy = await copyOf(bench, part!)
    expect(copy.parent).toBe(frame)
    expect(bench.childrenOf(union)).toHaveLength(2)
  })

  test('keeps a long name within what names may have', async () => {
    const bench = await openBench()
    const layer = bench.draw({ fills: [], name: 'A very long name '.repeat(9) })
    const { name } = await copyOf(bench, layer)
    expect([...name].length).toBeLessThanOrEqual(60)
    expect(name).toMatch(/… · flattened$/)
  })

  test('is refused of what is hidden or gone', async () => {
    const bench = await openBench()
    const layer = bench.draw({ fills: [] })
    bench.hand.setVisible(layer, false)
    const before = bench.look()
    await expectRefusal(makeFlattenedCopy(bench.deps, layer), 'unsupported_source')
    await expectRefusal(makeFlattenedCopy(bench.deps, '99:99'), 'not_found')
    expect(bench.look()).toEqual(before)
  })
})

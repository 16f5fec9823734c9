import { describe, expect, test } from 'vitest'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { type Bench, boxOf, openBench } from './open-bench.ts'

describe('in auto layout', () => {
  const stack = (bench: Bench, direction: 'HORIZONTAL' | 'VERTICAL') =>
    bench.draw({
      type: 'FRAME',
      fills: [],
      width: 300,
      height: 300,
      props: {
        layoutMode: direction,
        itemSpacing: 10,
        primaryAxisSizingMode: 'FIXED',
        counterAxisSizingMode: 'FIXED',
      },
    })

  test.each(['HORIZONTAL', 'VERTICAL'] as const)(
    'a version takes the source’s place in a %s flow, and nothing around it moves',
    async (direction) => {
      const bench = await openBench()
      const frame = stack(bench, direction)
      const before = bench.draw({ parent: frame, fills: [] })
      const source = bench.draw({ parent: frame })
      const after = bench.draw({ parent: frame, fills: [] })
      const places = () => [before, after, frame].map((id) => boxOf(bench, id))
      const seen = places()
      const place = boxOf(bench, source)
      const a = await bench.placeOne(source, { id: 'a' })
      expect(places()).toEqual(seen)
      expect(boxOf(bench, a)).toEqual(place)
      const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
      expect(places()).toEqual(seen)
      expect(boxOf(bench, b)).toEqual(place)
      await showVersion(bench.deps, source, null)
      expect(places()).toEqual(seen)
      expect(boxOf(bench, source)).toEqual(place)
    },
  )

  test('a version fills its part of the flow as the source did', async () => {
    const bench = await openBench()
    const frame = stack(bench, 'HORIZONTAL')
    bench.draw({ parent: frame, fills: [], width: 100 })
    const source = bench.draw({ parent: frame, props: { layoutGrow: 1, layoutAlign: 'STRETCH' } })
    const { width, height } = bench.node(source)
    expect({ width, height }).toEqual({ width: 190, height: 300 })
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.node(a)).toMatchObject({ width, height })
    bench.hand.resize(frame, 400, 200)
    expect(bench.node(a)).toMatchObject({ width: 290, height: 200 })
  })

  test('nothing in the flow is squeezed, not even while a version is put in', async () => {
    const bench = await openBench()
    const frame = stack(bench, 'HORIZONTAL')
    const filling = bench.draw({
      type: 'FRAME',
      fills: [],
      parent: frame,
      props: { layoutGrow: 1, layoutAlign: 'STRETCH' },
    })
    const inner = bench.draw({
      parent: filling,
      fills: [],
      x: 20,
      y: 20,
      props: { constraints: { horizontal: 'SCALE', vertical: 'SCALE' } },
    })
    const source = bench.draw({ parent: frame, width: 200 })
    const before = [filling, inner].map((id) => boxOf(bench, id))
    await bench.placeOne(source, { id: 'a' })
    expect([filling, inner].map((id) => boxOf(bench, id))).toEqual(before)
  })

  test('what stretches with a picture keeps its size while the version takes its place', async () => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'FRAME',
      fills: [],
      props: { layoutMode: 'VERTICAL', counterAxisSizingMode: 'AUTO' },
    })
    const source = bench.draw({ parent: frame, width: 200 })
    const stretching = bench.draw({
      type: 'FRAME',
      fills: [],
      parent: frame,
      props: { layoutAlign: 'STRETCH' },
    })
    const inner = bench.draw({
      parent: stretching,
      fills: [],
      props: { constraints: { horizontal: 'SCALE', vertical: 'MIN' } },
    })
    const places = () => [frame, stretching, inner].map((id) => boxOf(bench, id))
    const before = places()
    await bench.placeOne(source, { id: 'a' })
    expect(places()).toEqual(before)
    await showVersion(bench.deps, source, null)
    expect(places()).toEqual(before)
    expect(bench.node(frame).props).toMatchObject({
      primaryAxisSizingMode: 'AUTO',
      counterAxisSizingMode: 'AUTO',
    })
  })

  test('a version of an absolute child is absolute, with its constraints', async () => {
    const bench = await openBench()
    const frame = stack(bench, 'VERTICAL')
    const other = bench.draw({ parent: frame, fills: [] })
    const source = bench.draw({
      parent: frame,
      props: {
        layoutPositioning: 'ABSOLUTE',
        constraints: { horizontal: 'MAX', vertical: 'MAX' },
      },
    })
    bench.hand.moveTo(source, 111, 77)
    const place = boxOf(bench, source)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(boxOf(bench, a)).toEqual(place)
    expect(bench.node(a).props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(bench.node(other).transform).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
  })

  test('a version in a grid lies absolutely over the source’s cell', async () => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'FRAME',
      fills: [],
      width: 300,
      height: 200,
      props: { layoutMode: 'GRID', gridRowCount: 2, gridColumnCount: 2 },
    })
    const other = bench.draw({ parent: frame, fills: [] })
    const source = bench.draw({ parent: frame })
    const place = boxOf(bench, source)
    const seen = boxOf(bench, other)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(boxOf(bench, a)).toEqual(place)
    expect(bench.node(a).props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(boxOf(bench, other)).toEqual(seen)
    await showVersion(bench.deps, source, null)
    expect(boxOf(bench, source)).toEqual(place)
    expect(bench.node(source).props).not.toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(boxOf(bench, other)).toEqual(seen)
  })
})

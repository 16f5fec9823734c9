import { describe, expect, test } from 'vitest'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import type { PlainMatrix } from '../stand-in/border/contract.ts'
import { type Bench, openBench, pictureFill } from './open-bench.ts'

const box = (bench: Bench, id: string) => {
  const { transform, absoluteTransform, width, height } = bench.node(id)
  return { transform, absoluteTransform, width, height }
}

const visibleIn = (bench: Bench, ids: readonly string[]) =>
  ids.filter((id) => bench.node(id).visible)

describe('a version of a shape', () => {
  test('lies right above it and its other versions, below everything else', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
    bench.draw({ parent: frame, fills: [] })
    const source = bench.draw({ parent: frame, x: 30, y: 20 })
    const sticker = bench.draw({ parent: frame, fills: [] })
    const a = await bench.placeOne(source, { id: 'a' })
    const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
    const c = await bench.placeOne(source, { id: 'c' })
    expect(bench.childrenOf(frame).slice(1)).toEqual([source, a, b, c, sticker])
    expect(box(bench, c)).toEqual(box(bench, source))
    expect(visibleIn(bench, [source, a, b, c])).toEqual([c])
  })

  test('lies above the others also when an older one showed, in order of creation', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
    const source = bench.draw({ parent: frame })
    const a = await bench.placeOne(source, { id: 'a' })
    const b = await bench.placeOne(source, { id: 'b' })
    await showVersion(bench.deps, source, 'a')
    const c = await bench.placeOne(source, { id: 'c', parent: 'a' })
    await showVersion(bench.deps, source, null)
    const d = await bench.placeOne(source, { id: 'd' })
    expect(bench.childrenOf(frame)).toEqual([source, a, b, c, d])
  })

  test.each<[string, PlainMatrix]>([
    [
      'turned',
      [
        [0.6, -0.8, 120],
        [0.8, 0.6, 40],
      ],
    ],
    [
      'mirrored',
      [
        [-1, 0, 200],
        [0, 1, 40],
      ],
    ],
    [
      'turned and mirrored',
      [
        [0, 1, 20],
        [1, 0, 50],
      ],
    ],
  ])('of a %s source lies exactly as that does, also in a turned frame', async (_, transform) => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'FRAME',
      fills: [],
      width: 400,
      height: 300,
      transform: [
        [0.8, -0.6, 70],
        [0.6, 0.8, 10],
      ],
    })
    const source = bench.draw({ parent: frame, transform })
    expect(bench.node(source).transform[0][1]).toBeCloseTo(transform[0][1], 6)
    const version = await bench.placeOne(source, { id: 'a' })
    expect(box(bench, version)).toEqual(box(bench, source))
  })

  test.each(['ELLIPSE', 'POLYGON', 'STAR', 'VECTOR'])(
    'of a %s is of that shape, with its corners, strokes, effects and constraints',
    async (type) => {
      const bench = await openBench()
      const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
      const source = bench.draw({
        type,
        parent: frame,
        x: 10,
        y: 20,
        props: {
          opacity: 0.5,
          strokes: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }],
          constraints: { horizontal: 'MAX', vertical: 'CENTER' },
        },
      })
      const version = await bench.placeOne(source, { id: 'a' })
      expect(bench.node(version).type).toBe(type)
      expect(bench.node(version).props).toEqual(bench.node(source).props)
    },
  )

  test('in a group leaves the group’s box, and in a mask group stays under its mask', async () => {
    const bench = await openBench()
    const mask = bench.draw({
      type: 'ELLIPSE',
      x: 40,
      y: 30,
      width: 20,
      height: 20,
      props: { isMask: true },
    })
    const source = bench.draw({ x: 30, y: 20 })
    const over = bench.draw({ x: 35, y: 25, fills: [] })
    const group = bench.hand.group([mask, source, over], 'Masked')
    const before = box(bench, group)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.childrenOf(group)).toEqual([mask, source, a, over])
    expect(box(bench, group)).toEqual(before)
    expect(box(bench, a)).toEqual(box(bench, source))
  })

  test('lays its overlay above the picture, below a scrim, and like the picture', async () => {
    const bench = await openBench()
    const scrim = {
      type: 'GRADIENT_LINEAR',
      gradientTransform: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      gradientStops: [
        { position: 0, color: { r: 0, g: 0, b: 0, a: 0 } },
        { position: 1, color: { r: 0, g: 0, b: 0, a: 1 } },
      ],
    }
    const crop = {
      scaleMode: 'CROP',
      imageTransform: [
        [0, -0.5, 0.75],
        [0.5, 0, 0.25],
      ],
      filters: { exposure: 0.2 },
    }
    const source = bench.draw({ fills: [pictureFill(bench.hand, crop), scrim] })
    const a = await bench.placeOne(source, { id: 'a' })
    const [base, over] = bench.fillsOf(source)
    const fills = bench.fillsOf(a)
    expect(fills).toEqual([base, { ...base, imageHash: fills[1]?.imageHash }, over])
    expect(fills[1]?.imageHash).not.toBe(fills[0]?.imageHash)
  })

  test('of a source with a paint style leaves that its style', async () => {
    const bench = await openBench()
    const source = bench.draw()
    const style = bench.hand.addStyle('Hero', [pictureFill(bench.hand)])
    bench.hand.applyStyle(source, style)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.node(source).fillStyleId).toBe(style)
    expect(bench.node(a).fillStyleId).toBe('')
    await showVersion(bench.deps, source, null)
    expect(bench.node(source).fillStyleId).toBe(style)
  })
})

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
      const places = () => [before, after, frame].map((id) => box(bench, id))
      const seen = places()
      const place = box(bench, source)
      const a = await bench.placeOne(source, { id: 'a' })
      expect(places()).toEqual(seen)
      expect(box(bench, a)).toEqual(place)
      const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
      expect(places()).toEqual(seen)
      expect(box(bench, b)).toEqual(place)
      await showVersion(bench.deps, source, null)
      expect(places()).toEqual(seen)
      expect(box(bench, source)).toEqual(place)
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
    const before = [filling, inner].map((id) => box(bench, id))
    await bench.placeOne(source, { id: 'a' })
    expect([filling, inner].map((id) => box(bench, id))).toEqual(before)
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
    const places = () => [frame, stretching, inner].map((id) => box(bench, id))
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
    const place = box(bench, source)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(box(bench, a)).toEqual(place)
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
    const place = box(bench, source)
    const seen = box(bench, other)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(box(bench, a)).toEqual(place)
    expect(bench.node(a).props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(box(bench, other)).toEqual(seen)
    await showVersion(bench.deps, source, null)
    expect(box(bench, source)).toEqual(place)
    expect(bench.node(source).props).not.toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(box(bench, other)).toEqual(seen)
  })
})

describe('a picture that the user moved while a version showed', () => {
  const openMoved = async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 600, height: 400 })
    const source = bench.draw({ parent: frame, x: 10, y: 10 })
    const sticker = bench.draw({ parent: frame, fills: [] })
    const a = await bench.placeOne(source, { id: 'a' })
    const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
    bench.hand.moveTo(b, 300, 200)
    bench.hand.resize(b, 96, 64)
    bench.hand.setProps(b, { constraints: { horizontal: 'MAX', vertical: 'MAX' } })
    return { bench, frame, source, sticker, a, b }
  }

  test('shows there whatever is shown next, with its size and constraints', async () => {
    const { bench, source, a, b } = await openMoved()
    const there = box(bench, b)
    await showVersion(bench.deps, source, 'a')
    expect(box(bench, a)).toEqual(there)
    expect(visibleIn(bench, [source, a, b])).toEqual([a])
    await showVersion(bench.deps, source, null)
    expect(box(bench, source)).toEqual(there)
    expect(bench.node(source).props).toMatchObject({
      constraints: { horizontal: 'MAX', vertical: 'MAX' },
    })
  })

  test('gets its next version there, too', async () => {
    const { bench, source, b } = await openMoved()
    const there = box(bench, b)
    const c = await bench.placeOne(source, { id: 'c' })
    expect(box(bench, c)).toEqual(there)
    expect(visibleIn(bench, [source, b, c])).toEqual([c])
  })

  test('stays where it was put in the layers list', async () => {
    const { bench, frame, source, sticker, a, b } = await openMoved()
    bench.hand.move(b, frame)
    expect(bench.childrenOf(frame)).toEqual([source, a, sticker, b])
    await showVersion(bench.deps, source, 'a')
    expect(bench.childrenOf(frame)).toEqual([source, sticker, b, a])
    const c = await bench.placeOne(source, { id: 'c' })
    expect(bench.childrenOf(frame)).toEqual([source, sticker, b, a, c])
  })
})

test('a version that the user moved and hid shows where it is when nothing else was seen', async () => {
  const bench = await openBench()
  const source = bench.draw()
  const a = await bench.placeOne(source, { id: 'a' })
  bench.hand.moveTo(a, 300, 200)
  bench.hand.setVisible(a, false)
  const there = box(bench, a)
  await showVersion(bench.deps, source, 'a')
  expect(box(bench, a)).toEqual(there)
})

test('a version that the user took out is left alone by Show', async () => {
  const bench = await openBench()
  const source = bench.draw()
  const a = await bench.placeOne(source, { id: 'a' })
  const frame = bench.draw({ type: 'FRAME', fills: [], x: 900, width: 400, height: 300 })
  bench.hand.move(a, frame)
  const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
  const away = bench.node(a)
  await showVersion(bench.deps, source, null)
  await showVersion(bench.deps, source, 'b')
  expect(bench.node(a)).toEqual(away)
  expect(away.visible).toBe(true)
  expect(visibleIn(bench, [source, b])).toEqual([b])
  expect(box(bench, b)).toEqual(box(bench, source))
})

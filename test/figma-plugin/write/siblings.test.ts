import { describe, expect, test } from 'vitest'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import type { PlainMatrix } from '../stand-in/border/contract.ts'
import { type Bench, boxOf, openBench, pictureFill } from './open-bench.ts'

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
    expect(boxOf(bench, c)).toEqual(boxOf(bench, source))
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
    expect(boxOf(bench, version)).toEqual(boxOf(bench, source))
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
    const before = boxOf(bench, group)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.childrenOf(group)).toEqual([mask, source, a, over])
    expect(boxOf(bench, group)).toEqual(before)
    expect(boxOf(bench, a)).toEqual(boxOf(bench, source))
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
    const there = boxOf(bench, b)
    await showVersion(bench.deps, source, 'a')
    expect(boxOf(bench, a)).toEqual(there)
    expect(visibleIn(bench, [source, a, b])).toEqual([a])
    await showVersion(bench.deps, source, null)
    expect(boxOf(bench, source)).toEqual(there)
    expect(bench.node(source).props).toMatchObject({
      constraints: { horizontal: 'MAX', vertical: 'MAX' },
    })
  })

  test('gets its next version there, too', async () => {
    const { bench, source, b } = await openMoved()
    const there = boxOf(bench, b)
    const c = await bench.placeOne(source, { id: 'c' })
    expect(boxOf(bench, c)).toEqual(there)
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
  const there = boxOf(bench, a)
  await showVersion(bench.deps, source, 'a')
  expect(boxOf(bench, a)).toEqual(there)
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
  expect(boxOf(bench, b)).toEqual(boxOf(bench, source))
})

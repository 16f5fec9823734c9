import { describe, expect, test } from 'vitest'
import { openBench } from './open-bench.ts'
import { frameIn, openHeld } from './open-held.ts'
import { patchAt } from './placement.ts'

describe('the history frame', () => {
  test('is used again when the user deleted its versions, and never made smaller', async () => {
    const { bench, parent, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a' })
    const frame = frameIn(bench, parent)
    bench.hand.resize(frame, 700, 900)
    bench.hand.remove(a)
    const b = await bench.placeOne(source, { id: 'b' })
    expect(bench.childrenOf(frameIn(bench, parent))).toEqual([b])
    expect(bench.node(frame)).toMatchObject({ width: 700, height: 900 })
  })

  test('that was copied with its design takes the copy’s versions', async () => {
    const { bench, parent, source } = await openHeld({ width: 500, height: 300 })
    await bench.placeOne(source, { id: 'a' })
    const [copy] = bench.hand.duplicate([parent])
    const instance = bench.childrenOf(copy!).find((id) => bench.node(id).type === 'INSTANCE')!
    const copied = bench.childrenOf(instance)[0]!
    const b = await bench.placeOne(copied, { id: 'b', content: patchAt(7, 7) })
    expect(bench.childrenOf(frameIn(bench, copy!))).toContain(b)
    expect(bench.childrenOf(frameIn(bench, parent))).toHaveLength(1)
    expect(bench.fillsOf(copied)).toEqual(bench.fillsOf(b))
    expect(bench.fillsOf(source)).not.toEqual(bench.fillsOf(b))
  })

  test('stays out of the design: right of the frame that the instance lies in, and in it', async () => {
    const { bench, parent, source } = await openHeld({ width: 500, height: 300 })
    await bench.placeOne(source, { id: 'a' })
    expect(bench.node(frameIn(bench, parent)).transform[0][2]).toBe(580)
  })

  test('leaves an auto layout as it was', async () => {
    const { bench, parent, instance, source } = await openHeld({
      width: 500,
      height: 300,
      props: { layoutMode: 'HORIZONTAL', itemSpacing: 9 },
    })
    const next = bench.draw({ parent, fills: [] })
    const places = () =>
      [parent, instance, next].map((id) => {
        const { transform, width, height } = bench.node(id)
        return { transform, width, height }
      })
    const before = places()
    await bench.placeOne(source, { id: 'a' })
    expect(places()).toEqual(before)
    expect(bench.node(frameIn(bench, parent)).props).toMatchObject({
      layoutPositioning: 'ABSOLUTE',
    })
  })

  test('lies outside of a group, whose box it would change', async () => {
    const { bench, parent, instance, source } = await openHeld()
    const group = bench.hand.group([instance], 'Cards')
    const { width } = bench.node(group)
    await bench.placeOne(source, { id: 'a' })
    expect(bench.childrenOf(group)).toEqual([instance])
    expect(bench.node(group).width).toBe(width)
    expect(bench.node(frameIn(bench, parent)).name).toBe('Pentimento · My card')
  })

  test('lies beside a component for pictures of its own, and says that instances change, too', async () => {
    const { bench, parent, component, instance } = await openHeld()
    const photo = bench.childrenOf(component)[0]!
    const a = await bench.placeOne(photo, { id: 'a' })
    expect(bench.childrenOf(component)).toEqual([photo])
    expect(bench.node(frameIn(bench, parent)).name).toBe('Pentimento · Card')
    expect(bench.questions[0]?.text).toMatch(/Every instance of the component changes/)
    expect(bench.fillsOf(photo)).toEqual(bench.fillsOf(a))
    expect(bench.fillsOf(bench.childrenOf(instance)[0]!)).toEqual(bench.fillsOf(a))
  })

  test('takes over from versions that lay over a picture before it became a component', async () => {
    const bench = await openBench()
    const frame = bench.draw({
      type: 'COMPONENT',
      name: 'Card',
      fills: [],
      width: 300,
      height: 200,
    })
    const outside = bench.draw({ x: 20, y: 20 })
    const a = await bench.placeOne(outside, { id: 'a' })
    bench.hand.move(outside, frame)
    bench.hand.move(a, frame)
    const b = await bench.placeOne(outside, { id: 'b', parent: 'a' })
    expect(bench.node(outside).visible).toBe(true)
    expect(bench.node(a).visible).toBe(false)
    expect(bench.fillsOf(outside)).toEqual(bench.fillsOf(b))
    expect(bench.fillsOf(b)).toHaveLength(3)
  })
})

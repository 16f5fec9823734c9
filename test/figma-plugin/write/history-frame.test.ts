import { describe, expect, test } from 'vitest'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { removeVersion } from '../../../figma-plugin/ui/host/write/remove-version.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import type { Drawing } from '../stand-in/border/contract.ts'
import { type Bench, lineagesOf, openBench, pictureFill } from './open-bench.ts'
import { patchAt } from './placement.ts'

interface Held {
  readonly bench: Bench
  /** Where the instance lies. */
  readonly parent: string
  readonly instance: string
  /** The picture in it. */
  readonly source: string
  readonly component: string
}

/** A card with a picture, used as an instance at 200, 30 on the page or in a frame. */
async function openHeld(into?: Partial<Drawing>): Promise<Held> {
  const bench = await openBench()
  const page = bench.hand.currentPage()
  const component = bench.draw({
    type: 'COMPONENT',
    name: 'Card',
    fills: [],
    width: 60,
    height: 50,
    children: [
      {
        type: 'RECTANGLE',
        name: 'Photo',
        x: 6,
        y: 4,
        width: 48,
        height: 32,
        fills: [pictureFill(bench.hand)],
        props: { cornerRadius: 5 },
      },
    ],
  })
  const parent = into ? bench.draw({ type: 'FRAME', fills: [], ...into }) : page
  const instance = bench.hand.addInstance(component, { parent, x: 200, y: 30, name: 'My card' })
  const source = bench.childrenOf(instance)[0]!
  bench.hand.select([source])
  return { bench, parent, instance, source, component }
}

/** The history frame among a parent's children. */
function frameIn(bench: Bench, parent: string): string {
  const found = bench
    .childrenOf(parent)
    .filter((id) => bench.node(id).name.startsWith('Pentimento'))
  expect(found).toHaveLength(1)
  return found[0]!
}

const fillsOf = (bench: Bench, id: string) => bench.fillsOf(id)

describe('versions of a picture in an instance', () => {
  test('lie in a frame right of the instance, one below the other, with names and full paints', async () => {
    const { bench, parent, instance, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a', name: 'Photo · v1 · a' })
    const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
    const frame = frameIn(bench, parent)
    expect(bench.childrenOf(parent).indexOf(frame)).toBe(
      bench.childrenOf(parent).indexOf(instance) + 1,
    )
    expect(bench.node(frame)).toMatchObject({
      type: 'FRAME',
      name: 'Pentimento · My card',
      visible: true,
      transform: [
        [1, 0, 200 + 60 + 80],
        [0, 1, 30],
      ],
      width: 48 + 80,
      height: 40 + 32 + 40 + 32 + 40,
    })
    expect(bench.childrenOf(frame)).toEqual([a, b])
    expect(bench.node(a)).toMatchObject({
      type: 'RECTANGLE',
      name: 'Photo · v1 · a',
      visible: true,
      transform: [
        [1, 0, 40],
        [0, 1, 40],
      ],
      width: 48,
      height: 32,
      props: { corners: [5, 5, 5, 5] },
    })
    expect(bench.node(b).transform).toEqual([
      [1, 0, 40],
      [0, 1, 112],
    ])
    expect(fillsOf(bench, a)).toHaveLength(2)
    expect(fillsOf(bench, b)).toHaveLength(3)
    expect(bench.childrenOf(instance)).toEqual([source])
    expect(bench.node(source).relaunch).toEqual({})
    expect(bench.node(a).relaunch).toHaveProperty('refine')
  })

  test('show by their fills, after the user was asked once', async () => {
    const { bench, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.questions).toHaveLength(1)
    expect(bench.questions[0]).toMatchObject({
      title: 'Change the fills of “Photo”?',
      text: expect.stringMatching(/in an instance.*brings its own fills back/s),
      agree: 'Change fills',
    })
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, a))
    const [lineage] = await lineagesOf(bench)
    expect(lineage).toMatchObject({ source, head: { kind: 'version', id: 'a' } })
    const b = await bench.placeOne(source, { id: 'b' })
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, b))
    expect(fillsOf(bench, b)).toHaveLength(2)
    await showVersion(bench.deps, source, 'a')
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, a))
    expect(bench.questions).toHaveLength(1)
    expect(bench.hand.selection()).toEqual([source])
  })

  test('leave the selection alone, and write nothing where they show already', async () => {
    const { bench, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a' })
    await bench.place(source, [{ id: 'b', content: patchAt(7, 7) }], null)
    bench.hand.select([a])
    await showVersion(bench.deps, source, 'b')
    expect(bench.hand.selection()).toEqual([a])
    const steps = bench.hand.undoSteps()
    await showVersion(bench.deps, source, 'b')
    expect(bench.hand.undoSteps()).toBe(steps)
  })

  test('that are reframed show nowhere but where they are', async () => {
    const { bench, source } = await openHeld()
    const rect = { x: 0, y: 0, width: 12, height: 8 }
    const content = {
      kind: 'reframe',
      picture: photograph(rect, 8),
      transform: { rect },
    } as const
    await bench.placeOne(source, { id: 'r', content, begins: { schema: 1, lineage: 'other' } })
    const before = bench.look()
    await expectRefusal(showVersion(bench.deps, source, 'r'), 'not_supported')
    expect(bench.look()).toEqual(before)
  })

  test('give the source its own fills back', async () => {
    const { bench, source } = await openHeld()
    const before = fillsOf(bench, source)
    await bench.placeOne(source, { id: 'a' })
    await bench.placeOne(source, { id: 'b', parent: 'a' })
    await showVersion(bench.deps, source, null)
    expect(fillsOf(bench, source)).toEqual(before)
    expect((await lineagesOf(bench))[0]?.head).toEqual({ kind: 'source' })
  })

  test('are placed but not shown when the user refuses, and may be asked about again', async () => {
    const { bench, source } = await openHeld()
    bench.answer(false)
    const before = fillsOf(bench, source)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(fillsOf(bench, source)).toEqual(before)
    expect(bench.node(a).visible).toBe(true)
    const look = bench.look()
    await showVersion(bench.deps, source, 'a')
    expect(bench.look()).toEqual(look)
    bench.answer(true)
    await showVersion(bench.deps, source, 'a')
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, a))
    expect(bench.questions).toHaveLength(3)
  })

  test('are asked about only when one of them is to show', async () => {
    const { bench, source } = await openHeld()
    const before = fillsOf(bench, source)
    await bench.place(source, [{ id: 'a' }], null)
    await showVersion(bench.deps, source, null)
    expect(bench.questions).toEqual([])
    expect(fillsOf(bench, source)).toEqual(before)
  })

  test('remember a picture that the user changed meanwhile, not the one from long before', async () => {
    const { bench, source } = await openHeld()
    await bench.placeOne(source, { id: 'a' })
    await showVersion(bench.deps, source, null)
    bench.hand.setFills(source, [pictureFill(bench.hand, { scaleMode: 'FIT' })])
    const changed = fillsOf(bench, source)
    await bench.placeOne(source, { id: 'b' })
    expect(fillsOf(bench, source)).not.toEqual(changed)
    await showVersion(bench.deps, source, null)
    expect(fillsOf(bench, source)).toEqual(changed)
  })

  test('of two pictures lie in two frames that do not cover each other', async () => {
    const { bench, parent, component, instance } = await openHeld()
    bench.draw({ parent: component, name: 'Logo', x: 30, y: 40, width: 24, height: 8 })
    const [photo, logo] = bench.childrenOf(instance)
    await bench.placeOne(photo!, { id: 'a' })
    const first = frameIn(bench, parent)
    await bench.placeOne(logo!, { id: 'b' })
    const second = bench
      .childrenOf(parent)
      .filter((id) => bench.node(id).name.startsWith('Pentimento') && id !== first)[0]!
    const right = bench.node(first).transform[0][2] + bench.node(first).width
    expect(bench.node(second).transform[0][2]).toBe(right + 80)
  })

  test('go with their frame when the last one is removed', async () => {
    const { bench, parent, source } = await openHeld()
    const before = fillsOf(bench, source)
    const children = bench.childrenOf(parent)
    await bench.placeOne(source, { id: 'a' })
    const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    const [a] = bench.childrenOf(frameIn(bench, parent))
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, a!))
    await removeVersion(bench.deps, 'a')
    expect(fillsOf(bench, source)).toEqual(before)
    expect(bench.childrenOf(parent)).toEqual(children)
    expect(bench.entry(source, 'marker')).toMatchObject({ lineage: 'lineage' })
  })

  test('go on showing when they are flattened', async () => {
    const { bench, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a' })
    await flattenVersion(bench.deps, 'a')
    expect(fillsOf(bench, a)).toHaveLength(1)
    expect(fillsOf(bench, source)).toEqual(fillsOf(bench, a))
    expect((await lineagesOf(bench))[0]).toMatchObject({
      head: { kind: 'version', id: 'a' },
      versions: [{ adjusted: false }],
    })
  })

  test('warn before a paint style is detached', async () => {
    const { bench, source, component } = await openHeld()
    const style = bench.hand.addStyle('Hero', [pictureFill(bench.hand)])
    bench.hand.applyStyle(bench.childrenOf(component)[0]!, style)
    await bench.placeOne(source, { id: 'a' })
    expect(bench.questions[0]?.text).toMatch(/paint style is detached/)
    expect(bench.node(source).fillStyleId).toBe('')
  })
})

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
    expect(fillsOf(bench, copied)).toEqual(fillsOf(bench, b))
    expect(fillsOf(bench, source)).not.toEqual(fillsOf(bench, b))
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
    expect(fillsOf(bench, photo)).toEqual(fillsOf(bench, a))
    expect(fillsOf(bench, bench.childrenOf(instance)[0]!)).toEqual(fillsOf(bench, a))
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
    expect(fillsOf(bench, outside)).toEqual(fillsOf(bench, b))
    expect(fillsOf(bench, b)).toHaveLength(3)
  })
})

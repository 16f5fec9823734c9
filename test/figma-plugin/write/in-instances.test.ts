import { describe, expect, test } from 'vitest'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { removeVersion } from '../../../figma-plugin/ui/host/write/remove-version.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { lineagesOf, pictureFill } from './open-bench.ts'
import { frameIn, openHeld } from './open-held.ts'
import { patchAt } from './placement.ts'

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
    expect(bench.fillsOf(a)).toHaveLength(2)
    expect(bench.fillsOf(b)).toHaveLength(3)
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
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(a))
    const [lineage] = await lineagesOf(bench)
    expect(lineage).toMatchObject({ source, head: { kind: 'version', id: 'a' } })
    const b = await bench.placeOne(source, { id: 'b' })
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(b))
    expect(bench.fillsOf(b)).toHaveLength(2)
    await showVersion(bench.deps, source, 'a')
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(a))
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
    const before = bench.fillsOf(source)
    await bench.placeOne(source, { id: 'a' })
    await bench.placeOne(source, { id: 'b', parent: 'a' })
    await showVersion(bench.deps, source, null)
    expect(bench.fillsOf(source)).toEqual(before)
    expect((await lineagesOf(bench))[0]?.head).toEqual({ kind: 'source' })
  })

  test('are placed but not shown when the user refuses, and may be asked about again', async () => {
    const { bench, source } = await openHeld()
    bench.answer(false)
    const before = bench.fillsOf(source)
    const a = await bench.placeOne(source, { id: 'a' })
    expect(bench.fillsOf(source)).toEqual(before)
    expect(bench.node(a).visible).toBe(true)
    const look = bench.look()
    await showVersion(bench.deps, source, 'a')
    expect(bench.look()).toEqual(look)
    bench.answer(true)
    await showVersion(bench.deps, source, 'a')
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(a))
    expect(bench.questions).toHaveLength(3)
  })

  test('are asked about only when one of them is to show', async () => {
    const { bench, source } = await openHeld()
    const before = bench.fillsOf(source)
    await bench.place(source, [{ id: 'a' }], null)
    await showVersion(bench.deps, source, null)
    expect(bench.questions).toEqual([])
    expect(bench.fillsOf(source)).toEqual(before)
  })

  test('remember a picture that the user changed meanwhile, not the one from long before', async () => {
    const { bench, source } = await openHeld()
    await bench.placeOne(source, { id: 'a' })
    await showVersion(bench.deps, source, null)
    bench.hand.setFills(source, [pictureFill(bench.hand, { scaleMode: 'FIT' })])
    const changed = bench.fillsOf(source)
    await bench.placeOne(source, { id: 'b' })
    expect(bench.fillsOf(source)).not.toEqual(changed)
    await showVersion(bench.deps, source, null)
    expect(bench.fillsOf(source)).toEqual(changed)
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
    const before = bench.fillsOf(source)
    const children = bench.childrenOf(parent)
    await bench.placeOne(source, { id: 'a' })
    const b = await bench.placeOne(source, { id: 'b', parent: 'a' })
    await removeVersion(bench.deps, 'b')
    expect(bench.hand.node(b)).toBeNull()
    const [a] = bench.childrenOf(frameIn(bench, parent))
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(a!))
    await removeVersion(bench.deps, 'a')
    expect(bench.fillsOf(source)).toEqual(before)
    expect(bench.childrenOf(parent)).toEqual(children)
    expect(bench.entry(source, 'marker')).toMatchObject({ lineage: 'lineage' })
  })

  test('go on showing when they are flattened', async () => {
    const { bench, source } = await openHeld()
    const a = await bench.placeOne(source, { id: 'a' })
    await flattenVersion(bench.deps, 'a')
    expect(bench.fillsOf(a)).toHaveLength(1)
    expect(bench.fillsOf(source)).toEqual(bench.fillsOf(a))
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

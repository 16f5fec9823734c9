import { describe, expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { stackOf } from '../../../figma-plugin/ui/host/version-stack.ts'
import { flattenVersion } from '../../../figma-plugin/ui/host/write/flatten-version.ts'
import { showVersion } from '../../../figma-plugin/ui/host/write/show-version.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { photograph, softPatch, translucent } from '../../hosts/contract/scene.ts'
import type { PlainPaint } from '../stand-in/border/contract.ts'
import { type Bench, openBench, picture, pictureFill } from './open-bench.ts'

const origin = [
  [1, 0, 0],
  [0, 1, 0],
]

const scrim: PlainPaint = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.4 }

const hashesOf = (bench: Bench, id: string) =>
  bench.fillsOf(id).map(({ type, imageHash }) => imageHash ?? type)

/** What the document says that a version shows. */
async function readVersion({ deps }: Bench, frame: string, id: string) {
  const seen = await seeDocument(deps)
  const source = await sourceLayerOf(deps, seen.nodes.get(frame)!, { seen })
  return deps.pixels.read(stackOf(seen, source, { kind: 'version', id }), rectOf(picture))
}

function drawFrame(bench: Bench, more: Parameters<Bench['draw']>[0] = {}): string {
  return bench.draw({ type: 'FRAME', name: 'Hero', width: 96, height: 64, ...more })
}

describe('a version of a frame’s picture', () => {
  test('is a rectangle at the bottom that fills the frame, and holds overlays only', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench, {
      props: { topLeftRadius: 8, topRightRadius: 4, bottomLeftRadius: 0, bottomRightRadius: 2 },
    })
    const title = bench.draw({ parent: frame, fills: [] })
    const a = await bench.placeOne(frame, { id: 'a' })
    const b = await bench.placeOne(frame, { id: 'b', parent: 'a' })
    expect(bench.childrenOf(frame)).toEqual([a, b, title])
    expect(bench.node(a)).toMatchObject({
      type: 'RECTANGLE',
      transform: origin,
      width: 96,
      height: 64,
      props: {
        constraints: { horizontal: 'STRETCH', vertical: 'STRETCH' },
        corners: bench.node(frame).props.corners,
      },
    })
    expect(new Set(bench.node(a).props.corners as number[])).toEqual(new Set([8, 4, 2, 0]))
    expect(hashesOf(bench, a)).toHaveLength(1)
    expect(hashesOf(bench, b)).toEqual([...hashesOf(bench, a), expect.any(String)])
    expect(bench.entry(b, 'paints')).toEqual({ base: null, overlays: hashesOf(bench, b) })
    expect([frame, a, b].filter((id) => bench.node(id).visible)).toEqual([frame, b])
  })

  test('promise 1: shows exactly what compose gives, over the frame’s own picture', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const patch = softPatch({ x: 2, y: 3, width: 9, height: 7 }, 8)
    await bench.placeOne(frame, { id: 'a', content: { kind: 'patch', patch } })
    expect(await readVersion(bench, frame, 'a')).toEqual(composeOnto(picture, patch))
  })

  test('grows with the frame', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const a = await bench.placeOne(frame, { id: 'a' })
    bench.hand.resize(frame, 200, 100)
    expect(bench.node(a)).toMatchObject({ transform: origin, width: 200, height: 100 })
  })

  test.each(['HORIZONTAL', 'VERTICAL', 'GRID'])(
    'moves nothing in a frame with the layout %s',
    async (layoutMode) => {
      const bench = await openBench()
      const frame = drawFrame(bench, {
        props: {
          layoutMode,
          ...(layoutMode !== 'GRID' && {
            paddingLeft: 7,
            paddingTop: 5,
            itemSpacing: 3,
            primaryAxisSizingMode: 'AUTO',
            counterAxisSizingMode: 'AUTO',
          }),
        },
      })
      const children = [10, 20, 30].map((width) =>
        bench.draw({ parent: frame, fills: [], width, height: width }),
      )
      const places = () => [frame, ...children].map((id) => bench.node(id))
      const before = places().map(({ transform, width, height }) => ({ transform, width, height }))
      const a = await bench.placeOne(frame, { id: 'a' })
      const after = places().map(({ transform, width, height }) => ({ transform, width, height }))
      expect(after).toEqual(before)
      const { width, height } = bench.node(frame)
      expect(bench.node(a)).toMatchObject({ transform: origin, width, height })
      expect(bench.node(a).props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    },
  )

  test('in a frame with forty children lies below all of them', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const children = Array.from({ length: 40 }, () => bench.draw({ parent: frame, fills: [] }))
    const a = await bench.placeOne(frame, { id: 'a' })
    const b = await bench.placeOne(frame, { id: 'b' })
    expect(bench.childrenOf(frame)).toEqual([a, b, ...children])
  })

  test('keeps the frame visible whatever shows', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const a = await bench.placeOne(frame, { id: 'a' })
    const b = await bench.placeOne(frame, { id: 'b' })
    const visible = () => [frame, a, b].filter((id) => bench.node(id).visible)
    expect(visible()).toEqual([frame, b])
    await showVersion(bench.deps, frame, 'a')
    expect(visible()).toEqual([frame, a])
    await showVersion(bench.deps, frame, null)
    expect(visible()).toEqual([frame])
  })

  test('becomes the picked layer in place of the frame', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    bench.hand.select([frame])
    const a = await bench.placeOne(frame, { id: 'a' })
    expect(bench.hand.selection()).toEqual([a])
  })

  test('follows a new crop of the frame’s picture with its next version', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    await bench.placeOne(frame, { id: 'a' })
    bench.hand.setFills(frame, [pictureFill(bench.hand, { scaleMode: 'FIT' })])
    const b = await bench.placeOne(frame, { id: 'b', parent: 'a' })
    const fills = bench.fillsOf(b)
    expect(fills.map(({ scaleMode }) => scaleMode)).toEqual(['FIT', 'FIT'])
  })
})

describe('where other fills lie over a frame’s picture', () => {
  test('the rectangle holds the picture, the overlays and those fills', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench, { fills: [pictureFill(bench.hand), scrim] })
    const a = await bench.placeOne(frame, { id: 'a' })
    const [base] = hashesOf(bench, frame)
    expect(hashesOf(bench, a)).toEqual([base, expect.any(String), 'SOLID'])
    const b = await bench.placeOne(frame, { id: 'b', parent: 'a' })
    const [, one] = hashesOf(bench, a)
    expect(hashesOf(bench, b)).toEqual([base, one, expect.any(String), 'SOLID'])
    expect(bench.entry(b, 'paints')).toMatchObject({ base })
  })

  test('hidden ones do not count', async () => {
    const bench = await openBench()
    const fills = [pictureFill(bench.hand), { ...scrim, visible: false }]
    const a = await bench.placeOne(drawFrame(bench, { fills }), { id: 'a' })
    expect(bench.entry(a, 'paints')).toMatchObject({ base: null })
  })

  test('a picture that does not hide what lies below is refused, with the way out', async () => {
    const bench = await openBench()
    for (const picture of [{ scaleMode: 'FIT' }, { opacity: 0.5 }, { blendMode: 'MULTIPLY' }]) {
      const fills = [pictureFill(bench.hand, picture), scrim]
      const frame = drawFrame(bench, { fills, height: 500 })
      const before = bench.look()
      await expectRefusal(bench.place(frame, [{ id: 'a' }]), 'unsupported_source')
      expect(bench.look()).toEqual(before)
    }
  })
})

describe('a whole picture in a frame', () => {
  test('that is opaque hides the frame’s own', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const whole = photograph(picture, 8, 9)
    const content = { kind: 'replacing', picture: whole } as const
    const a = await bench.placeOne(frame, { id: 'a', content })
    expect(hashesOf(bench, a)).toHaveLength(1)
    expect(bench.entry(a, 'paints')).toEqual({ base: hashesOf(bench, a)[0], overlays: [] })
    expect(await readVersion(bench, frame, 'a')).toEqual(whole)
  })

  test('that is translucent is refused: the frame’s own would show through', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const content = { kind: 'replacing', picture: translucent(picture) } as const
    const before = bench.look()
    await expectRefusal(bench.place(frame, [{ id: 'a', content }]), 'not_supported')
    expect(bench.look()).toEqual(before)
  })

  test('comes of flattening a version, and looks the same', async () => {
    const bench = await openBench()
    const frame = drawFrame(bench)
    const patch = softPatch({ x: 2, y: 3, width: 9, height: 7 }, 8)
    const a = await bench.placeOne(frame, { id: 'a', content: { kind: 'patch', patch } })
    await flattenVersion(bench.deps, 'a')
    expect(bench.entry(a, 'paints')).toEqual({ base: hashesOf(bench, a)[0], overlays: [] })
    expect(await readVersion(bench, frame, 'a')).toEqual(composeOnto(picture, patch))
  })

  test('does not come of flattening over a translucent picture', async () => {
    const bench = await openBench()
    const imageHash = bench.hand.addImage(encodePng(translucent(picture)))
    const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
    const frame = drawFrame(bench, { fills })
    await bench.placeOne(frame, { id: 'a' })
    const before = bench.look()
    await expectRefusal(flattenVersion(bench.deps, 'a'), 'not_supported')
    expect(bench.look()).toEqual(before)
  })
})

test('a version that an auto layout took in fills the frame again when it is shown', async () => {
  const bench = await openBench()
  const frame = drawFrame(bench)
  const title = bench.draw({ parent: frame, fills: [] })
  const a = await bench.placeOne(frame, { id: 'a' })
  const b = await bench.placeOne(frame, { id: 'b', parent: 'a' })
  const sizing = { primaryAxisSizingMode: 'FIXED', counterAxisSizingMode: 'FIXED' }
  bench.hand.setProps(frame, { layoutMode: 'VERTICAL', ...sizing })
  for (const id of [a, b]) bench.hand.setProps(id, { layoutPositioning: 'AUTO' })
  expect(bench.node(title).transform[1][2]).toBe(64)
  await showVersion(bench.deps, frame, 'a')
  expect(bench.node(a)).toMatchObject({ transform: origin, width: 96, height: 64, visible: true })
  expect(bench.node(b).visible).toBe(false)
  expect(bench.node(title).transform).toEqual(origin)
})

import { describe, expect, test } from 'vitest'
import { rectOf } from '../../../core/image/rect.ts'
import { seeDocument } from '../../../figma-plugin/ui/host/see-document.ts'
import { sourceLayerOf } from '../../../figma-plugin/ui/host/source-layer.ts'
import { stackOf } from '../../../figma-plugin/ui/host/version-stack.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, lineagesOf, openBench, pictureFill } from './open-bench.ts'
import type { NewDraft } from './placement.ts'

const rect = { x: -6, y: 0, width: 36, height: 16 }
const wide = photograph({ width: 36, height: 16 }, 8, 7)

function reframe(lineage = 'lineage'): NewDraft {
  return {
    id: 'r',
    content: { kind: 'reframe', picture: wide, transform: { rect } },
    begins: { schema: 1, lineage: 'wider', derivedFrom: { lineage, version: null, rect } },
  }
}

async function readSource({ deps }: Bench, id: string) {
  const seen = await seeDocument(deps)
  const source = await sourceLayerOf(deps, seen.nodes.get(id)!, { seen })
  return deps.pixels.read(stackOf(seen, source, { kind: 'source' }), rectOf(source.image))
}

describe('a reframed picture', () => {
  test('stands right of its source at the same scale, is picked, and begins a lineage', async () => {
    const bench = await openBench()
    const frame = bench.draw({ type: 'FRAME', fills: [], width: 400, height: 300 })
    const source = bench.draw({ parent: frame, x: 20, y: 10 })
    const over = bench.draw({ parent: frame, fills: [] })
    bench.hand.select([source])
    const layer = await bench.placeOne(source, reframe())
    expect(bench.childrenOf(frame)).toEqual([source, layer, over])
    expect(bench.node(layer)).toMatchObject({
      visible: true,
      width: 72,
      height: 32,
      transform: [
        [1, 0, 20 + 48 + 80],
        [0, 1, 10],
      ],
    })
    expect(bench.node(source).visible).toBe(true)
    expect(bench.hand.selection()).toEqual([layer])
    expect(await readSource(bench, layer)).toEqual(wide)
    const lineages = await lineagesOf(bench)
    expect(lineages.map(({ id, source: of, derivedFrom }) => ({ id, of, derivedFrom }))).toEqual([
      { id: 'lineage', of: source, derivedFrom: null },
      { id: 'wider', of: layer, derivedFrom: { lineage: 'lineage', version: null, rect } },
    ])
  })

  test('stands right of where the picture is seen', async () => {
    const bench = await openBench()
    const source = bench.draw()
    const a = await bench.placeOne(source, { id: 'a' })
    bench.hand.moveTo(a, 300, 40)
    bench.hand.resize(a, 96, 64)
    const layer = await bench.placeOne(source, reframe())
    expect(bench.node(layer)).toMatchObject({
      width: 144,
      height: 64,
      transform: [
        [1, 0, 300 + 96 + 80],
        [0, 1, 40],
      ],
    })
    expect(bench.node(a).visible).toBe(true)
  })

  test('takes the filters along, not the crop', async () => {
    const bench = await openBench()
    const crop = {
      scaleMode: 'CROP',
      imageTransform: [
        [0.5, 0, 0.25],
        [0, 0.5, 0.25],
      ],
      filters: { exposure: 0.5 },
    }
    const source = bench.draw({ fills: [pictureFill(bench.hand, crop)] })
    const layer = await bench.placeOne(source, reframe())
    // Half of the picture fills the source, so a pixel is drawn at twice the size.
    expect(bench.node(layer)).toMatchObject({ width: 144, height: 64 })
    expect(bench.node(layer).fills).toMatchObject([
      {
        scaleMode: 'FILL',
        filters: { exposure: 0.5 },
        imageTransform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
      },
    ])
  })

  test('lies outside of a group, absolutely in an auto layout, and beside an instance', async () => {
    const bench = await openBench()
    const page = bench.hand.currentPage()
    const grouped = bench.draw()
    const group = bench.hand.group([grouped], 'Group')
    const out = await bench.placeOne(grouped, reframe())
    expect([bench.node(out).parent, bench.node(group).width]).toEqual([page, 48])

    const stack = bench.draw({ type: 'FRAME', fills: [], props: { layoutMode: 'HORIZONTAL' } })
    const inFlow = bench.draw({ parent: stack })
    const next = bench.draw({ parent: stack, fills: [] })
    const before = bench.node(next).transform
    const placed = await bench.place(inFlow, [
      { ...reframe('second'), id: 's', begins: { schema: 1, lineage: 'wide 2' } },
    ])
    const { layer } = placed.versions[0]!
    expect(bench.node(layer).props).toMatchObject({ layoutPositioning: 'ABSOLUTE' })
    expect(bench.node(next).transform).toEqual(before)

    const component = bench.draw({
      type: 'COMPONENT',
      fills: [],
      children: [
        {
          type: 'RECTANGLE',
          name: 'Photo',
          width: 48,
          height: 32,
          fills: [pictureFill(bench.hand)],
        },
      ],
    })
    const instance = bench.hand.addInstance(component, { x: 500, y: 90 })
    const held = bench.childrenOf(instance)[0]!
    const own = await bench.placeOne(held, {
      ...reframe(),
      id: 't',
      begins: { schema: 1, lineage: 'wide 3' },
    })
    expect(bench.node(own)).toMatchObject({ parent: page, width: 72 })
    expect(bench.questions).toEqual([])
  })
})

test('a picture that someone else began to refine meanwhile is not given a lineage of its own', async () => {
  const bench = await openBench()
  const source = bench.draw()
  await bench.placeOne(source, { id: 'a' })
  const before = bench.look()
  const work = bench.place(source, [{ id: 'b', lineage: 'theirs' }])
  await expect(work).rejects.toThrow(
    expect.objectContaining({ code: 'source_changed', retryable: true }),
  )
  expect(bench.look()).toEqual(before)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../../core/edit/coverage.ts'
import type { Edge } from '../../../core/edit/edit.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { resample } from '../../../core/image/resample.ts'
import { coverageAt, createMask, type Mask } from '../../../core/mask/mask.ts'
import { accept, prepare, refine, request } from '../../../core/refine.ts'
import { photograph, translucent } from '../../hosts/contract/scene.ts'
import { box, type Desk, intentOn, openDesk, oval, shownOn } from './desk.ts'
import {
  createScriptedProvider,
  flat,
  repaintEverything,
  type Script,
} from './scripted-provider.ts'

const bounds = { x: 0, y: 0, width: 40, height: 30 }
const strict: Edge = { kind: 'strict' }

/** What providers do to pictures that they were not asked to change. */
const misbehaviours: Record<string, Script> = {
  'repaints everything': repaintEverything,
  'answers at half the size': ({ picture }) => [
    resample(photograph(picture, picture.depth, 77), {
      width: Math.ceil(picture.width / 2),
      height: Math.ceil(picture.height / 2),
    }),
  ],
  'answers at another ratio': () => [flat({ width: 31, height: 90 }, 8, [9, 200, 9, 255])],
  'answers a single pixel': () => [flat({ width: 1, height: 1 }, 8, [255, 0, 255, 255])],
  'answers transparent': ({ picture }) => [flat(picture, picture.depth, [12, 34, 56, 0])],
  'answers at the other depth': ({ picture }) => [
    photograph(picture, picture.depth === 8 ? 16 : 8, 5),
  ],
}

for (const depth of [8, 16] as const) {
  for (const [name, script] of Object.entries(misbehaviours)) {
    for (const edge of [strict, { kind: 'soft', px: 3 }] as const) {
      test(`promise 1: no bit changes outside, at ${depth} bits with a ${edge.kind} edge, when a provider ${name}`, async () => {
        const desk = await openDesk(createScriptedProvider(script), {
          picture: photograph(bounds, depth),
        })
        const region = oval({ x: 9, y: 7, width: 15, height: 12 }, bounds)
        await expectExactOutside(desk, region, edge)
      })
    }
  }
}

test('promise 1: no bit changes outside a translucent picture', async () => {
  for (const depth of [8, 16] as const) {
    for (const script of [repaintEverything, misbehaviours['answers transparent']!]) {
      const desk = await openDesk(createScriptedProvider(script), {
        picture: translucent(photograph(bounds, depth)),
      })
      await expectExactOutside(desk, box(15, 5, 12, 9), strict)
    }
  }
})

test('promise 1: protected pixels inside the region keep every bit, whatever the edge', async () => {
  const label = box(14, 10, 5, 3)
  for (const edge of [strict, { kind: 'soft', px: 4 }] as const) {
    const desk = await openDesk(createScriptedProvider(repaintEverything))
    await refine(desk.deps, intentOn(desk, { region: box(8, 6, 20, 14), protect: [label], edge }))
    const shown = await shownOn(desk)
    expect(changedPixels(desk.picture, shown).filter(([x, y]) => coverageAt(label, x, y))).toEqual(
      [],
    )
    expect(changedPixels(desk.picture, shown)).not.toEqual([])
  }
})

test('promise 1: holds for any region, edge and answer', async () => {
  const picture = fc.record({
    width: fc.integer({ min: 1, max: 14 }),
    height: fc.integer({ min: 1, max: 14 }),
  })
  await fc.assert(
    fc.asyncProperty(
      picture,
      fc.integer({ min: 1, max: 1000 }),
      fc.constantFrom(8 as const, 16 as const),
      fc.constantFrom<Edge>(strict, { kind: 'soft', px: 0.5 }, { kind: 'soft', px: 6 }),
      async (size, seed, depth, edge) => {
        const coverage = photograph(size, 8, seed).data.filter((_, pos) => pos % 4 === 0)
        const data = Uint8Array.from(coverage, (value, i) => ((i * seed) % 3 === 0 ? value : 0))
        if (data.every((value) => value === 0)) data[0] = 255
        const desk = await openDesk(createScriptedProvider(repaintEverything), {
          picture: photograph(size, depth, seed),
        })
        await expectExactOutside(desk, createMask(rectOf(size), data), edge)
      },
    ),
    { numRuns: 40 },
  )
})

test('promise 1: ten refinements on top of each other leave every bit outside as it was', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything), {
    picture: photograph(bounds, 16),
  })
  const region = oval({ x: 9, y: 7, width: 15, height: 12 }, bounds)
  let parent: string | null = null
  for (let turn = 0; turn < 10; turn++) {
    const picked = (await desk.host.pick())!
    const { placed } = await refine(
      desk.deps,
      intentOn({ picked }, { region, parent, instruction: `turn ${turn}` }),
    )
    parent = placed.versions[0]!.id
  }
  const outside = changedPixels(desk.picture, await shownOn(desk)).filter(
    ([x, y]) => coverageAt(region, x, y) === 0,
  )
  expect(outside).toEqual([])
})

test('promise 8: the report’s numbers are those of the document afterwards', async () => {
  const desk = await openDesk(createScriptedProvider(repaintEverything))
  const prepared = await prepare(desk.deps, intentOn(desk, { region: box(5, 5, 11, 9) }))
  const proposal = await request(desk.deps, prepared)
  await accept(desk.deps, proposal, [0])
  const { inside, outside } = proposal.candidates[0]!.report
  const changed = changedPixels(desk.picture, await shownOn(desk))
  expect(inside.changedPixels).toBe(changed.length)
  expect(outside.changedPixels).toBe(0)
  expect(outside.maxDifference).toBe(0)
  expect(inside.pixels + outside.pixels).toBe(prepared.plan.crop.width * prepared.plan.crop.height)
})

async function expectExactOutside(desk: Desk, region: Mask, edge: Edge): Promise<void> {
  const { proposal } = await refine(desk.deps, intentOn(desk, { region, edge }))
  const shown = await shownOn(desk)
  const { coverage } = coverageOf({ rect: rectOf(desk.picture), region, protect: [], edge })
  const changed = changedPixels(desk.picture, shown)
  expect(changed.filter(([x, y]) => coverageAt(coverage, x, y) === 0)).toEqual([])
  const reach = edge.kind === 'soft' ? edge.px : 0
  expect(changed.filter(([x, y]) => !isNear(region, x, y, reach))).toEqual([])
  expect(changed.length).toBeGreaterThan(0)
  expect(proposal.candidates[0]!.report.outside).toMatchObject({
    changedPixels: 0,
    maxDifference: 0,
  })
  expect(await desk.host.readPixels(desk.layer, { kind: 'source' }, rectOf(desk.picture))).toEqual(
    desk.picture,
  )
}

/** Looks at every covered pixel, so that it shares nothing with the code that it checks. */
function isNear({ rect, data }: Mask, x: number, y: number, reach: number): boolean {
  return data.some(
    (coverage, i) =>
      coverage > 0 &&
      Math.hypot(rect.x + (i % rect.width) - x, rect.y + Math.floor(i / rect.width) - y) <= reach,
  )
}

function changedPixels(before: Picture, after: Picture): [number, number][] {
  const changed: [number, number][] = []
  for (let i = 0; i < before.width * before.height; i++) {
    const a = before.data.subarray(i * 4, i * 4 + 4)
    const b = after.data.subarray(i * 4, i * 4 + 4)
    if (a.some((word, channel) => word !== b[channel])) {
      changed.push([i % before.width, Math.floor(i / before.width)])
    }
  }
  return changed
}

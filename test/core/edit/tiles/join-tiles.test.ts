import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Plan } from '../../../../core/edit/plan.ts'
import type { SettledCandidate } from '../../../../core/edit/settle/settle.ts'
import { settleCandidate } from '../../../../core/edit/settle/settle-candidate.ts'
import { joinTilesInSteps } from '../../../../core/edit/tiles/join-tiles.ts'
import type { Tile } from '../../../../core/edit/tiles/plan-tiles.ts'
import { tileWeights } from '../../../../core/edit/tiles/tile-weights.ts'
import { createPicture, cropPicture, type Picture } from '../../../../core/image/picture.ts'
import type { Rect } from '../../../../core/image/rect.ts'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { finish } from '../../../../core/steps.ts'
import { photograph } from '../../../hosts/contract/scene.ts'
import { flat } from '../../refine/scripted-provider.ts'

const size = { width: 300, height: 120 }
const whole: Plan = { crop: { x: 0, y: 0, ...size }, sent: size, density: 1 }
const region = fullMask({ x: 20, y: 20, width: 260, height: 80 })
const tiles: Tile[] = [
  tileAt({ x: 20, y: 20, width: 130, height: 80 }, { x: 0, y: 0, width: 200, height: 120 }),
  tileAt({ x: 150, y: 20, width: 130, height: 80 }, { x: 100, y: 0, width: 200, height: 120 }),
]

function tileAt(cell: Rect, crop: Rect): Tile {
  return { cell, plan: { crop, sent: crop, density: 1 } }
}

function settle(parent: Picture, tile: Tile, candidate: Picture): SettledCandidate {
  return settleCandidate({
    plan: tile.plan,
    parent: cropPicture(parent, tile.plan.crop),
    region,
    protect: [],
    edge: { kind: 'strict' },
    candidate,
    faithful: true,
  })
}

function join(
  parent: Picture,
  answers: readonly (Picture | null)[],
  where: Mask | null = region,
): SettledCandidate {
  const settled = answers.flatMap((answer, index) => {
    const tile = tiles[index]!
    return answer ? [{ tile, settled: settle(parent, tile, answer) }] : []
  })
  const edge = { kind: 'strict' } as const
  return finish(
    joinTilesInSteps({
      ...{ plan: whole, parent, region: where, protect: [], edge, faithful: true },
      planned: tiles,
      tiles: settled,
    }),
  )
}

function patchOf({ content }: SettledCandidate) {
  if (content.kind !== 'patch') return expect.fail(`Expected a patch but received ${content.kind}`)
  return content.patch
}

test('the weights of two neighbours come to one, and a tile counts fully beyond the overlap', () => {
  const [left, right] = tiles.map((tile) => tileWeights(tile, tiles).columns)
  for (let x = 100; x < 200; x++) expect(left![x]! + right![x - 100]!).toBeCloseTo(1, 6)
  expect(left![0]).toBe(1)
  expect(left![117]).toBe(1)
  expect(left![150]).toBeLessThan(0.5)
  expect(left![199]).toBe(0)
  expect(right!.at(-1)).toBe(1)
})

test.each([8, 16] as const)(
  'tiles of one colour join to that colour everywhere, at %i bits',
  (depth) => {
    const parent = photograph(size, depth)
    const answer = flat({ width: 200, height: 120 }, depth, [200, 40, 90, 255])
    const { color, coverage } = patchOf(join(parent, [answer, answer]))
    const same = color.data.every((word, pos) => word === answer.data[pos % 4])
    expect(same).toBe(true)
    expect(coverage.data[60 * 300 + 150]).toBe(255)
  },
)

test('where tiles overlap one fades into the other, without a step', () => {
  const parent = flat(size, 8, [50, 50, 50, 255])
  const dark = flat({ width: 200, height: 120 }, 8, [100, 100, 100, 255])
  const light = flat({ width: 200, height: 120 }, 8, [164, 164, 164, 255])
  const { color } = patchOf(join(parent, [dark, light]))
  const row = Array.from({ length: 300 }, (_, x) => color.data[(60 * 300 + x) * 4]!)
  expect(row.slice(0, 117)).toEqual(Array.from({ length: 117 }, () => 100))
  expect(row.slice(183)).toEqual(Array.from({ length: 117 }, () => 164))
  for (let x = 1; x < 300; x++) {
    expect(row[x]! - row[x - 1]!).toBeGreaterThanOrEqual(0)
    expect(row[x]! - row[x - 1]!).toBeLessThanOrEqual(2)
  }
})

test('promise 1: outside the region nothing changes, and the report is measured on the whole', () => {
  const parent = photograph(size, 8)
  const answer = flat({ width: 200, height: 120 }, 8, [200, 40, 90, 255])
  const joined = join(parent, [answer, answer])
  const { coverage } = patchOf(joined)
  const leaked = coverage.data.findIndex((value, i) => {
    const [x, y] = [i % 300, Math.floor(i / 300)]
    return value > 0 && (x < 20 || y < 20 || x >= 280 || y >= 100)
  })
  expect(leaked).toBe(-1)
  expect(joined.report.outside).toMatchObject({ changedPixels: 0, maxDifference: 0 })
  expect(joined.report.outside.pixels + joined.report.inside.pixels).toBe(300 * 120)
  expect(joined.report.notes).toContain('Painted in 2 tiles, which fade into each other.')
})

test('where a tile is missing the picture stays, and the others fade into it', () => {
  const parent = photograph(size, 8)
  const answer = flat({ width: 200, height: 120 }, 8, [200, 40, 90, 255])
  const joined = join(parent, [answer, null])
  const { coverage } = patchOf(joined)
  const row = coverage.data.subarray(60 * 300, 61 * 300)
  expect(row[100]).toBe(255)
  expect([...row.subarray(182)].every((value) => value === 0)).toBe(true)
  for (let x = 118; x < 186; x++) expect(row[x]! - row[x - 1]!).toBeGreaterThanOrEqual(-5)
  expect(joined.report.notes).toContain(
    '1 of the 2 tiles did not arrive: there the picture stays as it is.',
  )
})

test('a tile with transparency makes the whole a replacing picture, the other tile laid on', () => {
  const parent = photograph(size, 8)
  const holed = flat({ width: 200, height: 120 }, 8, [9, 9, 9, 0])
  const opaque = flat({ width: 200, height: 120 }, 8, [200, 40, 90, 255])
  const { content, report } = join(parent, [holed, opaque])
  if (content.kind !== 'replacing') return expect.fail(`Expected another kind than ${content.kind}`)
  const alpha = (x: number) => content.picture.data[(60 * 300 + x) * 4 + 3]
  expect(alpha(60)).toBe(0)
  expect(alpha(240)).toBe(255)
  expect(report.outside.changedPixels).toBe(0)
})

test('joining gives what one tile alone gives where only that one reaches', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
      const parent = photograph(size, 8)
      const answer = photograph({ width: 200, height: 120 }, 8, seed)
      const alone = settle(parent, tiles[0]!, answer)
      const { color, coverage } = patchOf(join(parent, [answer, answer]))
      const rect = { x: 0, y: 0, width: 100, height: 120 }
      expect(cropPicture(color, rect)).toEqual(cropPicture(patchOf(alone).color, rect))
      for (let y = 0; y < 120; y++) {
        expect(coverage.data.subarray(y * 300, y * 300 + 100)).toEqual(
          patchOf(alone).coverage.data.subarray(y * 200, y * 200 + 100),
        )
      }
    }),
    { numRuns: 5 },
  )
})

test('nothing to join is a mistake', () => {
  expect(() => join(createPicture(size, 8), [])).toThrow(/at least one tile/)
})

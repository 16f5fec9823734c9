import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { changedRegion } from '../../../core/edit/changed-region.ts'
import { coverageOf } from '../../../core/edit/coverage.ts'
import { localise } from '../../../core/edit/settle/localise.ts'
import type { ChangeMap, SettleState } from '../../../core/edit/settle/settle.ts'
import { settleCandidate } from '../../../core/edit/settle/settle-candidate.ts'
import { anyChange } from '../../../core/edit/wanted-change.ts'
import { createPicture, type Picture, toDepth } from '../../../core/image/picture.ts'
import { type Rect, rectOf } from '../../../core/image/rect.ts'
import { coverageAt, fullMask, type Mask } from '../../../core/mask/mask.ts'
import { finish, type Steps } from '../../../core/steps.ts'
import { root } from '../../../scripts/root.ts'
import { flatPicture, pictureOf } from './arbitrary-picture.ts'

const sample = join(root, 'standalone/playground/samples/coffee.png')
const size = { width: 900, height: 600 }
const spot: Rect = { x: 280, y: 190, width: 240, height: 160 }

const edge = { kind: 'strict' } as const

async function photograph(): Promise<Picture> {
  const pixels = sharp(sample).resize(size.width, size.height, { fit: 'fill' })
  return createPicture(size, 8, new Uint8Array(await pixels.ensureAlpha().raw().toBuffer()))
}

/** The picture as a JPEG of a quality gives it back. */
async function recompressed(picture: Picture, quality: number): Promise<Picture> {
  const raw = { ...size, channels: 4 } as const
  const file = await sharp(picture.data, { raw }).removeAlpha().jpeg({ quality }).toBuffer()
  const pixels = await sharp(file).ensureAlpha().raw().toBuffer()
  return createPicture(size, 8, new Uint8Array(pixels))
}

/** A copy whose colours inside a rectangle are shifted, the dark ones as well. */
function edited(picture: Picture, { x, y, width, height }: Rect): Picture {
  const copy = createPicture(picture, picture.depth, picture.data.slice())
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const pos = (row * picture.width + column) * 4
      copy.data[pos + 1] = 30 + picture.data[pos + 1]! * 0.7
      copy.data[pos + 2] = picture.data[pos + 2]! * 0.7
    }
  }
  return copy
}

/** Shares of a rectangle that a mask covers, and of all the rest. */
function found(mask: Mask | null, rect: Rect): { inside: number; outside: number } {
  let inside = 0
  let outside = 0
  for (let y = 0; mask && y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      if (coverageAt(mask, x, y) === 0) continue
      const isInside =
        x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height
      if (isInside) inside++
      else outside++
    }
  }
  const area = rect.width * rect.height
  return { inside: inside / area, outside: outside / (size.width * size.height - area) }
}

/** The change map of an answer to a whole picture. */
function changeIn(parent: Picture, picture: Picture): ChangeMap {
  const rect = rectOf(parent)
  const { allowed, ceiling, coverage } = coverageOf({ rect, region: null, protect: [], edge })
  const state = finish(
    localise(
      { picture, coverage, isOwn: false, alignment: null, change: null, measures: {}, notes: [] },
      {
        plan: { crop: rect, sent: parent, density: 1 },
        ...{ parent, allowed, ceiling, feathered: coverage },
        answered: parent,
        meansAlpha: true,
        faithful: false,
        wanted: anyChange,
        hasRegion: false,
      },
    ) as Steps<SettleState>,
  )
  return state.change!
}

/** What localising finds in an answer to a whole picture, as a region. */
function changed(parent: Picture, color: Picture, at = { x: 0, y: 0 }): Mask | null {
  const crop = { ...at, width: parent.width, height: parent.height }
  const change = changeIn(parent, color)
  return finish(changedRegion(change, crop, null))
}

for (const quality of [95, 85, 75, 60]) {
  test(`a local edit is found although all of the file was compressed again at ${quality}`, async () => {
    const parent = await photograph()
    const answer = await recompressed(edited(parent, spot), quality)
    const { inside, outside } = found(changed(parent, answer), spot)
    expect(inside).toBeGreaterThan(0.98)
    expect(outside).toBeLessThan(0.08)
  })

  test(`compressing again at ${quality} is no change, and neither is another tone of all of it a region`, async () => {
    const parent = await photograph()
    expect(changed(parent, await recompressed(parent, quality))).toBeNull()
    expect(changed(parent, await recompressed(edited(parent, rectOf(size)), quality))).toBeNull()
  })
}

test('an edit is found the same at 16 bits', async () => {
  const parent = await photograph()
  const answer = await recompressed(edited(parent, spot), 85)
  const deep = changed(toDepth(parent, 16), toDepth(answer, 16))
  expect(deep).toEqual(changed(parent, answer))
})

const grey = flatPicture(size, 8, [120, 120, 120, 255])

test('what an edit leaves as it was in its middle belongs to the region: holes are closed', () => {
  const answer = createPicture(size, 8, edited(grey, spot).data as Uint8Array)
  for (let y = 230; y < 310; y++) {
    answer.data.set(grey.data.subarray(0, 480), (y * size.width + 340) * 4)
  }
  expect(found(changed(grey, answer), spot).inside).toBe(1)
})

test('a speck is left out, beside a real change and alone', () => {
  const speck: Rect = { x: 400, y: 20, width: 9, height: 9 }
  expect(changed(grey, edited(grey, speck))).toBeNull()
  const region = changed(grey, edited(edited(grey, spot), speck))
  expect(region && coverageAt(region, 404, 24)).toBe(0)
  expect(found(region, spot).inside).toBe(1)
})

test('a line of five pixels is found', () => {
  const line: Rect = { x: 401, y: 0, width: 5, height: size.height }
  const { inside, outside } = found(changed(grey, edited(grey, line)), line)
  expect(inside).toBe(1)
  expect(outside).toBeLessThan(0.04)
})

test('a change of alpha alone is a change', () => {
  const answer = createPicture(size, 8, grey.data.slice() as Uint8Array)
  for (let y = spot.y; y < spot.y + spot.height; y++) {
    for (let x = spot.x; x < spot.x + spot.width; x++)
      answer.data[(y * size.width + x) * 4 + 3] = 100
  }
  expect(found(changed(grey, answer), spot).inside).toBe(1)
})

test('the region lies where the pictures lie', () => {
  const answer = edited(grey, spot)
  const here = changed(grey, answer)
  const there = changed(grey, answer, { x: 1000, y: -20 })
  expect(there?.data).toEqual(here?.data)
  expect(there?.rect).toEqual(here && { ...here.rect, x: here.rect.x + 1000, y: here.rect.y - 20 })
})

test('whatever two pictures are, the region lies in them, and a picture never differs from itself', () => {
  const pair = fc
    .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
    .chain((any) => fc.tuple(pictureOf(any, 8, 'any'), pictureOf(any, 8, 'any')))
  fc.assert(
    fc.property(pair, ([parent, color]) => {
      expect(changed(parent, parent)).toBeNull()
      const region = changed(parent, color)
      if (!region) return
      expect(region.rect.x + region.rect.width).toBeLessThanOrEqual(parent.width)
      expect(region.rect.y + region.rect.height).toBeLessThanOrEqual(parent.height)
    }),
    { numRuns: 100 },
  )
})

test('settling proposes what changed where there was no region, and only there', () => {
  const plan = { crop: rectOf(size), sent: size, density: 1 }
  const input = { plan, parent: grey, protect: [], edge, candidate: edited(grey, spot) }
  const settled = settleCandidate({ ...input, region: null })
  expect(settled.changed).toEqual(changed(grey, input.candidate))
  expect(settled.changed).not.toBeNull()
  expect(settleCandidate({ ...input, region: fullMask(spot) })).not.toHaveProperty('changed')
  expect(settleCandidate({ ...input, region: null, candidate: grey }).changed).toBeNull()
})

test('a region that cuts its edit is offered grown to all that changed, and one that holds it is not', () => {
  const plan = { crop: rectOf(size), sent: size, density: 1 }
  const half = fullMask({ ...spot, x: 200, width: 200 })
  const input = { plan, parent: grey, protect: [], edge, candidate: edited(grey, spot) }
  const settled = settleCandidate({ ...input, region: half })
  const { inside, outside } = found(settled.changed!, spot)
  expect(inside).toBe(1)
  expect(outside).toBeLessThan(0.15)
  expect(coverageAt(settled.changed!, 201, 200)).toBe(255)
  expect(settled.report.notes).toContainEqual(expect.stringContaining('cut at its border'))
})

test('an answer to a whole picture comes as what changed and as everything, and faithful ones once', async () => {
  const parent = await photograph()
  const plan = { crop: rectOf(size), sent: size, density: 1 }
  const candidate = await recompressed(edited(parent, spot), 85)
  const input = { plan, parent, region: null, protect: [], edge, candidate }
  const settled = settleCandidate(input)
  const whole = settled.alternative!
  expect([settled.scope, whole.scope]).toEqual(['only what changed', 'everything'])
  expect(whole.alternative).toBeUndefined()
  expect(settled.report.inside.pixels).toBeLessThan(0.5 * size.width * size.height)
  expect(whole.report.inside.pixels).toBe(size.width * size.height)
  if (settled.content.kind !== 'patch') throw new Error('Expected a patch')
  const { coverage } = settled.content.patch
  for (let y = spot.y; y < spot.y + spot.height; y++) {
    for (let x = spot.x; x < spot.x + spot.width; x++) expect(coverageAt(coverage, x, y)).toBe(255)
  }
  expect(settleCandidate({ ...input, faithful: true })).not.toHaveProperty('alternative')
})

import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { reachPicture, reachShares } from '../../../core/panel/reach-picture.ts'
import { reachLine } from '../../../core/panel/wording/reach-line.ts'
import { pixelJobs, pixelWork, runInline } from '../../../core/worker.ts'

const source = { width: 4, height: 2 }

/** Black, so that every tint is seen as it is. */
function black() {
  const picture = createPicture(source, 8)
  for (let pos = 3; pos < picture.data.length; pos += 4) picture.data[pos] = 255
  return picture
}

/** Coverage of one row after the other. */
function reachOf(...coverage: number[]) {
  return { mask: createMask(rectOf(source), Uint8Array.from(coverage)), density: 1 }
}

function reds(reach: ReturnType<typeof reachOf>, view = rectOf(source)): number[] {
  const maxEdge = Math.max(view.width, view.height)
  const { data } = reachPicture({ base: black(), source, reach, view, maxEdge })
  return Array.from({ length: data.length / 4 }, (_, index) => data[index * 4] as number)
}

test('the stronger the change the stronger the tint, and nothing is tinted that stays', () => {
  expect(reds(reachOf(0, 1, 128, 255, 0, 0, 0, 0))).toEqual([0, 41, 100, 158, 0, 0, 0, 0])
})

test('a part of the picture is drawn from that part of picture and reach', () => {
  const view = { x: 2, y: 0, width: 2, height: 2 }
  expect(reds(reachOf(255, 255, 0, 255, 255, 255, 255, 0), view)).toEqual([0, 158, 158, 0])
})

test('what is not reached is grey, so that the tint is told from any colour, at both depths', () => {
  const size = { width: 2, height: 1 }
  const words = [255, 1, 0, 255, 255, 1, 0, 255]
  const pictures = [
    createPicture(size, 8, Uint8Array.from(words)),
    createPicture(
      size,
      16,
      Uint16Array.from(words, (word) => word * 257),
    ),
  ]
  const reach = { mask: createMask(rectOf(size), Uint8Array.from([0, 1])), density: 1 }
  for (const base of pictures) {
    const drawn = reachPicture({ base, source: size, reach, view: rectOf(size), maxEdge: 2 })
    expect([...drawn.data]).toEqual([62, 62, 62, 255, 255, 1, 21, 255])
  }
})

test('shares count what is fully changed and what is blended, by the whole picture', () => {
  expect(reachShares(reachOf(0, 1, 128, 255, 0, 0, 0, 0), source)).toEqual({
    full: 0.125,
    blended: 0.25,
  })
})

test('a feathered selection reaches as far as its faintest coverage, not to its outline', async () => {
  const picture = { width: 8, height: 1 }
  const data = Uint8Array.from([0, 2, 90, 160, 255, 255, 160, 2])
  const region = createMask(rectOf(picture), data)
  const { previewEdge } = pixelWork(runInline(pixelJobs))
  const reach = await previewEdge({ region, protect: null, edge: { kind: 'strict' }, picture })
  if (!reach) throw new Error('Expected a reach')
  expect(reachShares(reach, picture)).toEqual({ full: 2 / 8, blended: 5 / 8 })
})

test('the reach in words says what was counted, and what was worked out smaller', () => {
  const say = (full: number, blended: number, exact = true) => reachLine({ full, blended }, exact)
  expect(say(0.12, 0.03)).toMatch(/^Fully changed: 12\s% of the picture, blended: 3\s%$/)
  expect(say(0.12, 0)).toMatch(/^Fully changed: 12\s% of the picture, no blended edge$/)
  expect(say(0.12, 0.03, false)).toMatch(/^Fully changed: about 12\s% .*, blended: about 3\s%$/)
  expect(say(0, 0)).toBe('Nothing would change.')
})

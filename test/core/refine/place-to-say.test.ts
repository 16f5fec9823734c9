import { expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import type { Rect } from '../../../core/image/rect.ts'
import { createMask, fullMask, type Mask } from '../../../core/mask/mask.ts'
import { maskFromShape } from '../../../core/mask/mask-from-shape.ts'
import { placeToSayInSteps } from '../../../core/refine/place-to-say.ts'
import { finish } from '../../../core/steps.ts'
import { box } from './desk.ts'

const crop = { x: 100, y: 50, width: 200, height: 100 }

function placeOf(region: Mask | null, protect: readonly Mask[] = []) {
  return finish(placeToSayInSteps({ region, protect, plan: { crop, sent: crop, density: 1 } }))
}

test('places are shares of the crop that is sent, not of the picture', () => {
  expect(placeOf(box(120, 60, 50, 40))).toEqual({
    only: [{ left: 0.1, right: 0.35, top: 0.1, bottom: 0.5 }],
    except: [],
  })
})

test('where change is allowed everywhere there is no place', () => {
  expect(placeOf(null)).toBeNull()
})

test('what is protected inside the region is left out, and only that', () => {
  const { except } = placeOf(box(120, 60, 100, 50), [box(140, 70, 20, 10), box(280, 55, 10, 10)])!
  expect(except).toEqual([{ left: 0.2, right: 0.3, top: 0.2, bottom: 0.3 }])
})

test('where only protection is set, the place is all but that', () => {
  expect(placeOf(null, [box(140, 70, 20, 10)])).toEqual({
    only: null,
    except: [{ left: 0.2, right: 0.3, top: 0.2, bottom: 0.3 }],
  })
})

test('a background is told by the subject that it leaves out, and not by its holes', () => {
  const subject = { x: 160, y: 70, width: 60, height: 60 }
  const region = without(crop, [subject, { x: 110, y: 60, width: 2, height: 1 }])
  expect(placeOf(region)).toEqual({
    only: null,
    except: [{ left: 0.3, right: 0.6, top: 0.2, bottom: 0.8 }],
  })
})

test('a frame around everything is told by the parts that it has', () => {
  const inner = { x: 104, y: 52, width: 192, height: 96 }
  const { only, except } = placeOf(without(crop, [inner]))!
  expect(only).toEqual([{ left: 0, right: 1, top: 0, bottom: 1 }])
  expect(except).toEqual([])
})

test('a soft selection lies where it covers by half or more', () => {
  const oval = maskFromShape({ kind: 'ellipse', x: 120, y: 60, width: 80, height: 60 }, crop)
  const [only] = placeOf(oval)!.only!
  expect(only).toEqual({ left: 0.1, right: 0.5, top: 0.1, bottom: 0.7 })
})

test('where everything is protected, that is said before anything is sent', () => {
  try {
    placeOf(box(120, 60, 10, 10), [box(110, 50, 40, 40)])
    expect.fail('Expected a refusal')
  } catch (thrown) {
    expect(isRefineError(thrown) && thrown.code).toBe('bad_region')
  }
})

function without(rect: Rect, holes: readonly Rect[]): Mask {
  const data = fullMask(rect).data.slice()
  for (const hole of holes) {
    for (let y = hole.y; y < hole.y + hole.height; y++) {
      const start = (y - rect.y) * rect.width + hole.x - rect.x
      data.fill(0, start, start + hole.width)
    }
  }
  return createMask(rect, data)
}

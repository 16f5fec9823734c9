import type { Picture } from '../../core/image/picture.ts'
import { applyChange, colorAt } from '../../test/support/drift/change.ts'
import { ellipseMask, insideBy } from '../../test/support/drift/shapes.ts'

/** The cup and its saucer in the sample photograph, with some of the table around them. */
const around = { x: 284, y: 202, acrossPx: 236, downPx: 192 }

/** Gives the photograph with a blue cup, as "make the cup and saucer blue" asks for, and the region that was marked. */
export function recoloredCup(photo: Picture) {
  const weight = new Float32Array(photo.width * photo.height)
  for (let i = 0; i < weight.length; i++) {
    const x = i % photo.width
    const inside = insideBy(around, x + 0.5, (i - x) / photo.width + 0.5)
    weight[i] = step(inside / 20) * redness(colorAt(photo, i))
  }
  const painted = applyChange(
    photo,
    {
      weight,
      most: 1,
      paint: ([red, green]) => [
        0.22 * red + 0.75 * green,
        0.4 * red + 0.6 * green,
        0.85 * red + 0.3 * green,
      ],
    },
    1,
  )
  return { painted, region: ellipseMask(photo, around) }
}

/** How much a colour is the cup's red, rather than the table's brown. */
function redness([red, green]: readonly [number, number, number]): number {
  return step((red - 14) / 30) * step((0.57 - green / Math.max(1, red)) / 0.1)
}

function step(t: number): number {
  const s = Math.min(Math.max(t, 0), 1)
  return s * s * (3 - 2 * s)
}

import { invertCovariance } from '../../image/color/covariance.ts'
import type { LabPlanes } from '../../image/color/lab-planes.ts'
import { inRuns } from '../../image/in-runs.ts'
import { meanPlane } from '../../image/plane/blur-plane.ts'
import { createPlane, type Plane } from '../../image/plane/plane.ts'
import type { Steps } from '../../steps.ts'

/** Cells on each side of a label's border in which coverage may differ from it. */
export const matteRadius = 5

/** Squared Lab units that count as noise: differences well above decide where the edge runs. */
const noise = 4

/**
 * How coverage follows from colour around a border: alpha = l·L + a·a + b·b + offset at every cell.
 *
 * `share` is the part of the label in each cell's surroundings: where it is 0 or 1, no border is near.
 */
export interface Matte {
  readonly l: Plane
  readonly a: Plane
  readonly b: Plane
  readonly offset: Plane
  readonly share: Plane
}

/**
 * Finds how a label (0 or 1 a cell) follows from the picture's colours in every neighbourhood.
 *
 * He, Sun and Tang, "Guided Image Filtering" (2010), with the colour picture as guide: its matting by local linear
 * models. The models are meant to be read at a finer grid than they were learnt on (He and Sun, "Fast Guided Filter",
 * 2015). A constant label gives that constant everywhere.
 */
export function* learnMatte(planes: LabPlanes, labels: Uint8Array): Steps<Matte> {
  const size = { width: planes.width, height: planes.height }
  const label = createPlane(size, Float32Array.from(labels))
  const mean = (plane: Plane) => meanPlane(plane, matteRadius)
  const share = yield* mean(label)
  const guide: Three = [
    createPlane(size, planes.l),
    createPlane(size, planes.a),
    createPlane(size, planes.b),
  ]
  const means = yield* meansOf(guide)
  const crosses: Plane[] = []
  for (const [i, j] of pairs) {
    crosses.push(yield* mean(yield* product(guide[i], guide[j])))
  }
  const withLabel: Plane[] = []
  for (const plane of guide) withLabel.push(yield* mean(yield* product(plane, label)))
  const slopes = [createPlane(size), createPlane(size), createPlane(size)] as const
  const offset = createPlane(size)
  yield* inRuns(labels.length, (from, to) => {
    for (let i = from; i < to; i++) solveAt(i, means, crosses, withLabel, share, slopes, offset)
  })
  const [l, a, b] = yield* meansOf(slopes)
  return { l, a, b, offset: yield* mean(offset), share }
}

type Three = readonly [Plane, Plane, Plane]

/** The products of guide planes whose means make up a covariance: ll, la, lb, aa, ab, bb. */
const pairs = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 1],
  [1, 2],
  [2, 2],
] as const

function* meansOf(planes: Three): Steps<Three> {
  return [
    yield* meanPlane(planes[0], matteRadius),
    yield* meanPlane(planes[1], matteRadius),
    yield* meanPlane(planes[2], matteRadius),
  ]
}

function* product(one: Plane, other: Plane): Steps<Plane> {
  const result = createPlane(one)
  yield* inRuns(result.data.length, (from, to) => {
    for (let i = from; i < to; i++) {
      result.data[i] = (one.data[i] as number) * (other.data[i] as number)
    }
  })
  return result
}

function solveAt(
  at: number,
  means: Three,
  crosses: readonly Plane[],
  withLabel: readonly Plane[],
  share: Plane,
  slopes: Three,
  offset: Plane,
): void {
  const value = ({ data }: Plane) => data[at] as number
  const [l, a, b] = [value(means[0]), value(means[1]), value(means[2])] as const
  const part = value(share)
  const cross = (i: number) => value(crosses[i] as Plane)
  const { inverse } = invertCovariance(
    [
      cross(0) - l * l,
      cross(1) - l * a,
      cross(2) - l * b,
      cross(3) - a * a,
      cross(4) - a * b,
      cross(5) - b * b,
    ],
    noise,
  )
  const [ll, la, lb, aa, ab, bb] = inverse
  const x = value(withLabel[0] as Plane) - l * part
  const y = value(withLabel[1] as Plane) - a * part
  const z = value(withLabel[2] as Plane) - b * part
  const slopeL = ll * x + la * y + lb * z
  const slopeA = la * x + aa * y + ab * z
  const slopeB = lb * x + ab * y + bb * z
  slopes[0].data[at] = slopeL
  slopes[1].data[at] = slopeA
  slopes[2].data[at] = slopeB
  offset.data[at] = part - slopeL * l - slopeA * a - slopeB * b
}

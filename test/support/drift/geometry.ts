import { type Alignment, identityAlignment } from '../../../core/edit/settle/alignment.ts'
import type { Size } from '../../../core/image/rect.ts'
import { type DriftBounds, type DriftFamily, type DriftLevel, driftBounds } from './levels.ts'
import { createRandom, type Random } from './random.ts'
import { createSmoothField } from './smooth-field.ts'

/** A place or a displacement, in pixels, corners at whole numbers. */
export type Point = readonly [x: number, y: number]

/** Where things of the crop lie in the answer. */
export interface Geometry {
  /** The answer's size. */
  readonly size: Size
  /** The part that shift, scale and rotation explain, fitted over the whole crop. */
  readonly alignment: Alignment
  /** What is left beside it: at a place of the crop, a displacement in provider pixels. */
  readonly warp: (x: number, y: number) => Point
}

/** What is drawn: a displacement of provider pixels at a place of the stretched crop, measured from its middle. */
type Displacement = (x: number, y: number) => Point

/** Draws where a provider puts what it was shown. */
export function drawGeometry(
  crop: Size,
  asked: Size,
  options: { readonly level: DriftLevel; readonly seed: number; readonly family: DriftFamily },
): Geometry {
  const random = createRandom(options.seed)
  const bounds = driftBounds[options.level]
  const { level, family } = options
  const size = family === 'widen-and-crop' ? widened(asked, level) : asked
  const common = random.between(-bounds.scale, bounds.scale)
  const anisotropy = random.between(-bounds.anisotropy, bounds.anisotropy)
  const start: Alignment = {
    ...identityAlignment,
    scaleX: 1 + common + anisotropy,
    scaleY: 1 + common - anisotropy,
    shiftX: random.between(-bounds.shift, bounds.shift),
    shiftY: random.between(-bounds.shift, bounds.shift),
    confidence: 1,
  }
  const sigma = random.between(...bounds.warp)
  const forked = createRandom(random.fork())
  const fields = [0, 1].map(() => createSmoothField(forked, size, { cell: 160, sigma }))
  const [acrossField, downField] = fields as [(typeof fields)[0], (typeof fields)[0]]
  const further = familyDisplacement(family, size, crop, bounds, random)
  const middle: Point = [size.width / 2, size.height / 2]
  const all: Displacement = (x, y) => {
    const [dx, dy] = further(x, y)
    const left = x + middle[0]
    const top = y + middle[1]
    return [dx + acrossField(left, top), dy + downField(left, top)]
  }
  const fitted = fitDisplacement(all, size)
  const kx = size.width / crop.width
  const ky = size.height / crop.height
  return {
    size,
    alignment: {
      ...start,
      scaleX: start.scaleX + fitted.scaleX,
      scaleY: start.scaleY + fitted.scaleY,
      shiftX: start.shiftX + fitted.shiftX,
      shiftY: start.shiftY + fitted.shiftY,
      rotation: fitted.rotation,
    },
    warp: (x, y) => {
      const across = kx * x - middle[0]
      const down = ky * y - middle[1]
      const [dx, dy] = all(across, down)
      return [
        dx - fitted.shiftX - fitted.scaleX * across + fitted.rotation * down,
        dy - fitted.shiftY - fitted.scaleY * down - fitted.rotation * across,
      ]
    },
  }
}

/** Gives where a place of the crop lies in the answer by an alignment alone; see {@link Alignment}. */
export function alignPoint(alignment: Alignment, crop: Size, answer: Size, [x, y]: Point): Point {
  const across = (answer.width / crop.width) * x
  const down = (answer.height / crop.height) * y
  const fromX = across - answer.width / 2
  const fromY = down - answer.height / 2
  return [
    across + alignment.shiftX + (alignment.scaleX - 1) * fromX - alignment.rotation * fromY,
    down + alignment.shiftY + (alignment.scaleY - 1) * fromY + alignment.rotation * fromX,
  ]
}

const widening: Readonly<Record<DriftLevel, number>> = { mild: 0.015, typical: 0.04, severe: 0.08 }

/** A size of another ratio, as providers with fixed ratios answer. */
function widened({ width, height }: Size, level: DriftLevel): Size {
  return { width: Math.round(width * (1 + widening[level])), height }
}

function familyDisplacement(
  family: DriftFamily,
  size: Size,
  crop: Size,
  { beyond }: DriftBounds,
  random: Random,
): Displacement {
  const halfWidth = size.width / 2
  const halfHeight = size.height / 2
  const sign = random.between(-1, 1) < 0 ? -1 : 1
  if (family === 'rotation') {
    const angle = sign * random.between(0.5, 1) * beyond * 0.021
    return (x, y) => [-angle * y, angle * x]
  }
  if (family === 'perspective') {
    const tiltX = random.between(-1, 1) * beyond * 0.012
    const tiltY = sign * random.between(0.5, 1) * beyond * 0.012
    return (x, y) => {
      const depth = 1 + (tiltX * x) / halfWidth + (tiltY * y) / halfHeight
      return [x / depth - x, y / depth - y]
    }
  }
  if (family === 'widen-and-crop') {
    // Shown at one scale from the top: what no longer fits is cut off at the bottom, and all is a little wider.
    const down = size.width / crop.width / (size.height / crop.height) - 1
    const wider = random.between(0.3, 1) * beyond * 0.02
    return (x, y) => [wider * x, down * (y + halfHeight)]
  }
  if (family === 'parallax') {
    const reach = Math.min(halfWidth, halfHeight)
    const middleX = random.between(-0.4, 0.4) * halfWidth
    const middleY = random.between(-0.4, 0.4) * halfHeight
    const angle = random.between(0, 2 * Math.PI)
    const far = random.between(0.6, 1) * beyond * 7
    return (x, y) => {
      const distance = Math.hypot(x - middleX, y - middleY) / reach
      const t = Math.min(Math.max((0.65 - distance) / 0.2, 0), 1)
      const share = far * t * t * (3 - 2 * t)
      return [Math.cos(angle) * share, Math.sin(angle) * share]
    }
  }
  return () => [0, 0]
}

/** The shift, scale and rotation that explain most of a displacement, by least squares over an even lattice. */
function fitDisplacement(displacement: Displacement, { width, height }: Size) {
  const steps = 24
  let shiftX = 0
  let shiftY = 0
  let scaleX = 0
  let scaleY = 0
  let turn = 0
  let squareX = 0
  let squareY = 0
  for (let row = 0; row < steps; row++) {
    for (let column = 0; column < steps; column++) {
      const x = ((column + 0.5) / steps - 0.5) * width
      const y = ((row + 0.5) / steps - 0.5) * height
      const [dx, dy] = displacement(x, y)
      shiftX += dx
      shiftY += dy
      scaleX += dx * x
      scaleY += dy * y
      turn += dy * x - dx * y
      squareX += x * x
      squareY += y * y
    }
  }
  const count = steps * steps
  return {
    shiftX: shiftX / count,
    shiftY: shiftY / count,
    scaleX: scaleX / squareX,
    scaleY: scaleY / squareY,
    rotation: turn / (squareX + squareY),
  }
}

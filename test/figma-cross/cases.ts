import type { Size } from '../../core/image/rect.ts'
import type { PaintFacts } from '../../figma-plugin/protocol/node-facts.ts'

/** One picture in a document: how its layer looks, and at which scales it is drawn. */
export interface CrossCase {
  readonly name: string
  readonly file: 'png' | 'png 16' | 'png P3' | 'jpeg'
  readonly image: Size
  readonly shape?: 'ellipse'
  readonly box: Size
  readonly rotation?: number
  readonly flipX?: true
  readonly cornerRadius?: number
  readonly paint: Omit<PaintFacts, 'type' | 'imageHash'>
  /** Paints above the picture. */
  readonly above?: readonly PaintFacts[]
  /** Refinements that lie on each other; 1 where it is not said. */
  readonly overlays?: number
  readonly scales: readonly number[]
}

const image = { width: 96, height: 64 }
const fill = { scaleMode: 'FILL' } as const
const usual = [1, 0.3, 0.5, 2, 3.7]
const scrim: PaintFacts = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.4 }
const gradient: PaintFacts = {
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  gradientStops: [
    { position: 0, color: { r: 1, g: 0.5, b: 0, a: 0.8 } },
    { position: 1, color: { r: 0, g: 0, b: 1, a: 0 } },
  ],
}

export const crossCases: readonly CrossCase[] = [
  { name: 'FILL, box of the image', file: 'png', image, box: image, paint: fill, scales: usual },
  {
    name: 'FILL, sides cut off',
    file: 'png',
    image,
    box: { width: 64, height: 64 },
    paint: fill,
    scales: usual,
  },
  {
    name: 'FILL, enlarged',
    file: 'png',
    image,
    box: { width: 300, height: 170 },
    paint: fill,
    scales: [1, 0.25, 2],
  },
  {
    name: 'FILL, much reduced',
    file: 'png',
    image: { width: 333, height: 211 },
    box: { width: 60, height: 50 },
    paint: fill,
    scales: [1, 0.5, 2],
  },
  {
    name: 'FIT, empty on two sides',
    file: 'png',
    image,
    box: { width: 120, height: 64 },
    paint: { scaleMode: 'FIT' },
    scales: usual,
  },
  {
    name: 'CROP, a part at 1×',
    file: 'png',
    image,
    box: { width: 48, height: 48 },
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [0.5, 0, 0.25],
        [0, 0.75, 0.125],
      ],
    },
    scales: usual,
  },
  {
    name: 'CROP, flipped',
    file: 'png',
    image,
    box: image,
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [-1, 0, 1],
        [0, 1, 0],
      ],
    },
    scales: usual,
  },
  {
    name: 'CROP, turned by a quarter',
    file: 'png',
    image,
    box: { width: 64, height: 96 },
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [0, 1, 0],
        [-1, 0, 1],
      ],
    },
    scales: usual,
  },
  {
    name: 'CROP, turned by 30° and partial',
    file: 'png',
    image: { width: 80, height: 80 },
    box: { width: 60, height: 60 },
    paint: { scaleMode: 'CROP', imageTransform: turnedPart(30, 60 / 80) },
    scales: usual,
  },
  {
    name: 'TILE, two and a half across',
    file: 'png',
    image,
    box: { width: 240, height: 100 },
    paint: { scaleMode: 'TILE', scalingFactor: 1 },
    scales: usual,
  },
  {
    name: 'TILE, at a half',
    file: 'png',
    image,
    box: { width: 200, height: 100 },
    paint: { scaleMode: 'TILE', scalingFactor: 0.5 },
    scales: [1, 2],
  },
  {
    name: 'rounded corners',
    file: 'png',
    image,
    box: image,
    cornerRadius: 14,
    paint: fill,
    scales: usual,
  },
  {
    name: 'an ellipse',
    file: 'png',
    image,
    shape: 'ellipse',
    box: image,
    paint: fill,
    scales: usual,
  },
  {
    name: 'layer turned by 90°',
    file: 'png',
    image,
    box: image,
    rotation: 90,
    paint: fill,
    scales: usual,
  },
  {
    name: 'layer turned by 25°, flipped',
    file: 'png',
    image,
    box: image,
    rotation: 25,
    flipX: true,
    cornerRadius: 6,
    paint: fill,
    scales: usual,
  },
  {
    name: 'scrim and gradient above',
    file: 'png',
    image,
    box: image,
    paint: fill,
    above: [scrim, gradient],
    scales: usual,
  },
  {
    name: 'three refinements',
    file: 'png',
    image,
    box: image,
    paint: fill,
    overlays: 3,
    scales: usual,
  },
  { name: 'JPEG source', file: 'jpeg', image, box: image, paint: fill, scales: usual },
  { name: '16 bits', file: 'png 16', image, box: image, paint: fill, scales: usual },
  { name: 'Display P3', file: 'png P3', image, box: image, paint: fill, scales: usual },
]

/** Shows a part of a square image (its share of each side), turned about the middle. */
function turnedPart(degrees: number, share: number): number[][] {
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle) * share
  const sin = Math.sin(angle) * share
  return [
    [cos, sin, 0.5 - (cos + sin) / 2],
    [-sin, cos, 0.5 - (cos - sin) / 2],
  ]
}

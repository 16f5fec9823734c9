import type { Rect, Size } from '../../../core/image/rect.ts'
import type { PlacedPaint } from '../../../figma-plugin/ui/geometry/image-matrix.ts'

type Pair = readonly [node: readonly [number, number], pixel: readonly [number, number]]

/** One way in which Figma puts an image into a box, worked out by hand from what the mode means. */
export interface ImageCase {
  readonly name: string
  readonly paint: PlacedPaint
  readonly box: Size
  readonly image: Size
  /** Points of the box, each with the image's pixel corner that lies there. */
  readonly pairs: readonly Pair[]
  readonly step?: Size
  /** The part of the image that the box shows; absent: all of it. */
  readonly visible?: Rect
}

/** Twice as wide as it is high: turned and unturned can't be mixed up. */
const image = { width: 400, height: 200 }
const half = Math.SQRT1_2

export const imageCases: readonly ImageCase[] = [
  {
    // Covers 100×100: the height decides, 100/200 = ½. Drawn 200×100, so 50 units hang over on the left: 100 pixels.
    name: 'FILL covers the box and cuts the sides off alike',
    paint: { scaleMode: 'FILL' },
    box: { width: 100, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [100, 0],
      ],
      [
        [100, 100],
        [300, 200],
      ],
      [
        [50, 50],
        [200, 100],
      ],
    ],
    visible: { x: 100, y: 0, width: 200, height: 200 },
  },
  {
    // A paint without a mode fills. 300/400 = ¾ beats 100/200; drawn 300×150, 25 units above: 33⅓ pixels.
    name: 'a paint that names no mode fills',
    paint: {},
    box: { width: 300, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [0, 100 / 3],
      ],
      [
        [300, 100],
        [400, 500 / 3],
      ],
    ],
    // From pixel row 33 (of which two thirds show) to row 166.
    visible: { x: 0, y: 33, width: 400, height: 134 },
  },
  {
    // Fits into 100×100: the width decides, 100/400 = ¼. Drawn 100×50, so 25 units stay empty above and below.
    name: 'FIT shows all, with the rest of the box empty alike',
    paint: { scaleMode: 'FIT' },
    box: { width: 100, height: 100 },
    image,
    pairs: [
      [
        [0, 25],
        [0, 0],
      ],
      [
        [100, 75],
        [400, 200],
      ],
      [
        [0, 0],
        [0, -100],
      ],
    ],
  },
  {
    // Turned it is 200×400. ½ covers 100×100: drawn 100×200, 50 units above. Clockwise, the image's left side is up: the
    // box's top-left corner shows the bottom side of the image, 50 units = 100 pixels along it.
    name: 'FILL turned by 90° has the left side of the image up',
    paint: { scaleMode: 'FILL', rotation: 90 },
    box: { width: 100, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [100, 200],
      ],
      [
        [100, 0],
        [100, 0],
      ],
      [
        [100, 100],
        [300, 0],
      ],
      [
        [0, -50],
        [0, 200],
      ],
    ],
    visible: { x: 100, y: 0, width: 200, height: 200 },
  },
  {
    // ½ fits into 200×200: drawn 200×100, 50 units above. Upside down, the image's last corner comes first.
    name: 'FIT turned by 180° begins with the last corner of the image',
    paint: { scaleMode: 'FIT', rotation: 180 },
    box: { width: 200, height: 200 },
    image,
    pairs: [
      [
        [0, 50],
        [400, 200],
      ],
      [
        [200, 150],
        [0, 0],
      ],
      [
        [200, 50],
        [0, 200],
      ],
    ],
  },
  {
    // Turned it is 200×400: ¼ covers 50×100 without a rest. Turned three quarters clockwise, the image's right side is up.
    name: 'FILL turned by 270° has the right side of the image up',
    paint: { scaleMode: 'FILL', rotation: 270 },
    box: { width: 50, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [400, 0],
      ],
      [
        [50, 0],
        [400, 200],
      ],
      [
        [0, 100],
        [0, 0],
      ],
    ],
  },
  {
    // −90° is three quarters clockwise: as the row above.
    name: 'a turn to the left is the same as three to the right',
    paint: { scaleMode: 'FIT', rotation: -90 },
    box: { width: 50, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [400, 0],
      ],
      [
        [0, 100],
        [0, 0],
      ],
    ],
  },
  {
    // The identity takes the whole box to the whole image: 4 pixels a unit across, 2 down.
    name: 'CROP without a transform stretches the image over the box',
    paint: { scaleMode: 'CROP' },
    box: { width: 100, height: 100 },
    image,
    pairs: [
      [
        [50, 50],
        [200, 100],
      ],
      [
        [100, 0],
        [400, 0],
      ],
    ],
  },
  {
    // u → ¼ + ½u, v → ½ + ½v: the box shows the middle half across and the lower half down.
    name: 'CROP shows the part that its transform names',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [0.5, 0, 0.25],
        [0, 0.5, 0.5],
      ],
    },
    box: { width: 100, height: 50 },
    image,
    pairs: [
      [
        [0, 0],
        [100, 100],
      ],
      [
        [100, 50],
        [300, 200],
      ],
      [
        [50, 25],
        [200, 150],
      ],
    ],
    visible: { x: 100, y: 100, width: 200, height: 100 },
  },
  {
    // u → −½ + 2u: the image lies in the middle half of the box, with nothing on either side.
    name: 'CROP may show more than the image',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [2, 0, -0.5],
        [0, 1, 0],
      ],
    },
    box: { width: 100, height: 50 },
    image,
    pairs: [
      [
        [25, 0],
        [0, 0],
      ],
      [
        [75, 50],
        [400, 200],
      ],
    ],
  },
  {
    // u → 1 − u: the box's left side shows the image's right side.
    name: 'CROP flips',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [-1, 0, 1],
        [0, 1, 0],
      ],
    },
    box: { width: 200, height: 100 },
    image,
    pairs: [
      [
        [0, 0],
        [400, 0],
      ],
      [
        [200, 100],
        [0, 200],
      ],
      [
        [50, 25],
        [300, 50],
      ],
    ],
  },
  {
    // Clockwise by a quarter, the image's left side is up: down the box means along the image (x = v), and from the box's
    // left to its right means from the image's bottom to its top (y = 1 − u).
    name: 'CROP turns by a quarter',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [0, 1, 0],
        [-1, 0, 1],
      ],
    },
    box: { width: 100, height: 200 },
    image,
    pairs: [
      [
        [0, 0],
        [0, 200],
      ],
      [
        [100, 0],
        [0, 0],
      ],
      [
        [100, 200],
        [400, 0],
      ],
    ],
  },
  {
    // Turned clockwise it is 200×400, at ½ 100×200 units. The box shows units 75 to 125 of those 200: turned rows 150 to
    // 250, which are columns 150 to 250 of the image. x = (150 + 100v)/400, y = 1 − u.
    name: 'CROP turns and cuts in a box of another shape',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [0, 0.25, 0.375],
        [-1, 0, 1],
      ],
    },
    box: { width: 100, height: 50 },
    image,
    pairs: [
      [
        [0, 0],
        [150, 200],
      ],
      [
        [100, 50],
        [250, 0],
      ],
      [
        [50, 25],
        [200, 100],
      ],
    ],
    visible: { x: 150, y: 0, width: 100, height: 200 },
  },
  {
    // Turned clockwise by 45° about the middle of a square: the image's top-left corner points up. The way back turns to the
    // left: (dx, dy) → (c·dx + s·dy, −s·dx + c·dy) with c = s = √½. 100 above the middle is 70.7 left of and above it.
    name: 'CROP turns by any angle',
    paint: {
      scaleMode: 'CROP',
      imageTransform: [
        [half, half, 0.5 - half],
        [-half, half, 0.5],
      ],
    },
    box: { width: 200, height: 200 },
    image: { width: 200, height: 200 },
    pairs: [
      [
        [100, 100],
        [100, 100],
      ],
      [
        [100, 0],
        [100 - 100 * half, 100 - 100 * half],
      ],
      [
        [200, 100],
        [100 + 100 * half, 100 - 100 * half],
      ],
    ],
  },
  {
    // ½ unit a pixel makes tiles of 200×100; the second one begins at 200 across, the second row at 100 down.
    name: 'TILE repeats the image from the top left corner on',
    paint: { scaleMode: 'TILE', scalingFactor: 0.5 },
    box: { width: 500, height: 300 },
    image,
    pairs: [
      [
        [0, 0],
        [0, 0],
      ],
      [
        [200, 100],
        [400, 200],
      ],
      [
        [250, 150],
        [500, 300],
      ],
    ],
    step: image,
  },
  {
    // One unit a pixel: a box of 100×50 shows as many pixels of the first tile.
    name: 'TILE may show less than one tile',
    paint: { scaleMode: 'TILE', scalingFactor: 1 },
    box: { width: 100, height: 50 },
    image,
    pairs: [
      [
        [0, 0],
        [0, 0],
      ],
      [
        [100, 50],
        [100, 50],
      ],
    ],
    step: image,
    visible: { x: 0, y: 0, width: 100, height: 50 },
  },
  {
    // Whole tiles across, a quarter of one down.
    name: 'TILE may show all of the image in one direction only',
    paint: { scaleMode: 'TILE', scalingFactor: 2 },
    box: { width: 1700, height: 100 },
    image,
    pairs: [
      [
        [1600, 100],
        [800, 50],
      ],
    ],
    step: image,
    visible: { x: 0, y: 0, width: 400, height: 50 },
  },
  {
    // Each tile is turned clockwise in its place, 200×400: its top-left corner is the image's bottom-left one. 100 units to
    // the right are 100 pixels up the image, 50 down are 50 along it.
    name: 'TILE turns each tile',
    paint: { scaleMode: 'TILE', scalingFactor: 1, rotation: 90 },
    box: { width: 100, height: 50 },
    image,
    pairs: [
      [
        [0, 0],
        [0, 200],
      ],
      [
        [100, 50],
        [50, 100],
      ],
      [
        [200, 0],
        [0, 0],
      ],
      // One turned tile further to the right: the image once more, one step up.
      [
        [400, 0],
        [0, -200],
      ],
    ],
    step: image,
    visible: { x: 0, y: 100, width: 50, height: 100 },
  },
]

import { expect, test } from 'vitest'
import { fullMask, type Mask } from '../../../../core/mask/mask.ts'
import { type OverlayView, paintOverlay } from '../../../../core/panel/canvas/paint-overlay.ts'

const colors = { region: [0, 0, 200], protect: [200, 100, 0] } as const
const view: OverlayView = {
  width: 8,
  height: 6,
  left: 0.5,
  top: 0.5,
  step: 1,
  line: 1,
  origin: { x: 0, y: 0 },
}
const box = fullMask({ x: 2, y: 2, width: 4, height: 3 })

/** Draws each pixel as a letter: white and black lines, region and protect colour, nothing. */
function painted(
  masks: { region?: Mask; coverage?: Mask; protect?: Mask },
  at: OverlayView = view,
): string[] {
  const pixels = new Uint8ClampedArray(at.width * at.height * 4).fill(9)
  const layer = (mask: Mask | undefined, density = 1) => (mask ? { mask, density } : null)
  paintOverlay(
    pixels,
    at,
    {
      region: layer(masks.region),
      coverage: layer(masks.coverage),
      protect: layer(masks.protect),
    },
    colors,
  )
  return Array.from({ length: at.height }, (_, y) =>
    Array.from({ length: at.width }, (_, x) => letter(pixels, (y * at.width + x) * 4)).join(''),
  )
}

function letter(pixels: Uint8ClampedArray, pos: number): string {
  if (pixels[pos + 3] === 0) return '.'
  if (pixels[pos] === 255) return 'W'
  if (pixels[pos] === 20) return 'B'
  return pixels[pos + 2] === 200 ? 'r' : 'p'
}

test('a region gets a light line inside and a dark one outside its border', () => {
  expect(painted({ region: box, coverage: box })).toEqual([
    '........',
    '..BBBB..',
    '.BWWWWB.',
    '.BWrrWB.',
    '.BWWWWB.',
    '..BBBB..',
  ])
})

test('lines keep their width when the picture is enlarged', () => {
  const zoomed = { ...view, width: 16, step: 0.5, left: 0.25, top: 0.25 }
  expect(painted({ region: box, coverage: box }, zoomed)[5]).toBe('...BWrrrrrrWB...')
})

test('nothing is painted where no mask is', () => {
  expect(painted({}).join('')).toBe('.'.repeat(48))
})

test('a protected area is filled in its own colour', () => {
  expect(painted({ protect: box }).map((row) => row.replaceAll('p', '#'))).toEqual([
    '........',
    '........',
    '..####..',
    '..####..',
    '..####..',
    '........',
  ])
})

test('a mask kept at half the density lies where the full one would', () => {
  const pixels = new Uint8ClampedArray(8 * 6 * 4)
  const half = fullMask({ x: 1, y: 1, width: 2, height: 1 })
  const masks = { region: null, coverage: { mask: half, density: 0.5 }, protect: null }
  paintOverlay(pixels, view, masks, colors)
  const covered = Array.from({ length: 48 }, (_, i) => i).filter((i) => pixels[i * 4 + 3] !== 0)
  expect(covered).toEqual([18, 19, 20, 21, 26, 27, 28, 29])
})

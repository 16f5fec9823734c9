import { quantileOfSorted } from '../../edit/measure/quantile.ts'
import type { Rect, Size } from '../../image/rect.ts'

/** What reaches over so much of an edge reaches over all of it. */
const wholeEdge = 0.6

/** The outermost tenth on either side may be a speck. */
const outermost = 0.1

/**
 * Says where in the whole picture the marked pixels of a crop lie: "upper left", "centre", "along the bottom", "all over".
 *
 * @param map One value a pixel, row by row; not 0 where it is marked. At least one is.
 * @param shown The size of the map, which shows `crop` of a picture of `size`.
 */
export function placeInWords(map: Uint8Array, shown: Size, crop: Rect, size: Size): string {
  const xs: number[] = []
  const ys: number[] = []
  for (let i = 0; i < map.length; i++) {
    if (map[i] === 0) continue
    xs.push((crop.x + (((i % shown.width) + 0.5) / shown.width) * crop.width) / size.width)
    ys.push(
      (crop.y + ((Math.floor(i / shown.width) + 0.5) / shown.height) * crop.height) / size.height,
    )
  }
  const across = partOf(xs)
  const down = partOf(ys)
  if (across === 'all' && down === 'all') return 'all over'
  if (across === 'all')
    return ['along the top', 'across the middle', 'along the bottom'][down as number] as string
  if (down === 'all')
    return ['down the left', 'down the middle', 'down the right'][across as number] as string
  return names[(down as number) * 3 + (across as number)] as string
}

const names = [
  ...['upper left', 'top', 'upper right'],
  ...['left', 'centre', 'right'],
  ...['lower left', 'bottom', 'lower right'],
]

/** The third of an edge in whose middle the places lie; all of it when they reach over most. */
function partOf(places: number[]): 0 | 1 | 2 | 'all' {
  const sorted = Float64Array.from(places).sort()
  const from = quantileOfSorted(sorted, outermost) ?? 0
  const to = quantileOfSorted(sorted, 1 - outermost) ?? 1
  if (to - from >= wholeEdge) return 'all'
  const middle = (from + to) / 2
  return middle < 0.36 ? 0 : middle > 0.64 ? 2 : 1
}

import type { LabPlanes } from '../../image/color/lab-planes.ts'

/** L, a and b of CIE Lab (D65). */
export type Color = readonly [number, number, number]

/** Colours that were counted together, by their mean. */
export interface Box {
  readonly color: Color
  readonly count: number
}

/** Side of the boxes of CIE Lab into which colours are counted. */
export const boxSide = 4

/** Counts colours in small boxes of CIE Lab. @param visible The pixels that count. */
export function countColors({ l, a, b }: LabPlanes, visible: readonly number[]): Box[] {
  const sums = new Map<number, [number, number, number, number]>()
  const place = (value: number) => Math.floor(value / boxSide) + 128
  for (const at of visible) {
    const [light, red, yellow] = [l[at] as number, a[at] as number, b[at] as number]
    const key = (place(light) * 256 + place(red)) * 256 + place(yellow)
    const sum = sums.get(key)
    if (sum) {
      sum[0] += light
      sum[1] += red
      sum[2] += yellow
      sum[3]++
    } else sums.set(key, [light, red, yellow, 1])
  }
  return [...sums.values()].map(([light, red, yellow, count]) => {
    return { color: [light / count, red / count, yellow / count], count }
  })
}

import { labOf } from '../../../../../core/image/color/lab.ts'
import { maxWord, type Picture } from '../../../../../core/image/picture.ts'
import { coverageAt, type Mask } from '../../../../../core/mask/mask.ts'

/** Mean distance in CIE Lab of two opaque pictures of one size, over a mask or everywhere. */
export function colorDistance(a: Picture, b: Picture, within: Mask | null = null): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < a.width * a.height; i++) {
    if (within && coverageAt(within, i % a.width, Math.floor(i / a.width)) === 0) continue
    const [l1, a1, b1] = labAt(a, i)
    const [l2, a2, b2] = labAt(b, i)
    sum += Math.hypot(l1 - l2, a1 - a2, b1 - b2)
    count++
  }
  return sum / count
}

/** Share of `wanted` − `parent` that `result` − `parent` holds, over a mask. */
export function shareKept(parent: Picture, wanted: Picture, result: Picture, within: Mask): number {
  let shared = 0
  let length = 0
  for (let i = 0; i < parent.width * parent.height; i++) {
    if (coverageAt(within, i % parent.width, Math.floor(i / parent.width)) === 0) continue
    for (let at = i * 4; at < i * 4 + 3; at++) {
      const change = wordAt(wanted, at) - wordAt(parent, at)
      shared += change * (wordAt(result, at) - wordAt(parent, at))
      length += change * change
    }
  }
  return shared / length
}

function wordAt({ data, depth }: Picture, at: number): number {
  return data[at]! / maxWord(depth)
}

function labAt(picture: Picture, i: number): [number, number, number] {
  return labOf(wordAt(picture, i * 4), wordAt(picture, i * 4 + 1), wordAt(picture, i * 4 + 2))
}

import { carryDetail } from '../../../../../core/edit/settle/carry-detail.ts'
import type { SettleContext, SettleState } from '../../../../../core/edit/settle/settle.ts'
import { anyChange } from '../../../../../core/edit/wanted-change.ts'
import {
  createPicture,
  type Depth,
  maxWord,
  type Picture,
} from '../../../../../core/image/picture.ts'
import { rectOf, type Size } from '../../../../../core/image/rect.ts'
import { fullMask, type Mask } from '../../../../../core/mask/mask.ts'
import { finish, isSteps } from '../../../../../core/steps.ts'

/** What a candidate's detail is carried with, beside the candidate. */
export interface Carried {
  readonly parent: Picture
  /** @default the parent's own size */
  readonly answered?: Size
  /** @default everywhere */
  readonly coverage?: Mask
  readonly faithful?: boolean
}

/** Runs the stage alone; the candidate is left as it is. */
export function carried(candidate: Picture, options: Carried): Picture {
  const { parent, answered = parent, coverage = fullMask(rectOf(parent)) } = options
  const state: SettleState = {
    picture: candidate,
    isOwn: false,
    coverage,
    alignment: null,
    change: null,
    measures: {},
    notes: [],
  }
  const context: SettleContext = {
    plan: { crop: rectOf(parent), sent: answered, density: answered.width / parent.width },
    parent,
    answered,
    meansAlpha: true,
    faithful: options.faithful ?? false,
    wanted: anyChange,
    hasRegion: true,
    allowed: coverage,
    ceiling: coverage,
    feathered: coverage,
  }
  const next = carryDetail(state, context)
  return (isSteps(next) ? finish(next) : next).picture
}

/** A picture like a photograph: soft shapes, an edge, lettering, and grain; the same at every call. */
export function photograph(size: Size, depth: Depth = 8): Picture {
  const { width } = size
  let seed = 7
  return paint(size, depth, (x, y) => {
    seed = (seed * 48271) % 2147483647
    const grain = (seed % 7) - 3
    const shape = 40 * Math.sin(x / 19) * Math.cos(y / 23) + 18 * Math.sin(x / 3.1 + y / 4.7)
    const edge = x > width * 0.6 ? 50 : 0
    const letters = y % 40 < 14 && x % 11 < 4 ? -45 : 0
    const light = 110 + shape + edge + letters + grain
    return [light, light * 0.85 + 10, light * 0.6 + 30 + 12 * Math.sin(y / 13)]
  })
}

/** Makes an opaque picture from colours of 0..255. */
export function paint(
  size: Size,
  depth: Depth,
  colorAt: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const picture = createPicture(size, depth)
  const full = maxWord(depth)
  for (let y = 0, pos = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pos += 4) {
      const color = colorAt(x, y)
      for (let channel = 0; channel < 3; channel++) {
        const value = Math.min(255, Math.max(0, color[channel] as number))
        picture.data[pos + channel] = Math.round((value * full) / 255)
      }
      picture.data[pos + 3] = full
    }
  }
  return picture
}

/** Gives a picture whose words all went through a function of 0..255, alpha apart. */
export function mapped(picture: Picture, map: (value: number, channel: number) => number): Picture {
  const unit = maxWord(picture.depth) / 255
  return paint(picture, picture.depth, (x, y) => {
    const pos = (y * picture.width + x) * 4
    const at = (channel: number) => map((picture.data[pos + channel] as number) / unit, channel)
    return [at(0), at(1), at(2)]
  })
}

/** Mean absolute difference of colours over the pixels that count, in 0..255. */
export function meanDifference(
  a: Picture,
  b: Picture,
  counts: (x: number, y: number) => boolean = () => true,
): number {
  let sum = 0
  let count = 0
  for (let y = 0, pos = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++, pos += 4) {
      if (!counts(x, y)) continue
      for (let channel = pos; channel < pos + 3; channel++, count++) {
        const before = (a.data[channel] as number) / maxWord(a.depth)
        const after = (b.data[channel] as number) / maxWord(b.depth)
        sum += 255 * Math.abs(before - after)
      }
    }
  }
  return sum / count
}

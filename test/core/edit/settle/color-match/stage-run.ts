import { coverageOf } from '../../../../../core/edit/coverage.ts'
import type {
  SettleContext,
  SettleStage,
  SettleState,
} from '../../../../../core/edit/settle/settle.ts'
import type { WantedChange } from '../../../../../core/edit/wanted-change.ts'
import {
  createPicture,
  type Depth,
  maxWord,
  type Picture,
} from '../../../../../core/image/picture.ts'
import { rectOf, type Size } from '../../../../../core/image/rect.ts'
import type { Mask } from '../../../../../core/mask/mask.ts'
import { finish, isSteps } from '../../../../../core/steps.ts'

export const content: WantedChange = { look: false, content: true, background: false }
export const look: WantedChange = { look: true, content: false, background: false }

/** An encoded colour, each 0..1. */
export type Color = readonly [number, number, number]

/** A picture with slow colours and busy detail, in all tones but the very ends; the same every time. */
export function texturedPicture(size: Size, depth: Depth = 16): Picture {
  return paintPicture(createPicture(size, depth), (_color, x, y) => {
    const grain = (((x * 7919 + y * 104_729) % 23) / 23 - 0.5) * 0.08
    const light = 0.5 + 0.28 * Math.sin(x / 9) * Math.cos(y / 13) + 0.06 * Math.sin(y / 4)
    return [
      light + 0.12 * Math.sin(y / 17) + grain,
      light + grain,
      light - 0.1 * Math.cos(x / 21) + grain,
    ]
  })
}

/** Gives an opaque picture of which each colour was made from that at its place, rounded to its depth. */
export function paintPicture(
  picture: Picture,
  paint: (color: Color, x: number, y: number) => Color,
): Picture {
  const { width, height, depth } = picture
  const full = maxWord(depth)
  const result = createPicture({ width, height }, depth)
  for (let y = 0, pos = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pos += 4) {
      const [red, green, blue] = [0, 1, 2].map((k) => picture.data[pos + k]! / full)
      const painted = paint([red!, green!, blue!], x, y)
      for (const [k, value] of painted.entries()) {
        result.data[pos + k] = Math.round(Math.min(Math.max(value, 0), 1) * full)
      }
      result.data[pos + 3] = full
    }
  }
  return result
}

/** What a stage may look at, for a crop that is the whole picture. */
export function contextFor(
  parent: Picture,
  region: Mask | null,
  wanted: WantedChange,
  { protect = [], faithful = false }: { protect?: readonly Mask[]; faithful?: boolean } = {},
): SettleContext {
  const crop = rectOf(parent)
  const size = { width: parent.width, height: parent.height }
  const drawn = coverageOf({ rect: crop, region, protect, edge: { kind: 'strict' } })
  return {
    plan: { crop, sent: size, density: 1 },
    parent,
    answered: size,
    meansAlpha: true,
    faithful,
    wanted,
    hasRegion: region !== null,
    allowed: drawn.allowed,
    ceiling: drawn.ceiling,
    feathered: drawn.coverage,
  }
}

/** A candidate pixel on pixel with its parent, of which nothing else is known. */
export function stateOf(
  picture: Picture,
  context: SettleContext,
  known: Partial<SettleState> = {},
): SettleState {
  return {
    picture,
    isOwn: false,
    coverage: context.feathered,
    alignment: null,
    change: null,
    measures: {},
    notes: [],
    ...known,
  }
}

export function runStage(
  stage: SettleStage,
  state: SettleState,
  context: SettleContext,
): SettleState {
  const result = stage(state, context)
  return isSteps(result) ? finish(result) : result
}

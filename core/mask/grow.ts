import { inRuns } from '../image/in-runs.ts'
import type { Steps } from '../steps.ts'
import { noDistance, squaredDistances } from './distance.ts'
import { createMask, type Mask } from './mask.ts'
import { type CanvasOptions, withRim } from './mask-rim.ts'

/**
 * Lets an area fade out beyond its border: the given coverage stays, and outside it falls to 0 over `px` pixels.
 *
 * No pixel farther than `px` from the area (centre to centre) is ever covered. Pixels that were covered by half
 * or more count as the area that the fade starts from; the fall is a smoothstep. The result's rectangle reaches
 * `px` beyond the area, and ends where the canvas ends.
 */
export function* growOutward(mask: Mask, px: number, options: CanvasOptions = {}): Steps<Mask> {
  const area = yield* withRim(mask, Math.floor(px), options.canvas)
  const { width, height } = area.rect
  const core = new Uint8Array(area.data.length)
  yield* inRuns(core.length, (from, to) => {
    for (let i = from; i < to; i++) core[i] = (area.data[i] as number) >= 128 ? 1 : 0
  })
  const squared = yield* squaredDistances(core, width, height)
  const result = createMask(area.rect, area.data.slice())
  yield* inRuns(core.length, (from, to) => growInto(result.data, squared, px, from, to))
  return result
}

function growInto(
  data: Uint8Array,
  squared: Uint32Array,
  px: number,
  from: number,
  to: number,
): void {
  const reach = px * px
  for (let i = from; i < to; i++) {
    const distance = squared[i] as number
    if (distance === noDistance || distance > reach) continue
    const t = 1 - Math.sqrt(distance) / (px + 1)
    const fade = Math.floor(255 * t * t * (3 - 2 * t) + 0.5)
    if (fade > (data[i] as number)) data[i] = fade
  }
}

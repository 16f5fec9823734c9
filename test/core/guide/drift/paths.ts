import type { AskedAxes } from '../../../../core/guide/drift/asked-axes.ts'
import { askedAxes } from '../../../../core/guide/drift/asked-axes.ts'
import type { DriftStep } from '../../../../core/guide/drift/drift.ts'
import type { Cells, Look } from '../../../../core/guide/look/look.ts'
import { type LookAxis, lookAxes } from '../../../../core/guide/look/look-axis.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'

/** Where a look stands on each axis; 0 where nothing is said. */
export type Standing = { readonly [axis in LookAxis]?: number }

const columns = 2
const rows = 6

/** The look of a made-up picture: grey, darker below, moved as far as is said on each axis but the palette's. */
export function lookAt(standing: Standing): Look {
  const { warmth = 0, tint = 0, brightness = 0, contrast = 0, saturation = 0 } = standing
  const { palette = 0, sharpness = 0, noise = 0 } = standing
  const places = Array.from({ length: columns * rows }, (_, i) => i)
  const height = (i: number) => Math.floor(i / columns)
  // Two of six rows are a third of the parts.
  const third = (i: number) => (height(i) < 2 ? 0.5 : height(i) < 4 ? 0 : -0.5)
  const side = (i: number) => (i % 2 === 0 ? 1 : -1)
  const cells: Cells = {
    columns,
    rows,
    l: places.map((i) => 80 - 8 * height(i) + brightness + contrast * third(i)),
    a: places.map((i) => side(i) * (10 + saturation) + tint),
    b: places.map(() => warmth),
  }
  const grain = { sharpness: 0.8 * 2 ** sharpness, noise: 3 + noise }
  const colors = [
    { l: 50, a: 0, b: 0, share: 1 - palette / 25 },
    { l: 50, a: 0, b: -25, share: palette / 25 },
  ]
  return {
    ...{ white: { a: tint, b: warmth }, tone: null, chroma: 10, palette: colors, colors },
    ...{ cells, grain: [grain, grain, grain], ...grain },
  }
}

/** One step of a made-up path. */
export interface MadeStep {
  readonly by?: Standing
  /** The instruction; without one nothing is asked for. */
  readonly says?: string
  readonly asked?: AskedAxes
  readonly starred?: true
  readonly preserves?: DriftStep['preserves']
}

/** A path from v1 on, each step moved from where the one before came to. */
export function pathOf(steps: readonly MadeStep[]): DriftStep[] {
  let at: Standing = {}
  return steps.map(({ by = {}, says, asked, starred, preserves }, i) => {
    const before = at
    at = Object.fromEntries(lookAxes.map((axis) => [axis, (before[axis] ?? 0) + (by[axis] ?? 0)]))
    return {
      version: `id${i + 1}`,
      number: i + 1,
      before: lookAt(before),
      after: lookAt(at),
      asked: asked ?? (says === undefined ? {} : askedAxes(readInstruction(says))),
      starred: starred ?? false,
      ...(preserves && { preserves }),
    }
  })
}

import type { Picked } from '../../host.ts'
import { intersectRects, type Rect, rectOf, scaleSize } from '../../image/rect.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { finish } from '../../steps.ts'
import type { SetMeasures } from '../batch-event.ts'
import { placesOf } from '../batch-steps.ts'
import type { ItemState } from '../item-state.ts'
import { maskOfPlaces } from '../relative-area.ts'
import { measuredEdge, measurePicture } from '../set/measure-picture.ts'
import type { BatchDesk, OpenPicture } from './batch-desk.ts'

/** Measures what a picture's last step made of it, for the comparison with its set. */
export async function measureItem(
  desk: BatchDesk,
  { host, pick }: OpenPicture,
  state: ItemState,
): Promise<SetMeasures> {
  const picked = await pick()
  const version = state.results.at(-1)?.version ?? null
  const thumbnail = await host.thumbnail(picked.source, version, measuredEdge)
  const small =
    picked.color.space === 'srgb' || !host.color
      ? thumbnail
      : await host.color.toSrgb(thumbnail, picked.color)
  const target =
    version === null ? ({ kind: 'source' } as const) : ({ kind: 'version', id: version } as const)
  const full = await host.readPixels(picked.source, target, rectOf(picked))
  const subject = await subjectIn(desk, picked, state)
  const scaled = subject && scaledRect(subject, small.width / picked.width)
  const region = scaled && intersectRects(scaled, rectOf(small))
  return finish(measurePicture({ small, full, region }))
}

/** Where the subject is: the first region that a step names. */
async function subjectIn(
  { steps, around }: BatchDesk,
  picked: Picked,
  { planned, anchor }: ItemState,
): Promise<Rect | null> {
  const step = steps.find(({ region }) => region !== undefined)
  if (!step) return null
  const { readMask } = await around(planned, anchor)
  const mask = await maskOfPlaces(placesOf(step.region), picked, readMask)
  return mask && maskBounds(mask)
}

function scaledRect({ x, y, ...size }: Rect, by: number): Rect {
  return { x: Math.floor(x * by), y: Math.floor(y * by), ...scaleSize(size, by) }
}

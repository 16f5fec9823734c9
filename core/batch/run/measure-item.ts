import type { PixelTarget } from '../../host.ts'
import { intersectRects, type Rect, rectOf, type Size, scaleSize } from '../../image/rect.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { inSrgb } from '../../refine/in-srgb.ts'
import { finish } from '../../steps.ts'
import type { SetMeasures } from '../batch-event.ts'
import { type BatchStep, placesOf } from '../batch-steps.ts'
import type { StepSurroundings } from '../intent-of-step.ts'
import type { ItemState } from '../item-state.ts'
import { maskOfPlaces } from '../relative-area.ts'
import { measuredEdge, measurePicture } from '../set/measure-picture.ts'
import type { BatchDesk, OpenPicture } from './batch-desk.ts'
import { versionIn } from './version-in.ts'

/** Measures what a picture's last step made of it, for the comparison with its set. */
export async function measureItem(
  { steps, around }: BatchDesk,
  picture: OpenPicture,
  { planned, anchor, results }: ItemState,
): Promise<SetMeasures> {
  const { readMask } = await around(planned, anchor)
  const picked = await picture.pick()
  const subject = await subjectIn(steps, picked, readMask)
  const version = await versionIn(picture, picked, results.at(-1)?.version ?? null)
  return measureShown(picture, version, subject)
}

/** Measures one version of a picture; null: its source. */
export async function measureShown(
  { host, pick }: OpenPicture,
  version: string | null,
  subject: Rect | null,
): Promise<SetMeasures> {
  const picked = await pick()
  const { source, color } = picked
  const thumbnail = await host.thumbnail(source, version, measuredEdge)
  const small = await inSrgb(host, thumbnail, color)
  const target: PixelTarget =
    version === null ? { kind: 'source' } : { kind: 'version', id: version }
  const full = await host.readPixels(source, target, rectOf(picked))
  const scaled = subject && scaledRect(subject, small.width / picked.width)
  const region = scaled && intersectRects(scaled, rectOf(small))
  return finish(measurePicture({ small, full, region }))
}

/** Where the subject of a picture is: the first region that a step names. */
export async function subjectIn(
  steps: readonly BatchStep[],
  size: Size,
  readMask: StepSurroundings['readMask'],
): Promise<Rect | null> {
  const step = steps.find(({ region }) => region !== undefined)
  const mask = step && (await maskOfPlaces(placesOf(step.region), size, readMask))
  return mask ? maskBounds(mask) : null
}

function scaledRect({ x, y, ...size }: Rect, by: number): Rect {
  return { x: Math.floor(x * by), y: Math.floor(y * by), ...scaleSize(size, by) }
}

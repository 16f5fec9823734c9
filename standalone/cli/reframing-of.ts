import { cropToAspect } from '../../core/edit/reframe/crop-to-aspect.ts'
import type { Reframing } from '../../core/edit/reframe/reframing.ts'
import { RefineError } from '../../core/errors.ts'
import type { Size } from '../../core/image/rect.ts'
import { maskBounds } from '../../core/mask/mask-bounds.ts'
import { readMaskFile } from './mask-files.ts'
import type { Length, ReframeSettings } from './reframe-settings.ts'

/**
 * Works out a change of the frame for a picture.
 *
 * @throws RefineError `bad_setting` when no such crop keeps the subject whole; what reading the subject throws.
 */
export async function reframingOf(
  settings: ReframeSettings,
  size: Size,
  signal: AbortSignal,
): Promise<Reframing> {
  if (settings.kind === 'upscale') return settings
  if (settings.kind === 'expand') {
    const { left, top, right, bottom } = settings.lengths
    return {
      kind: 'expand',
      sides: {
        left: pixelsOf(left, size.width),
        top: pixelsOf(top, size.height),
        right: pixelsOf(right, size.width),
        bottom: pixelsOf(bottom, size.height),
      },
    }
  }
  const { aspect, room } = settings
  const mask = settings.subject === null ? null : await readMaskFile(settings.subject, size, signal)
  const rect = cropToAspect({ size, aspect, subject: mask && maskBounds(mask), room })
  if (rect) return { kind: 'crop', rect }
  throw new RefineError(
    'bad_setting',
    `No crop of ${aspect.width}:${aspect.height} keeps the subject whole${room ? ' with that room' : ''}.`,
    { hint: 'Choose other proportions, less room, or expand the picture first.' },
  )
}

function pixelsOf(length: Length | undefined, edge: number): number {
  if (!length) return 0
  return 'px' in length ? length.px : Math.max(1, Math.round(length.share * edge))
}

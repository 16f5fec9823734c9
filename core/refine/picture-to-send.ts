import { RefineError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { ColorTag } from '../image/color-tag.ts'
import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { ModelCapabilities } from '../model.ts'
import { inSrgb } from './in-srgb.ts'
import { signalIn } from './parent-pixels.ts'
import type { PlannedPixels } from './parent-to-send.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/**
 * Refuses a source in another colour space when the model needs sRGB and the host can't convert.
 *
 * @throws RefineError `unsupported_source`.
 */
export function expectConvertible(host: Host, color: ColorTag, model: ModelCapabilities): void {
  if (model.anyColorSpace || color.space === 'srgb' || host.color) return
  throw new RefineError(
    'unsupported_source',
    `The picture is in ${color.name}, but ${model.label} takes sRGB and ${host.capabilities.name} can’t convert between them.`,
    { hint: 'Convert the picture to sRGB first, or choose the local provider.' },
  )
}

/**
 * Gives the crop as it leaves the machine: sRGB if the model needs it, its size, its depth, opaque if it reads no alpha.
 */
export async function pictureToSend(
  { host, work }: Pick<RefineDeps, 'host' | 'work'>,
  { picture: parent, window }: PlannedPixels,
  { color, model, size }: { color: ColorTag; model: ModelCapabilities; size: Size },
  options: RefineOptions,
): Promise<Picture> {
  const picture = model.anyColorSpace ? parent : await inSrgb(host, parent, color)
  const { depth, alpha } = model
  return work.fitToModel(
    { picture, size, depth, alpha, ...(window && { window }) },
    signalIn(options),
  )
}

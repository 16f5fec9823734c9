import { RefineError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { ColorTag } from '../image/color-tag.ts'
import { createPicture, isOpaque, maxWord, type Picture, toDepth } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import { resample } from '../image/resample.ts'
import type { ModelCapabilities } from '../provider.ts'

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
  host: Host,
  parent: Picture,
  { color, model, size }: { color: ColorTag; model: ModelCapabilities; size: Size },
): Promise<Picture> {
  const inSrgb =
    model.anyColorSpace || color.space === 'srgb' || !host.color
      ? parent
      : await host.color.toSrgb(parent, color)
  const scaled = resample(inSrgb, size)
  const reduced = model.depth < scaled.depth ? toDepth(scaled, model.depth) : scaled
  return model.alpha ? reduced : withoutAlpha(reduced)
}

/**
 * Gives translucent pixels their full colour, and invisible ones white.
 *
 * Not laid over a ground: the answer takes the source's alpha again, and a ground would then shine through twice.
 */
function withoutAlpha(picture: Picture): Picture {
  if (isOpaque(picture)) return picture
  const result = createPicture(picture, picture.depth, picture.data.slice())
  const { data } = result
  const full = maxWord(picture.depth)
  for (let pos = 0; pos < data.length; pos += 4) {
    if (data[pos + 3] === 0) data.fill(full, pos, pos + 3)
    data[pos + 3] = full
  }
  return result
}

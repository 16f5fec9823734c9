import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf, type Size } from '../../../core/image/rect.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'
import type { PartWish } from '../../../core/mask/parts/part-wish.ts'
import { partArea, proposePart } from '../../../core/mask/parts/propose-part.ts'
import { finish } from '../../../core/steps.ts'
import { readTarget } from '../../document/read-target.ts'
import { convertWithSharp } from '../convert-with-sharp.ts'
import { isSameFile, writeWhole } from '../files.ts'
import { readMaskFile } from '../mask-files.ts'
import { type AskedPart, boxMask, type MaskSettings, parseMaskSettings } from '../mask-settings.ts'
import { chooseLayer, openInput } from '../open-input.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'

/** `pentimento mask`: proposes a part of a picture as a mask file, to be used as region, or painted on. */
export async function mask(args: readonly string[], { signal }: Surroundings): Promise<Outcome> {
  const settings = parseMaskSettings(args)
  await expectOutputApart(settings)
  const { document } = await openInput(settings.input, signal)
  const layer = chooseLayer(document, settings.layer)
  const bounds = rectOf(layer.rect)
  const wish = await wishOf(settings.part, bounds, signal)
  const rect = partArea(wish, bounds)
  const words = readTarget(document, layer.id, { kind: 'shown' }, rect)
  const picture =
    document.color.space === 'other' ? await convertWithSharp.toSrgb(words, document.color) : words
  const found = finish(proposePart({ wish, bounds, rect, picture }))
  await writeWhole(settings.out, encodePng(pictureOf(found, bounds)))
  return outcomeOf(settings, layer, found)
}

async function expectOutputApart({ input, out, part }: MaskSettings): Promise<void> {
  const reads =
    part.kind === 'subject'
      ? [input, part.stroke, part.beside].filter((path) => path !== null)
      : [input]
  const same = await Promise.all(reads.map((path) => isSameFile(path, out)))
  if (!same.includes(true)) return
  throw new UsageError(
    `“${out}” is a picture that this command reads.`,
    'Choose another name for the output.',
  )
}

async function wishOf(part: AskedPart, size: Size, signal: AbortSignal): Promise<PartWish> {
  if (part.kind !== 'subject') return part
  const read = (path: string | null) => (path === null ? null : readMaskFile(path, size, signal))
  const hint = {
    within: boxMask(part.box, size),
    inside: await read(part.stroke),
    outside: await read(part.beside),
  }
  return { kind: 'subject', hint, inverted: part.background }
}

/** A mask as a picture of the source's size: white inside, black outside. */
function pictureOf(found: Mask, size: Size): Picture {
  const { data } = cropMask(found, rectOf(size))
  const picture = createPicture(size, 8)
  for (let i = 0, pos = 0; i < data.length; i++, pos += 4) {
    const value = data[i] as number
    picture.data[pos] = value
    picture.data[pos + 1] = value
    picture.data[pos + 2] = value
    picture.data[pos + 3] = 255
  }
  return picture
}

function outcomeOf(
  { input, part, out }: MaskSettings,
  layer: { readonly id: string; readonly name: string; readonly rect: Size },
  found: Mask,
): Outcome {
  const { width, height } = layer.rect
  const sum = found.data.reduce((total, value) => total + value, 0)
  const share = sum / (255 * width * height)
  return {
    json: {
      command: 'mask',
      input,
      out,
      source: { layer: layer.id, name: layer.name, width, height },
      part: part.kind,
      bounds: maskBounds(found),
      share,
    },
    lines: [
      `${(100 * share).toFixed(1)} % of the picture.`,
      `  Saved ${out}: look at it, paint on it, or use it with --region.`,
    ],
  }
}

import { RefineError } from '../../core/errors.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { colorModelOfIcc } from '../../core/image/icc.ts'
import type { Picture } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'
import { createByteSink } from './psd/byte-sink.ts'
import { makeResource, resourceIds } from './psd-resources.ts'

const defaultPixelsPerInch = 72

/**
 * Makes a document of a picture's size with the picture as its only layer.
 *
 * @throws RefineError `unsupported_source` for a grey picture whose profile gives its greys a meaning of their own:
 *   an RGB document can't carry that profile.
 */
export function newDocument(picture: Picture, tag: ColorTag, name: string): LayeredDocument {
  const color = colorOfDocument(tag)
  const source: PixelLayer = {
    ...{ kind: 'pixels', id: '1', name, visible: true, opacity: 255, blend: 'norm' },
    ...{ clipped: false, link: 0, linkOff: false, record: null, derived: false },
    ...{ rect: rectOf(picture), content: { picture, coverage: null }, version: null, marker: null },
  }
  const resources = [makeResource(resourceIds.resolution, resolutionOf(color))]
  if (color.icc) resources.push(makeResource(resourceIds.icc, color.icc))
  const empty = new Uint8Array()
  return {
    ...{ width: picture.width, height: picture.height, depth: picture.depth, color },
    layers: [source],
    rest: {
      ...{ channels: 3, colorModeData: empty, resources, mergedAlpha: false },
      ...{ globalMask: empty, blocks: [], merged: empty },
    },
    strays: [],
    texts: {},
  }
}

function colorOfDocument(tag: ColorTag): ColorTag {
  const model = tag.icc ? colorModelOfIcc(tag.icc) : 'RGB'
  if (model === 'RGB' || model === '') return tag
  if (tag.space === 'other') {
    throw new RefineError(
      'unsupported_source',
      `The picture’s profile (${tag.name}) is no RGB profile, so an RGB document can’t carry it.`,
      { hint: 'Convert the picture to RGB with the sRGB profile first.' },
    )
  }
  // Grey with sRGB's own curve means the same in three equal channels without any profile.
  const chunks = tag.chunks?.filter(({ type }) => type !== 'iCCP')
  return { space: 'srgb', name: 'sRGB', ...(chunks && { chunks }) }
}

/** Pixels per inch as the PNG states them in pHYs, else 72. */
function resolutionOf({ chunks }: ColorTag): Uint8Array {
  const physical = chunks?.find(({ type }) => type === 'pHYs')?.data
  const perMetre = physical?.length === 9 && physical[8] === 1
  const view = physical && new DataView(physical.buffer, physical.byteOffset, physical.byteLength)
  const [x, y] =
    view && perMetre
      ? [perInch(view.getUint32(0)), perInch(view.getUint32(4))]
      : [defaultPixelsPerInch, defaultPixelsPerInch]
  const sink = createByteSink()
  for (const value of [x, y]) {
    // 16.16 fixed point, shown in pixels per inch, size in inches.
    sink.u32(Math.round(value * 65536))
    sink.u16(1)
    sink.u16(1)
  }
  return sink.join()
}

/** Rounded, because whole pixels per metre turn 300 per inch into 299.9994. */
function perInch(perMetre: number): number {
  return Math.round(perMetre * 2.54) / 100
}

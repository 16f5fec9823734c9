import type { ColorTag } from '../../core/image/color-tag.ts'
import type { Picture } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'
import { createByteSink } from './psd/byte-sink.ts'
import { makeResource, resourceIds } from './psd-resources.ts'

const defaultPixelsPerInch = 72

/** Makes a document of a picture's size with the picture as its only layer. */
export function newDocument(picture: Picture, color: ColorTag, name: string): LayeredDocument {
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
  }
}

/** Pixels per inch as the PNG states them in pHYs, else 72. */
function resolutionOf({ chunks }: ColorTag): Uint8Array {
  const physical = chunks?.find(({ type }) => type === 'pHYs')?.data
  const perMetre = physical?.length === 9 && physical[8] === 1
  const view = physical && new DataView(physical.buffer, physical.byteOffset, physical.byteLength)
  const [x, y] =
    view && perMetre
      ? [view.getUint32(0) * 0.0254, view.getUint32(4) * 0.0254]
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

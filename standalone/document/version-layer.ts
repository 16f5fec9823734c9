import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import type { NewVersion } from '../../core/host.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf, type Size } from '../../core/image/rect.ts'
import { fingerprintOfVersion, stateOfSource } from './checksum.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'

/** A version's pixels in source pixels, as copies of its own. */
interface VersionPixels {
  readonly rect: Rect
  readonly picture: Picture
  readonly coverage: Uint8Array | null
}

/**
 * Makes the hidden layer of a new version.
 *
 * @throws RangeError, TypeError when its pixels do not fit the source or the document.
 */
export function versionLayer(
  document: LayeredDocument,
  source: PixelLayer,
  { record, name, content, begins }: NewVersion,
  id: string,
): PixelLayer {
  const { rect, picture, coverage } = pixelsOf(source.rect, content)
  if (picture.depth !== document.depth) {
    throw new TypeError(
      `Expected ${document.depth} bits a channel but received ${picture.depth} bits`,
    )
  }
  const style = { opacity: 255, blend: 'norm' }
  const version: VersionRecord = {
    ...record,
    fingerprint: fingerprintOfVersion(picture, coverage, rect, style),
    layer: { id, name },
  }
  const marker: LineageMarker | null = begins
    ? { ...begins, layer: id, state: stateOfSource(picture, document.color) }
    : null
  return {
    ...{ kind: 'pixels', derived: false, id, name, visible: false, clipped: false, ...style },
    ...{ link: 0, linkOff: false, record: null, version, marker },
    rect: { ...rect, x: rect.x + source.rect.x, y: rect.y + source.rect.y },
    content: { picture, coverage },
  }
}

function pixelsOf(whole: Rect, content: NewVersion['content']): VersionPixels {
  switch (content.kind) {
    case 'patch': {
      const { rect, color, coverage } = content.patch
      if (!containsRect(rectOf(whole), rect)) {
        throw new RangeError(
          `Expected a patch inside ${whole.width}×${whole.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
        )
      }
      expectSize(color, rect)
      if (coverage.data.length !== rect.width * rect.height) {
        throw new TypeError(
          `Expected coverage over the whole patch of ${rect.width}×${rect.height}`,
        )
      }
      return { rect, picture: copyOf(color), coverage: coverage.data.slice() }
    }
    case 'replacing':
      expectSize(content.picture, whole)
      return { rect: rectOf(whole), picture: copyOf(content.picture), coverage: null }
    case 'reframe': {
      const { x, y } = content.transform.rect
      const picture = copyOf(content.picture)
      return { rect: { ...rectOf(picture), x, y }, picture, coverage: null }
    }
  }
}

function expectSize(picture: Picture, { width, height }: Size): void {
  if (picture.width === width && picture.height === height) return
  throw new TypeError(
    `Expected pixels of ${width}×${height} but received ${picture.width}×${picture.height}`,
  )
}

/** Pixels that nobody outside the document can change. */
function copyOf(picture: Picture): Picture {
  return createPicture(picture, picture.depth, picture.data.slice())
}

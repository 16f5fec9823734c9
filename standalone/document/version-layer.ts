import { expectFits, placeOfContent } from '../../core/edit/version-pixels.ts'
import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import type { NewVersion } from '../../core/host.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { relativeTo } from '../../core/image/rect.ts'
import { fingerprintOfVersion, stateOfSource } from './checksum.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'

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
  expectFits(content, { ...source.rect, depth: document.depth })
  const rect = placeOfContent(content, source.rect)
  const { picture, coverage } = pixelsOf(content)
  const style = { opacity: 255, blend: 'norm' }
  const version: VersionRecord = {
    ...record,
    fingerprint: fingerprintOfVersion(picture, coverage, relativeTo(rect, source.rect), style),
    layer: { id, name },
  }
  const marker: LineageMarker | null = begins
    ? { ...begins, layer: id, state: stateOfSource(picture, document.color) }
    : null
  return {
    ...{ kind: 'pixels', derived: false, id, name, visible: false, clipped: false, ...style },
    ...{ link: 0, linkOff: false, record: null, version, marker },
    rect,
    content: { picture, coverage },
  }
}

/** A version's pixels as copies of its own. */
function pixelsOf(content: NewVersion['content']): {
  readonly picture: Picture
  readonly coverage: Uint8Array | null
} {
  if (content.kind !== 'patch') return { picture: copyOf(content.picture), coverage: null }
  const { color, coverage } = content.patch
  return { picture: copyOf(color), coverage: coverage.data.slice() }
}

/** Pixels that nobody outside the document can change. */
function copyOf(picture: Picture): Picture {
  return createPicture(picture, picture.depth, picture.data.slice())
}

import { encodePng } from '../../core/image/png/encode-png.ts'
import type { LayeredDocument } from '../document/layered-document.ts'
import { readWhole } from '../document/read-target.ts'

/** Gives a source with one of its versions laid over it (null: alone) as a PNG of its depth and profile. */
export function flatPng(
  document: LayeredDocument,
  source: string,
  version: string | null,
): Uint8Array {
  return encodePng(readWhole(document, source, version), { color: document.color })
}

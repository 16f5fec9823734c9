import { RefineError } from '../../../core/errors.ts'
import { guardPictureSize } from '../../../core/image/guard-size.ts'
import type { Depth } from '../../../core/image/picture.ts'
import { readBlocks } from './blocks.ts'
import { type ByteCursor, createByteCursor, damagedPsd } from './byte-cursor.ts'
import { parseLayerRecords } from './parse-layer-records.ts'
import { isMergedComplete } from './planes.ts'
import type { PsdBlock, PsdFile, PsdResource } from './psd-file.ts'

const rgbMode = 3
const modeNames: Readonly<Record<number, string>> = {
  0: 'Bitmap',
  1: 'Grayscale',
  2: 'Indexed Color',
  4: 'CMYK',
  7: 'Multichannel',
  8: 'Duotone',
  9: 'Lab',
}

/** Key of the block that holds the layers of a 16-bit file. */
export const deepLayersKey = 'Lr16'

/**
 * Takes a PSD file apart: RGB, 8 or 16 bits a channel.
 *
 * @throws RefineError `unsupported_source` for other modes and depths and for PSB, each with the way to change
 *   that; `too_large` by the header alone; `unreadable_file` when the structure does not hold.
 */
export function parsePsd(bytes: Uint8Array): PsdFile {
  const cursor = createByteCursor(bytes)
  if (cursor.key() !== '8BPS') throw damagedPsd()
  const header = parseHeader(cursor)
  const colorModeData = cursor.take(cursor.u32()).slice()
  const resources = parseResources(cursor.section(cursor.u32()))
  const layers = parseLayerSection(cursor.section(cursor.u32()), header.depth)
  const merged = cursor.take(cursor.left).slice()
  if (!isMergedComplete(merged, header, header.depth, header.channels)) throw damagedPsd()
  return { ...header, colorModeData, resources, ...layers, merged }
}

function parseHeader(cursor: ByteCursor): Pick<PsdFile, 'width' | 'height' | 'depth' | 'channels'> {
  const version = cursor.u16()
  cursor.take(6)
  const channels = cursor.u16()
  const height = cursor.u32()
  const width = cursor.u32()
  const bits = cursor.u16()
  const mode = cursor.u16()
  if (version === 2) {
    throw unsupported(
      'This is a PSB file (Large Document Format)',
      'Save it as PSD; up to 30,000 pixels a side that loses nothing.',
    )
  }
  if (version !== 1 || width === 0 || height === 0) throw damagedPsd()
  guardPictureSize({ width, height }, 'psd')
  if (mode !== rgbMode) {
    throw unsupported(
      `This document is in ${modeNames[mode] ?? 'an unknown'} mode`,
      'Convert a copy to RGB (in Photoshop: Image > Mode > RGB Color) and open that.',
    )
  }
  if (bits !== 8 && bits !== 16) {
    throw unsupported(
      `This document has ${bits} bits a channel`,
      'Convert a copy to 16 or 8 bits (in Photoshop: Image > Mode) and open that.',
    )
  }
  if (channels < 3 || channels > 56) throw damagedPsd()
  return { width, height, depth: bits, channels }
}

function parseResources(cursor: ByteCursor): PsdResource[] {
  const resources: PsdResource[] = []
  while (cursor.left > 0) {
    const signature = cursor.key()
    const id = cursor.u16()
    const nameLength = (cursor.peek(1)[0] ?? 0) + 1
    const name = cursor.take(nameLength + (nameLength % 2)).slice()
    const length = cursor.u32()
    const data = cursor.take(length).slice()
    cursor.take(Math.min(length % 2, cursor.left))
    resources.push({ signature, id, name, data })
  }
  return resources
}

type LayerSection = Pick<PsdFile, 'records' | 'mergedAlpha' | 'globalMask' | 'blocks'>

function parseLayerSection(cursor: ByteCursor, depth: Depth): LayerSection {
  if (cursor.left < 4) {
    return { records: [], mergedAlpha: false, globalMask: new Uint8Array(), blocks: [] }
  }
  let info = parseLayerRecords(cursor.section(cursor.u32()))
  const globalMask = cursor.left >= 4 ? cursor.take(cursor.u32()).slice() : new Uint8Array()
  const blocks = readBlocks(cursor).map((block): PsdBlock => {
    if (block.key !== deepLayersKey || depth !== 16) return block
    info = parseLayerRecords(createByteCursor(block.data))
    return { ...block, data: new Uint8Array(), padding: 0 }
  })
  return { ...info, globalMask, blocks }
}

function unsupported(what: string, hint: string): RefineError {
  return new RefineError('unsupported_source', `${what}, which can’t be refined exactly.`, { hint })
}

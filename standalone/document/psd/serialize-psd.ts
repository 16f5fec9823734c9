import { RefineError } from '../../../core/errors.ts'
import { withBlock, writeBlocks } from './blocks.ts'
import { type ByteSink, createByteSink } from './byte-sink.ts'
import { deepLayersKey } from './parse-psd.ts'
import type { PsdFile, PsdRecord } from './psd-file.ts'

/** Largest file that the format's 32-bit lengths can describe. */
const maxFileBytes = 2 ** 31

/**
 * Puts a PSD file together again; what {@link parsePsd} kept as bytes comes out as it was.
 *
 * @throws RefineError `too_large` when the layers need more than the 2 GB that the format can describe.
 */
export function serializePsd(file: PsdFile): Uint8Array {
  const sink = createByteSink()
  sink.text('8BPS')
  sink.u16(1)
  sink.zeros(6)
  sink.u16(file.channels)
  sink.u32(file.height)
  sink.u32(file.width)
  sink.u16(file.depth)
  sink.u16(3)
  sink.section((section) => section.bytes(file.colorModeData))
  sink.section((section) => writeResources(section, file))
  sink.section((section) => writeLayerSection(section, file), 2)
  sink.bytes(file.merged)
  if (sink.length >= maxFileBytes) {
    throw new RefineError(
      'too_large',
      'The layers need more than the 2 GB that a PSD file can hold.',
      {
        hint: 'Remove versions that you no longer need, or save the picture as PNG.',
      },
    )
  }
  return sink.join()
}

function writeResources(sink: ByteSink, file: PsdFile): void {
  for (const resource of file.resources) {
    sink.text(resource.signature)
    sink.u16(resource.id)
    sink.bytes(resource.name)
    sink.u32(resource.data.length)
    sink.bytes(resource.data)
    sink.zeros(resource.data.length % 2)
  }
}

function writeLayerSection(sink: ByteSink, file: PsdFile): void {
  if (file.depth === 8) {
    sink.section((section) => writeLayerInfo(section, file), 4)
    sink.section((section) => section.bytes(file.globalMask))
    writeBlocks(sink, file.blocks)
    return
  }
  // Photoshop keeps the layers of a 16-bit file in a block of their own and leaves the usual place empty.
  const info = createByteSink()
  writeLayerInfo(info, file)
  const padding = (4 - (info.length % 4)) % 4
  const deep = { signature: '8BIM', key: deepLayersKey, data: info.join(), padding }
  const marked = file.blocks.some(({ key }) => key === deepLayersKey)
  sink.u32(0)
  sink.section((section) => section.bytes(file.globalMask))
  writeBlocks(sink, marked ? withBlock(file.blocks, deep) : [deep, ...file.blocks])
}

function writeLayerInfo(sink: ByteSink, { records, mergedAlpha }: PsdFile): void {
  if (records.length === 0) return
  sink.u16(mergedAlpha ? -records.length : records.length)
  for (const record of records) writeRecord(sink, record)
  for (const { channels } of records) for (const { data } of channels) sink.bytes(data)
}

function writeRecord(sink: ByteSink, record: PsdRecord): void {
  for (const edge of [record.top, record.left, record.bottom, record.right]) sink.u32(edge)
  sink.u16(record.channels.length)
  for (const { id, data } of record.channels) {
    sink.u16(id)
    sink.u32(data.length)
  }
  sink.text('8BIM')
  sink.text(record.blend)
  sink.u8(record.opacity)
  sink.u8(record.clipped ? 1 : 0)
  sink.u8(record.flags)
  sink.u8(0)
  sink.section((extra) => {
    extra.section((section) => section.bytes(record.maskSection))
    extra.section((section) => section.bytes(record.blendingRanges))
    extra.u8(record.legacyName.length)
    extra.bytes(record.legacyName)
    extra.zeros((4 - ((record.legacyName.length + 1) % 4)) % 4)
    writeBlocks(extra, record.blocks)
  }, 2)
}

import { readBlocks } from './blocks.ts'
import { type ByteCursor, damagedPsd } from './byte-cursor.ts'
import type { PsdChannel, PsdRecord } from './psd-file.ts'

const largestCoordinate = 300_000

/** Reads the layer info: a count (negative when the merged picture has transparency), the records, their channels. */
export function parseLayerRecords(cursor: ByteCursor): {
  readonly records: readonly PsdRecord[]
  readonly mergedAlpha: boolean
} {
  if (cursor.left < 2) return { records: [], mergedAlpha: false }
  const count = cursor.i16()
  const heads = Array.from({ length: Math.abs(count) }, () => parseRecord(cursor))
  const records = heads.map(({ lengths, ...record }) => ({
    ...record,
    channels: lengths.map(
      ({ id, length }): PsdChannel => ({ id, data: cursor.take(length).slice() }),
    ),
  }))
  return { records, mergedAlpha: count < 0 }
}

type RecordHead = Omit<PsdRecord, 'channels'> & {
  readonly lengths: readonly { readonly id: number; readonly length: number }[]
}

function parseRecord(cursor: ByteCursor): RecordHead {
  const [top, left, bottom, right] = [cursor.i32(), cursor.i32(), cursor.i32(), cursor.i32()]
  // Photoshop writes fills whose bottom is above their top, so the order says nothing about damage.
  if ([top, left, bottom, right].some((edge) => Math.abs(edge) > largestCoordinate)) {
    throw damagedPsd()
  }
  const lengths = Array.from({ length: cursor.u16() }, () => ({
    id: cursor.i16(),
    length: cursor.u32(),
  }))
  if (cursor.key() !== '8BIM') throw damagedPsd()
  const blend = cursor.key()
  const opacity = cursor.u8()
  const clipped = cursor.u8() === 1
  const flags = cursor.u8()
  cursor.take(1)
  const extra = cursor.section(cursor.u32())
  const maskSection = extra.take(extra.u32()).slice()
  const blendingRanges = extra.take(extra.u32()).slice()
  const nameLength = extra.left > 0 ? extra.u8() : 0
  const legacyName = extra.take(nameLength).slice()
  skipNamePadding(extra, nameLength)
  return {
    ...{ left, top, right, bottom, lengths, blend, opacity, clipped, flags },
    ...{ maskSection, blendingRanges, legacyName, blocks: readBlocks(extra) },
  }
}

/** The name is padded to four bytes with its length byte; some writers forget that. */
function skipNamePadding(extra: ByteCursor, nameLength: number): void {
  const padding = (4 - ((nameLength + 1) % 4)) % 4
  if (extra.peek(1)[0] === 0x38 || extra.left < padding) return
  extra.take(padding)
}

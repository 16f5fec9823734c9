import { channelsOfLayer } from './layer-pixels.ts'
import type { GroupLayer, Layer } from './layered-document.ts'
import { writeMaskSection } from './mask-section.ts'
import { makeBlock, withBlock } from './psd/blocks.ts'
import { createByteCursor } from './psd/byte-cursor.ts'
import { createByteSink } from './psd/byte-sink.ts'
import { blockOf, hiddenFlag, idOfRecord, type PsdBlock, type PsdRecord } from './psd/psd-file.ts'

/** Set by every Photoshop since 5.0: the flag beside it has a meaning. */
const modernFlag = 8

const emptyRecord: PsdRecord = {
  ...{ left: 0, top: 0, right: 0, bottom: 0, blend: 'norm', opacity: 255, clipped: false },
  ...{ flags: modernFlag, maskSection: new Uint8Array(), blendingRanges: new Uint8Array() },
  ...{ legacyName: new Uint8Array(), blocks: [], channels: [] },
}

/** Channels of a record without pixels: each says only that it is empty. */
const emptyChannels = [-1, 0, 1, 2].map((id) => ({ id, data: new Uint8Array(2) }))

/** Gives the records of layers in file order: bottom first, each group between its divider and its own record. */
export function recordsOf(layers: readonly Layer[]): PsdRecord[] {
  return layers.flatMap((layer) =>
    layer.kind === 'group'
      ? [layer.divider ?? newDivider(), ...recordsOf(layer.layers), recordOfLayer(layer)]
      : [recordOfLayer(layer)],
  )
}

/** Gives the layer's record, with what was changed since it was read and everything else as it stood. */
function recordOfLayer(layer: Layer): PsdRecord {
  const base = layer.record ?? emptyRecord
  const named = nameOfRecord(base) === layer.name
  return {
    ...base,
    ...(layer.kind === 'pixels' && edgesOf(layer.rect)),
    ...(layer.kind === 'pixels' &&
      layer.content?.coverage && { maskSection: writeMaskSection(layer.rect) }),
    // A group's own mode stands in its section block; the record always says normal.
    blend: layer.kind === 'group' ? base.blend : layer.blend,
    opacity: layer.opacity,
    clipped: layer.clipped,
    flags: (base.flags & ~hiddenFlag) | (layer.visible ? 0 : hiddenFlag),
    legacyName: named ? base.legacyName : legacyName(layer.name),
    blocks: blocksOf(layer, base, named),
    channels:
      layer.kind === 'pixels'
        ? channelsOfLayer(layer)
        : layer.record
          ? layer.record.channels
          : emptyChannels,
  }
}

function blocksOf(layer: Layer, base: PsdRecord, named: boolean): readonly PsdBlock[] {
  let { blocks } = base
  if (!named) blocks = withBlock(blocks, nameBlock(layer.name))
  if (idOfRecord(base) !== layer.id) blocks = withBlock(blocks, idBlock(layer.id))
  if (layer.kind === 'group' && sectionOf(base)?.blend !== layer.blend) {
    blocks = withBlock(blocks, sectionBlock(layer))
  }
  return blocks
}

/** Gives a record's name: the Unicode one, else the legacy one read as Latin-1. */
export function nameOfRecord(record: PsdRecord): string {
  const block = blockOf(record.blocks, 'luni')
  if (!block) return String.fromCharCode(...record.legacyName)
  const cursor = createByteCursor(block.data)
  const length = Math.min(cursor.u32(), cursor.left >> 1)
  let name = ''
  for (let i = 0; i < length; i++) name += String.fromCharCode(cursor.u16())
  return name.replace(/\0+$/, '')
}

/** Gives what a record opens or closes: a group, or nothing. */
export function sectionOf(
  record: PsdRecord,
): { readonly kind: 'open' | 'closed' | 'divider'; readonly blend: string } | null {
  const block = blockOf(record.blocks, 'lsct') ?? blockOf(record.blocks, 'lsdk')
  if (!block || block.data.length < 4) return null
  const cursor = createByteCursor(block.data)
  const type = cursor.u32()
  const kind = ([null, 'open', 'closed', 'divider'] as const)[type]
  if (!kind) return null
  if (cursor.left < 8) return { kind, blend: record.blend }
  cursor.take(4)
  return { kind, blend: cursor.key() }
}

function edgesOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { left: x, top: y, right: x + width, bottom: y + height }
}

function newDivider(): PsdRecord {
  const sink = createByteSink()
  sink.u32(3)
  const name = '</Layer group>'
  return {
    ...emptyRecord,
    legacyName: legacyName(name),
    blocks: [nameBlock(name), makeBlock('lsct', sink.join())],
    channels: emptyChannels,
  }
}

function sectionBlock({ open, blend }: GroupLayer): PsdBlock {
  const sink = createByteSink()
  sink.u32(open ? 1 : 2)
  sink.text('8BIM')
  sink.text(blend)
  return makeBlock('lsct', sink.join())
}

function idBlock(id: string): PsdBlock {
  const sink = createByteSink()
  sink.u32(Number(id))
  return makeBlock('lyid', sink.join())
}

function nameBlock(name: string): PsdBlock {
  const sink = createByteSink()
  sink.u32(name.length)
  for (let i = 0; i < name.length; i++) sink.u16(name.charCodeAt(i))
  return makeBlock('luni', sink.join())
}

function legacyName(name: string): Uint8Array {
  const ascii = Array.from(name.slice(0, 255), (character) => character.charCodeAt(0))
  return Uint8Array.from(ascii, (code) => (code >= 32 && code < 127 ? code : 0x3f))
}

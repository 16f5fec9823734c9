import type { Rect } from '../../core/image/rect.ts'
import { createByteCursor } from './psd/byte-cursor.ts'
import { createByteSink } from './psd/byte-sink.ts'

/** What a layer record says about its layer mask. */
export interface MaskSection {
  /** Where mask values are stored, in canvas pixels. */
  readonly rect: Rect
  /** The mask's value everywhere else. */
  readonly outside: number
  readonly disabled: boolean
  /** Density or feather are applied on top of the stored values. */
  readonly parameters: boolean
}

const disabledFlag = 2
const parametersFlag = 16

/** Reads the mask section of a layer record; null when the layer has no mask. */
export function readMaskSection(section: Uint8Array): MaskSection | null {
  if (section.length < 18) return null
  const cursor = createByteCursor(section)
  const [top, left, bottom, right] = [cursor.i32(), cursor.i32(), cursor.i32(), cursor.i32()]
  const outside = cursor.u8()
  const flags = cursor.u8()
  return {
    rect: { x: left, y: top, width: right - left, height: bottom - top },
    outside,
    disabled: (flags & disabledFlag) !== 0,
    parameters: (flags & parametersFlag) !== 0,
  }
}

/** Writes the section of a plain mask that hides everything outside its rectangle. */
export function writeMaskSection(rect: Rect): Uint8Array {
  const sink = createByteSink()
  for (const edge of [rect.y, rect.x, rect.y + rect.height, rect.x + rect.width]) sink.u32(edge)
  sink.zeros(4)
  return sink.join()
}

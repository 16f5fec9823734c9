import { RefineError } from '../../../core/errors.ts'

/** Reads big-endian values one after the other, and says in plain words when the bytes end too early. */
export interface ByteCursor {
  readonly left: number
  u8(): number
  u16(): number
  i16(): number
  u32(): number
  i32(): number
  /** Four characters of a signature or key. */
  key(): string
  /** A view of the next bytes, not copied. */
  take(length: number): Uint8Array
  /** A cursor over the next bytes alone. */
  section(length: number): ByteCursor
  /** What follows, without moving on. */
  peek(length: number): Uint8Array
}

/** Makes a cursor over bytes; every read throws `unreadable_file` when it would pass the end. */
export function createByteCursor(bytes: Uint8Array): ByteCursor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let pos = 0

  function advance(length: number): number {
    const start = pos
    if (length < 0 || start + length > bytes.length) throw damagedPsd()
    pos += length
    return start
  }

  const cursor: ByteCursor = {
    get left() {
      return bytes.length - pos
    },
    u8: () => view.getUint8(advance(1)),
    u16: () => view.getUint16(advance(2)),
    i16: () => view.getInt16(advance(2)),
    u32: () => view.getUint32(advance(4)),
    i32: () => view.getInt32(advance(4)),
    key: () => String.fromCharCode(...cursor.take(4)),
    take: (length) => {
      const start = advance(length)
      return bytes.subarray(start, start + length)
    },
    section: (length) => createByteCursor(cursor.take(length)),
    peek: (length) => bytes.subarray(pos, Math.min(bytes.length, pos + length)),
  }
  return cursor
}

/** Makes the error for a PSD file whose structure does not hold. */
export function damagedPsd(): RefineError {
  return new RefineError('unreadable_file', 'The PSD file is damaged or was cut off.', {
    hint: 'Open it in Photoshop or GIMP to see whether it can be repaired, and save it again.',
  })
}

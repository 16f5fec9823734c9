import { joinBytes } from '../../../core/zlib/join-bytes.ts'

/** Collects bytes in order and joins them once at the end. */
export interface ByteSink {
  readonly length: number
  u8(value: number): void
  u16(value: number): void
  u32(value: number): void
  /** Characters up to 255, one byte each. */
  text(value: string): void
  /** Kept by reference until the end, not copied. */
  bytes(value: Uint8Array): void
  zeros(count: number): void
  /** Writes a 32-bit length, then what `fill` writes, then zeros up to a multiple of `align` that the length counts. */
  section(fill: (sink: ByteSink) => void, align?: number): void
  parts(): readonly Uint8Array[]
  join(): Uint8Array
}

/** Makes an empty sink for big-endian values. */
export function createByteSink(): ByteSink {
  const parts: Uint8Array[] = []
  let length = 0

  function push(part: Uint8Array): void {
    parts.push(part)
    length += part.length
  }

  const sink: ByteSink = {
    get length() {
      return length
    },
    u8: (value) => push(Uint8Array.of(value & 255)),
    u16: (value) => push(Uint8Array.of((value >> 8) & 255, value & 255)),
    u32: (value) =>
      push(
        Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255),
      ),
    text: (value) => push(Uint8Array.from(value, (character) => character.charCodeAt(0))),
    bytes: push,
    zeros: (count) => {
      if (count > 0) push(new Uint8Array(count))
    },
    section: (fill, align = 1) => {
      const inner = createByteSink()
      fill(inner)
      const padding = (align - (inner.length % align)) % align
      sink.u32(inner.length + padding)
      for (const part of inner.parts()) push(part)
      sink.zeros(padding)
    },
    parts: () => parts,
    join: () => joinBytes(parts),
  }
  return sink
}

/** Bytes with a type. Texts are written as UTF-8, which is how UXP's own Blob encodes them. */
export class ShimBlob {
  readonly size: number
  readonly type: string
  readonly #bytes: Uint8Array

  constructor(parts: readonly unknown[] = [], { type = '' }: { type?: string } = {}) {
    this.#bytes = Uint8Array.from(parts.flatMap((part) => [...bytesOf(part)]))
    this.size = this.#bytes.length
    this.type = type.toLowerCase()
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer as ArrayBuffer
  }

  async text(): Promise<string> {
    const escaped = Array.from(this.#bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`)
    return decodeURIComponent(escaped.join(''))
  }
}

function bytesOf(part: unknown): Uint8Array {
  if (part instanceof ArrayBuffer) return new Uint8Array(part)
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  const escaped = encodeURIComponent(String(part))
  const units = escaped.match(/%..|[^%]/g) ?? []
  return Uint8Array.from(units, (unit) =>
    unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  )
}

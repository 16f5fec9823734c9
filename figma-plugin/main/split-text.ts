/** Splits a text so that no part takes more bytes in UTF-8, and no character is torn; none for the empty text. */
export function splitText(text: string, maxBytes: number): string[] {
  const parts: string[] = []
  let start = 0
  let bytes = 0
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i) ?? 0
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes + size > maxBytes) {
      parts.push(text.slice(start, i))
      start = i
      bytes = 0
    }
    bytes += size
    i += point < 0x10000 ? 1 : 2
  }
  if (start < text.length) parts.push(text.slice(start))
  return parts
}

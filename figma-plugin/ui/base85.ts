/**
 * Letters that stand for themselves inside quotation marks, in a script and in an attribute: ASCII from “(” to “~”
 * without “<” and the backslash.
 */
const letters =
  '()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'
const lastLetter = '~'

/** Writes bytes as text, four in five letters: base64 takes 7 % more. */
export function toBase85(bytes: Uint8Array): string {
  const padded = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 4) * 4))
  new Uint8Array(padded.buffer).set(bytes)
  let text = ''
  for (let at = 0; at < padded.byteLength; at += 4) {
    let value = padded.getUint32(at)
    let five = ''
    for (let i = 0; i < 5; i++) {
      five = letters.charAt(value % 85) + five
      value = Math.floor(value / 85)
    }
    text += five
  }
  return text.slice(0, Math.ceil((bytes.length * 5) / 4))
}

/** Gives the bytes that {@link toBase85} wrote. */
export function fromBase85(text: string): Uint8Array<ArrayBuffer> {
  const padded = new DataView(new ArrayBuffer(Math.ceil(text.length / 5) * 4))
  for (let at = 0; at < text.length; at += 5) {
    let value = 0
    for (let i = at; i < at + 5; i++) value = value * 85 + letters.indexOf(text[i] ?? lastLetter)
    padded.setUint32((at / 5) * 4, value)
  }
  return new Uint8Array(padded.buffer, 0, Math.floor((text.length * 4) / 5))
}

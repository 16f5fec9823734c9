import { test } from 'vitest'
import { createPicture, pastePicture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { decodePngRect } from '../../core/image/png/decode-png-rect.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { encodeSparsePng } from '../../core/image/png/encode-sparse-png.ts'
import { printTable, ratio } from '../print-table.ts'

const size = { width: 4096, height: 4096 }

/** Grain that no compressor likes, opaque. */
function grain(edge: number) {
  const picture = createPicture({ width: edge, height: edge }, 8)
  let word = 7
  for (let pos = 0; pos < picture.data.length; pos++) {
    word = (word * 48271) % 2147483647
    picture.data[pos] = pos % 4 === 3 ? 255 : 100 + (word % 32)
  }
  return picture
}

/** The best of three, in milliseconds. */
function best(act: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const started = performance.now()
      act()
      return performance.now() - started
    }),
  )
}

test('an overlay of 16 megapixels that holds a small patch', () => {
  const rows = [128, 512, 1024].map((edge) => {
    const part = { rect: { x: 900, y: 1200, width: edge, height: edge }, picture: grain(edge) }
    const whole = pastePicture(createPicture(size, 8), part.picture, part.rect)
    const sparse = encodeSparsePng(part, size)
    const plain = encodePng(whole)
    const { rect } = part
    return [
      `${edge} × ${edge}`,
      ratio(
        best(() => encodeSparsePng(part, size)),
        best(() => encodePng(whole)),
      ),
      ratio(sparse.length, plain.length),
      ratio(
        best(() => decodePngRect(sparse, rect)),
        best(() => decodePng(plain)),
      ),
    ]
  })
  printTable(
    'A sparse overlay against a plain PNG of the same words (4096 × 4096)',
    ['patch', 'time to write', 'bytes', 'time to read the patch'],
    rows,
  )
})

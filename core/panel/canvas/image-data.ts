import { type Picture, toDepth } from '../../image/picture.ts'

/** Gives a picture as a canvas takes it: 8-bit, for looking at only. */
export function imageDataOf(picture: Picture): ImageData {
  const { data } = toDepth(picture, 8)
  // The words are shared, not copied: a canvas only reads them. A shared buffer is the one kind it refuses.
  const pixels =
    data.buffer instanceof ArrayBuffer
      ? new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
      : Uint8ClampedArray.from(data)
  return new ImageData(pixels, picture.width, picture.height)
}

import sharp from 'sharp'

/** A GIF of 6 × 4 pixels with as many frames (at most three), each of one colour, the first one red. */
export async function gifOf(frames: number): Promise<Uint8Array> {
  const [first, ...others] = ['red', 'lime', 'blue']
    .slice(0, frames)
    .map((background) => sharp({ create: { width: 6, height: 4, channels: 3, background } }))
  if (others.length === 0) return first!.gif().toBuffer()
  const pictures = await Promise.all([first!, ...others].map((image) => image.png().toBuffer()))
  return sharp(pictures, { join: { animated: true } })
    .gif()
    .toBuffer()
}

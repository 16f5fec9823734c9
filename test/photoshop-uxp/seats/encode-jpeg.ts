/** Encodes RGB as JPEG with the browser's canvas, for the page around a frame. */
export async function encodeJpeg(rgb: {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}): Promise<Uint8Array> {
  const { width, height, data } = rgb
  const image = new ImageData(width, height)
  for (let at = 0; at < width * height; at++) {
    image.data.set([...data.subarray(at * 3, at * 3 + 3), 255], at * 4)
  }
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
  return new Uint8Array(await blob.arrayBuffer())
}

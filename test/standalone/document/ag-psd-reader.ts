import { initializeCanvas, type Layer, type Psd, readPsd } from 'ag-psd'

/** Reads a PSD with ag-psd, a reader that is not ours; pixels as plain arrays. */
export function readWithAgPsd(bytes: Uint8Array): Psd {
  initializeCanvas(
    () => {
      throw new Error('Expected no canvas to be needed')
    },
    (width, height) =>
      // ag-psd only uses these three members.
      ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as ImageData,
  )
  return readPsd(bytes, { useImageData: true, skipThumbnail: true, throwForMissingFeatures: true })
}

/** A layer's pixels as plain numbers, for comparing. */
export function wordsOf({ imageData }: Pick<Layer, 'imageData'>): number[] {
  return Array.from(imageData?.data ?? [])
}

/** One mask value a pixel. */
export function maskOf({ mask }: Layer): number[] {
  return Array.from(mask?.imageData?.data ?? []).filter((_, index) => index % 4 === 0)
}

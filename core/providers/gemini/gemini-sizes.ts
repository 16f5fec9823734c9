import type { Size } from '../../image/rect.ts'

/** Gemini's names of how large a picture is to be. */
export type ImageSize = '1K' | '2K' | '4K'

/** One size that can be asked for, in Gemini's terms: it takes no pixels. */
export interface GeminiSize extends Size {
  readonly aspectRatio: string
  readonly imageSize: ImageSize
}

/** Pixels at 1K by proportions, from the table of Gemini's image guide; 2K and 4K are twice and four times as many. */
const at1K: readonly (readonly [ratio: string, width: number, height: number])[] = [
  ['1:1', 1024, 1024],
  ['2:3', 848, 1264],
  ['3:2', 1264, 848],
  ['3:4', 896, 1200],
  ['4:3', 1200, 896],
  ['4:5', 928, 1152],
  ['5:4', 1152, 928],
  ['9:16', 768, 1376],
  ['16:9', 1376, 768],
  ['21:9', 1584, 672],
]

const timesOf: Readonly<Record<ImageSize, number>> = { '1K': 1, '2K': 2, '4K': 4 }

/** Lists what a model can be asked for: every proportion at every size that it has. */
export function geminiSizes(imageSizes: readonly ImageSize[]): readonly GeminiSize[] {
  return imageSizes.flatMap((imageSize) =>
    at1K.map(([aspectRatio, width, height]) => ({
      width: width * timesOf[imageSize],
      height: height * timesOf[imageSize],
      ...{ aspectRatio, imageSize },
    })),
  )
}

/**
 * Gives Gemini's terms for a size.
 *
 * @throws RangeError for a size that is not on the list: it was not planned for this model.
 */
export function inGeminisTerms({ width, height }: Size): GeminiSize {
  const known = geminiSizes(['1K', '2K', '4K'])
  const found = known.find((size) => size.width === width && size.height === height)
  if (found) return found
  throw new RangeError(`Expected a size that Gemini offers but received ${width}×${height}`)
}

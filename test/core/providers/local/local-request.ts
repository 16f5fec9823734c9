import { untagged } from '../../../../core/image/color-tag.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import type { ProviderAnswer, ProviderRequest } from '../../../../core/provider.ts'

/** A picture in which every pixel is made by a function of its place. */
export function pictureOf(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number, number?],
  depth: 8 | 16 = 8,
): Picture {
  const picture = createPicture({ width, height }, depth)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b, a = depth === 8 ? 255 : 65535] = pixel(x, y)
      picture.data.set([r, g, b, a], (y * width + x) * 4)
    }
  }
  return picture
}

/** Colours and greys of many kinds, different in every pixel; alpha varies when asked. */
export function colorful(width = 24, height = 16, depth: 8 | 16 = 8, alpha = false): Picture {
  const scale = depth === 8 ? 1 : 257
  return pictureOf(
    width,
    height,
    (x, y) => [
      ((x * 37 + y * 11) % 256) * scale,
      ((x * 13 + y * 29 + 60) % 256) * scale,
      ((x * 7 + y * 53 + 120) % 256) * scale,
      (alpha ? (x * 19 + y * 31) % 256 : 255) * scale,
    ],
    depth,
  )
}

/** A request that sends the whole picture at its own size, unless told otherwise. */
export function requestFor(
  picture: Picture,
  instruction: string,
  more: Partial<ProviderRequest> = {},
): ProviderRequest {
  return {
    id: 'call-1',
    model: 'local',
    picture,
    color: untagged,
    mask: null,
    markup: null,
    crop: rectOf(picture),
    whole: { width: picture.width, height: picture.height },
    size: { width: picture.width, height: picture.height },
    instruction,
    prompt: instruction,
    references: [],
    strength: null,
    quality: null,
    complexity: null,
    seed: null,
    variations: 1,
    ...more,
  }
}

/** The pixels of an answer's candidates. */
export function picturesOf(answer: ProviderAnswer): readonly Picture[] {
  return answer.candidates.map((candidate) => {
    if (candidate.kind !== 'picture') throw new Error('Expected pixels but received a file')
    return candidate.picture
  })
}

/** One pixel's words. */
export function pixelAt(picture: Picture, x: number, y: number): readonly number[] {
  const at = (y * picture.width + x) * 4
  return [...picture.data.subarray(at, at + 4)]
}

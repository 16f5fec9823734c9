import { inRows } from '../../image/in-runs.ts'
import { copyPicture, maxWord, type Picture } from '../../image/picture.ts'
import { resampleInSteps } from '../../image/resample.ts'
import { finish, type Steps } from '../../steps.ts'

/** Most rounds; by then, what is still off has its detail cut off at black or white. */
const mostRounds = 20

/** Locks without a pause; see {@link lockLowFrequenciesInSteps}. */
export function lockLowFrequencies(enlarged: Picture, source: Picture): Picture {
  return finish(lockLowFrequenciesInSteps(enlarged, source))
}

/**
 * Gives an enlarged picture everything that its source can tell, and leaves it only the detail beyond that: brought back
 * to the source's size it is the source again, to within a ΔE00 of 1 (where detail is cut off at black or white, a few
 * pixels may be farther off).
 *
 * What the reduced picture differs by from the source is added where it belongs, again and again, because reducing mixes
 * neighbours (iterative back-projection: Irani and Peleg, "Improving resolution by image registration", 1991). Alpha is
 * left as it is.
 *
 * @throws TypeError when the depths differ, or the source is larger.
 */
export function* lockLowFrequenciesInSteps(enlarged: Picture, source: Picture): Steps<Picture> {
  if (enlarged.depth !== source.depth) {
    throw new TypeError(
      `Expected a picture of ${source.depth} bits but received ${enlarged.depth} bits`,
    )
  }
  if (enlarged.width < source.width || enlarged.height < source.height) {
    throw new TypeError(
      `Expected a picture of ${source.width}×${source.height} or more but received ${enlarged.width}×${enlarged.height}`,
    )
  }
  const result = yield* copyPicture(enlarged)
  const differences = new Float32Array(source.width * source.height * 3)
  for (let round = 0; round < mostRounds; round++) {
    const reduced = yield* resampleInSteps(result, source)
    // The same size gives the picture itself: then there is nothing beyond the source.
    const below = reduced === result ? yield* copyPicture(reduced) : reduced
    yield* inRows(source.width, source.height, (y) => differ(source, below, differences, y))
    if (differences.every((difference) => difference === 0)) break
    yield* inRows(result.width, result.height, (y) => addBetween(result, source, differences, y))
  }
  return result
}

/** What one row of the reduced picture lacks, in words. */
function differ(source: Picture, reduced: Picture, differences: Float32Array, y: number): void {
  const end = (y + 1) * source.width
  for (let i = y * source.width; i < end; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const pos = i * 4 + channel
      differences[i * 3 + channel] = (source.data[pos] as number) - (reduced.data[pos] as number)
    }
  }
}

/** Adds the differences to one row, bilinearly between the middles of the source's pixels. */
function addBetween(result: Picture, source: Picture, differences: Float32Array, y: number): void {
  const full = maxWord(result.depth)
  const { width, data } = result
  const down = between(y, result.height, source.height)
  for (let x = 0; x < width; x++) {
    const across = between(x, width, source.width)
    const topLeft = (down.first * source.width + across.first) * 3
    const topRight = (down.first * source.width + across.second) * 3
    const bottomLeft = (down.second * source.width + across.first) * 3
    const bottomRight = (down.second * source.width + across.second) * 3
    for (let channel = 0; channel < 3; channel++) {
      const top = mix(differences, topLeft + channel, topRight + channel, across.share)
      const bottom = mix(differences, bottomLeft + channel, bottomRight + channel, across.share)
      const pos = (y * width + x) * 4 + channel
      const value = (data[pos] as number) + top + (bottom - top) * down.share
      data[pos] = Math.max(0, Math.min(full, Math.round(value)))
    }
  }
}

function mix(values: Float32Array, first: number, second: number, share: number): number {
  const from = values[first] as number
  return from + ((values[second] as number) - from) * share
}

/** The two source pixels whose middles lie around a pixel's middle, and the share of the second. */
function between(at: number, length: number, sourceLength: number) {
  const middle = ((at + 0.5) * sourceLength) / length - 0.5
  const inside = Math.max(0, Math.min(sourceLength - 1, middle))
  const first = Math.floor(inside)
  return { first, second: Math.min(sourceLength - 1, first + 1), share: inside - first }
}

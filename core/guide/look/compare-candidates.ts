import { type LabPlanes, labPlanes } from '../../image/color/lab-planes.ts'
import type { Picture } from '../../image/picture.ts'
import type { Rect, Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { directionWord } from './axis-words.ts'
import { placeInWords } from './place-in-words.ts'

/** Candidates of one call, as they are compared: small pictures of one size, in sRGB. */
export interface CandidatesInput {
  /** What was refined, over the crop. */
  readonly parent: Picture
  readonly candidates: readonly {
    /** The crop as it would look with the candidate laid over what was refined. */
    readonly picture: Picture
    /** Fine detail as a share of the parent's (`Report.sharpness`); null: not measured. */
    readonly sharpness: number | null
  }[]
  /** What the pictures show, in source pixels. */
  readonly crop: Rect
  /** The source's size. */
  readonly size: Size
}

/** What measurably tells a candidate from what was refined, and from the others. */
export interface CandidateDifference {
  /** Share of the whole picture that visibly changed, 0..1. */
  readonly changed: number
  /** "brighter +4 · warmer · softer · changed 12 % (centre)". */
  readonly words: string
  /** Against each other candidate, by its position ("darker −3 · changed 4 % (left)"). */
  readonly others: readonly { readonly candidate: number; readonly words: string }[]
  /** An earlier candidate that looks the same; null: none does. */
  readonly sameAs: number | null
}

/** A pixel differs from this ΔE (distance in CIE Lab) on: just seen side by side. */
const seenFrom = 2.3
/** Less than this share of a picture that differs is a matter of rounding. */
const leastShare = 0.002

/** The mean difference where it differs, from which on a word is said: about what is just noticed over an area. */
const noticeable = { brightness: 2, warmth: 2, saturation: 2.5, sharpness: 0.08 } as const

/**
 * Says what measurably differs between the candidates of one call: light, warmth, colour, sharpness, and where.
 *
 * Only what can be noticed is said; candidates that look the same are called the same.
 *
 * @throws TypeError when a candidate's size is not the parent's.
 */
export function* compareCandidates(input: CandidatesInput): Steps<CandidateDifference[]> {
  const { parent, candidates } = input
  const planes: LabPlanes[] = []
  for (const { picture } of candidates) {
    if (picture.width !== parent.width || picture.height !== parent.height) {
      throw new TypeError(
        `Expected a candidate of ${parent.width}×${parent.height} but received ${picture.width}×${picture.height}`,
      )
    }
    planes.push(yield* labPlanes(picture))
  }
  const before = yield* labPlanes(parent)
  const differences: CandidateDifference[] = []
  for (const [i, own] of planes.entries()) {
    const sharpness = candidates[i]?.sharpness ?? null
    const change = differenceOf(before, own)
    const others: { candidate: number; words: string }[] = []
    for (const [j, other] of planes.entries()) {
      if (j === i) continue
      const than = candidates[j]?.sharpness ?? null
      const words = wordsOf(differenceOf(other, own), ratioOf(sharpness, than), input, 'differs by')
      others.push({ candidate: j, words: words === '' ? 'the same' : words })
      yield
    }
    const said = wordsOf(change, sharpness, input, 'changed')
    const same = others.find(({ candidate, words }) => candidate < i && words === 'the same')
    differences.push({
      changed: change.share * cropShare(input),
      words: said === '' ? 'nothing visible changed' : said,
      others,
      sameAs: same?.candidate ?? null,
    })
  }
  return differences
}

/** How one picture differs from another where it visibly does. */
interface Difference {
  /** Share of the pixels that differ. */
  readonly share: number
  readonly brightness: number
  readonly warmth: number
  readonly saturation: number
  /** Where they differ: one value a pixel. */
  readonly map: Uint8Array
  readonly width: number
}

function differenceOf(from: LabPlanes, to: LabPlanes): Difference {
  const map = new Uint8Array(from.l.length)
  let [count, brightness, warmth, saturation] = [0, 0, 0, 0]
  for (let i = 0; i < map.length; i++) {
    const [l1, a1, b1] = [from.l[i] as number, from.a[i] as number, from.b[i] as number]
    const [l2, a2, b2] = [to.l[i] as number, to.a[i] as number, to.b[i] as number]
    if (Math.hypot(l2 - l1, a2 - a1, b2 - b1) < seenFrom) continue
    map[i] = 1
    count++
    brightness += l2 - l1
    warmth += b2 - b1
    saturation += Math.hypot(a2, b2) - Math.hypot(a1, b1)
  }
  const part = count === 0 ? 0 : 1 / count
  return {
    share: count / map.length,
    brightness: brightness * part,
    warmth: warmth * part,
    saturation: saturation * part,
    map,
    width: from.width,
  }
}

function wordsOf(
  difference: Difference,
  sharpness: number | null,
  { crop, size, parent }: CandidatesInput,
  verb: string,
): string {
  const { share, brightness, warmth, saturation } = difference
  const soft = sharpness === null ? 0 : sharpness - 1
  const finish = Math.abs(soft) < noticeable.sharpness ? [] : [directionWord('sharpness', soft)]
  if (share < leastShare) return finish.join('')
  const isSeen = (amount: number, axis: keyof typeof noticeable) =>
    Math.abs(amount) >= noticeable[axis]
  const percent = Math.max(1, Math.round(share * cropShare({ crop, size }) * 100))
  const place = placeInWords(difference.map, parent, crop, size)
  return [
    ...(isSeen(brightness, 'brightness')
      ? [`${directionWord('brightness', brightness)} ${signed(brightness)}`]
      : []),
    ...(isSeen(warmth, 'warmth') ? [directionWord('warmth', warmth)] : []),
    ...(isSeen(saturation, 'saturation') ? [directionWord('saturation', saturation)] : []),
    ...finish,
    `${verb} ${percent} % (${place})`,
  ].join(' · ')
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${Math.abs(Math.round(amount))}`
}

function ratioOf(one: number | null, other: number | null): number | null {
  return one === null || other === null || other === 0 ? null : one / other
}

function cropShare({ crop, size }: Pick<CandidatesInput, 'crop' | 'size'>): number {
  return (crop.width * crop.height) / (size.width * size.height)
}

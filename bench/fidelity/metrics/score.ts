import { type LabPlanes, labPlanes } from '../../../core/image/color/lab-planes.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'
import type { MadeEdit } from '../../../test/support/drift/edits.ts'
import type { BenchmarkCase } from '../benchmark-case.ts'
import type { MethodResult } from '../methods/method.ts'
import { backgroundScores } from './background.ts'
import { bandError, bandOf } from './band.ts'
import { registrationError } from './registration-error.ts'
import { seamExcess } from './seam.ts'
import { sharpnessRatio } from './sharpness.ts'

/** One method's result in one case, in numbers; null is "does not apply". */
export type Score = Readonly<Record<ScoreName, number | null>>

/** Every number of a score. */
export const scoreNames = [
  'outsideShare',
  'outsideMax',
  'psnrRegion',
  'psnrSupport',
  'kept',
  'bandMean',
  'bandP95',
  'seam',
  'sharpness',
  'registration',
  'warpResidual',
  'cut',
  'localisation',
  'confidence',
  'refused',
  'piePsnr',
  'pieSsim',
  'pieMse',
  'keptPsnr',
  'keptSsim',
  'keptMse',
  'ms',
] as const

/** The name of one number. */
export type ScoreName = (typeof scoreNames)[number]

/** The parts that scores of one case share. */
export interface Truth {
  readonly edit: MadeEdit
  /** 255 where change is allowed, over the crop. */
  readonly region: Uint8Array
  readonly ideal: LabPlanes
  readonly parent: LabPlanes
  /** The pixels just inside the region's contour, by number. */
  readonly band: readonly number[]
}

/** Prepares what every method of a case is compared with. */
export function truthOf({ edit }: BenchmarkCase): Truth {
  const whole = rectOf(edit.parent)
  const region = (edit.region ? cropMask(edit.region, whole) : fullMask(whole)).data
  return {
    edit,
    region,
    band: edit.region ? bandOf(region, whole) : [],
    ideal: finish(labPlanes(edit.ideal)),
    parent: finish(labPlanes(edit.parent)),
  }
}

/** Scores a result; see the README of this folder for what each number means. */
export function scoreOf(one: BenchmarkCase, truth: Truth, result: MethodResult): Score {
  const { edit, region } = truth
  const { picture, coverage, report } = result
  const lab = finish(labPlanes(picture))
  const support = edit.support.data
  const band = bandError(lab, truth.ideal, truth.band)
  // The background is the same for all kinds that leave it alone, and similarity is dear: one kind tells.
  const background =
    one.key.kind === 'loose' && edit.region ? backgroundScores(picture, edit.parent, region) : null
  return {
    ...outsideOf(picture, edit.parent, region),
    psnrRegion: psnr(picture, edit.ideal, region),
    psnrSupport: psnr(picture, edit.ideal, support),
    kept: shareKept(lab, truth, support),
    bandMean: band.mean,
    bandP95: band.p95,
    seam: coverage && seamExcess(lab, truth.ideal, coverage),
    sharpness: sharpnessRatio(lab, truth.ideal, support),
    ...registrationError(one, result),
    cut: report?.cut ?? null,
    localisation: overlap(result, support, edit.parent.width),
    refused: 0,
    piePsnr: background?.pie.psnr ?? null,
    pieSsim: background?.pie.ssim ?? null,
    pieMse: background?.pie.mse ?? null,
    keptPsnr: background?.kept.psnr ?? null,
    keptSsim: background?.kept.ssim ?? null,
    keptMse: background?.kept.mse ?? null,
    ms: null,
  }
}

/** The score of a method that refused. */
export function refusedScore(): Score {
  const none = Object.fromEntries(scoreNames.map((name) => [name, null]))
  // Every name is there, and refusing is all that is known.
  return { ...none, refused: 1 } as Score
}

function outsideOf(picture: Picture, parent: Picture, region: Uint8Array) {
  let pixels = 0
  let changed = 0
  let outsideMax = 0
  for (let i = 0; i < region.length; i++) {
    if (region[i] !== 0) continue
    pixels++
    let most = 0
    for (let word = i * 4; word < i * 4 + 4; word++) {
      most = Math.max(
        most,
        Math.abs((picture.data[word] as number) - (parent.data[word] as number)),
      )
    }
    if (most > 0) changed++
    outsideMax = Math.max(outsideMax, most)
  }
  return { outsideShare: pixels === 0 ? null : changed / pixels, outsideMax }
}

/** Peak signal-to-noise ratio over marked pixels, in dB; null where none is marked, 99 where they are equal. */
export function psnr(a: Picture, b: Picture, marked: Uint8Array): number | null {
  let sum = 0
  let count = 0
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === 0) continue
    for (let word = i * 4; word < i * 4 + 3; word++) {
      const difference = (a.data[word] as number) - (b.data[word] as number)
      sum += difference * difference
    }
    count += 3
  }
  if (count === 0) return null
  return sum === 0 ? 99 : Math.min(99, 10 * Math.log10((255 * 255 * count) / sum))
}

/** How much of the wanted change arrived: the change projected on the ideal one, in Lab. */
function shareKept(lab: LabPlanes, { ideal, parent }: Truth, support: Uint8Array): number | null {
  let along = 0
  let energy = 0
  for (const name of ['l', 'a', 'b'] as const) {
    for (let i = 0; i < support.length; i++) {
      if (support[i] === 0) continue
      const wanted = (ideal[name][i] as number) - (parent[name][i] as number)
      along += wanted * ((lab[name][i] as number) - (parent[name][i] as number))
      energy += wanted * wanted
    }
  }
  return energy === 0 ? null : along / energy
}

/** How well what was found to be changed matches what did change: intersection over union. */
function overlap({ change }: MethodResult, support: Uint8Array, width: number): number | null {
  if (!change || !support.includes(255)) return null
  let both = 0
  let either = 0
  for (let i = 0; i < support.length; i++) {
    const x = i % width
    const y = (i - x) / width
    const cell = Math.floor(y / change.side) * change.columns + Math.floor(x / change.side)
    const found = (change.changed[cell] as number) > 127
    const real = support[i] !== 0
    if (found && real) both++
    if (found || real) either++
  }
  return either === 0 ? null : both / either
}

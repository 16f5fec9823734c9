import type { Report } from '../edit/report.ts'
import type { Measure } from '../edit/report-meanings.ts'

/** Every check that a result can fail, as a closed set. */
export const gateIds = [
  'outside', // something changed that may not: never happens, and is checked all the same
  'nothing', // next to nothing changed
  'preserve', // something that must stay changed
  'cut', // the change is cut by the region's border
  'seam', // a step shows along the edge
  'fit', // the answer does not match around the region
  'sharpness', // softer or harsher than the picture
  'density', // painted much coarser than the picture
  'light', // the provider changed the light of the whole frame
  'look', // something that must stay looks different, and only eyes can tell
] as const

export type GateId = (typeof gateIds)[number]

/** A check that a result failed. */
export interface FailedGate {
  readonly gate: GateId
  /** `broken`: a promise is; `warning`: the result is likely not what was wanted; `remark`: worth knowing. */
  readonly severity: 'broken' | 'warning' | 'remark'
  /** The measured number that it rests on. */
  readonly measure: Measure
  /** What was found, as one sentence. */
  readonly message: string
  /** What to do next, as one sentence. */
  readonly hint: string
  /** Whether asking for the same again may well come out better. */
  readonly retryable: boolean
}

/** What is known about a result beside its report. */
export interface GateContext {
  /**
   * Whether the model changes nothing but what was asked for: then every difference is meant.
   *
   * @default false
   */
  readonly faithful?: boolean
}

/** Where each check fails. */
export const gateLimits = {
  /** Share of the region that visibly changed, at least. */
  changedShare: 0.001,
  /** Share of the region's border that cuts the change, at most. */
  cut: 0.15,
  /** Step along the edge, in ΔE, at most. */
  seam: 1,
  /** Mean ΔE00 around the region, at most. */
  ring: 6,
  /** Detail as a share of the picture's, at least and at most. */
  softest: 0.6,
  harshest: 1.6,
  /** Provider pixels per pixel, at least. */
  density: 0.75,
  /** The provider changed more than this share outside, by more than this mean ΔE00. */
  lightShare: 0.8,
  lightDeltaE: 5,
  /** A colour cast above this length in Lab was taken off. */
  cast: 8,
} as const

/** Gives the checks that a report fails, what matters most first; none when all is well or nothing was measured. */
export function failedGates(report: Report, context: GateContext = {}): readonly FailedGate[] {
  const kept = preserveGates(report)
  if (context.faithful) return [...outsideGate(report), ...nothingGate(report), ...kept]
  const light = lightGate(report)
  const cut = cutGate(report)
  // A change that goes on beyond the border steps there, and does not match around it: that has been said.
  const isExplained = cut.length > 0 || light.length > 0
  const failed = [
    ...outsideGate(report),
    ...nothingGate(report),
    ...kept,
    ...cut,
    ...(cut.length > 0 ? [] : seamGate(report)),
    ...(isExplained ? [] : fitGate(report)),
    ...sharpnessGate(report),
    ...densityGate(report),
    ...light,
  ]
  return failed.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity])
}

const severityOrder: Readonly<Record<FailedGate['severity'], number>> = {
  broken: 0,
  warning: 1,
  remark: 2,
}

type Found = Pick<FailedGate, 'message' | 'hint'> & Partial<FailedGate>

function failed(gate: GateId, measure: Measure, found: Found): FailedGate[] {
  return [{ gate, measure, severity: 'warning', retryable: true, ...found }]
}

function outsideGate({ outside }: Report): FailedGate[] {
  if (outside.changedPixels === 0) return []
  return failed('outside', 'outside', {
    severity: 'broken',
    retryable: false,
    message: 'Pixels changed that were not allowed to.',
    hint: 'Throw this result away and report it: this must never happen.',
  })
}

function nothingGate({ inside, outside, changedShare }: Report): FailedGate[] {
  // A picture with another frame was compared with nothing.
  if (inside.pixels === 0 && changedShare === undefined) return []
  const hasRegion = outside.pixels > 0
  const isFaint = hasRegion && changedShare !== undefined && changedShare < gateLimits.changedShare
  if (inside.changedPixels > 0 && !isFaint) return []
  return failed('nothing', 'changedShare', {
    message: `Next to nothing changed ${hasRegion ? 'inside the region' : 'in the picture'}.`,
    hint: 'Say the change more strongly or in other words.',
  })
}

function preserveGates({ preserves = [] }: Report): FailedGate[] {
  return preserves.flatMap(({ text, result, against }) => {
    if (result === 'unclear') {
      return failed('look', 'preserves', {
        severity: 'remark',
        retryable: false,
        message: `It can’t be told whether “${text}” stayed as it was.`,
        hint: 'Compare it with the picture before.',
      })
    }
    if (result !== 'changed') return []
    const isProduct = against === 'root'
    return failed('preserve', 'preserves', {
      message: isProduct ? `The product itself changed: “${text}”.` : `“${text}” changed.`,
      hint: isProduct
        ? 'Go back to a version in which it is right, or protect its area.'
        : 'Ask again, or protect its area so that no bit of it can change.',
    })
  })
}

function cutGate({ cut }: Report): FailedGate[] {
  if (cut === undefined || cut <= gateLimits.cut) return []
  return failed('cut', 'cut', {
    retryable: false,
    message: 'The change is cut by the region’s border.',
    hint: 'Use the region that is offered, which holds all of it, and refine again.',
  })
}

function seamGate({ seam }: Report): FailedGate[] {
  if (seam === undefined || seam <= gateLimits.seam) return []
  return failed('seam', 'seam', {
    message: 'A seam may show along the edge.',
    hint: 'Ask again, or mark the region so that its border runs where nothing changes.',
  })
}

function fitGate({ ring }: Report): FailedGate[] {
  if (!ring || ring.mean <= gateLimits.ring) return []
  return failed('fit', 'ring', {
    message: 'The answer does not match the picture around the region.',
    hint: 'Look closely at the edge, or ask again.',
  })
}

function sharpnessGate({ sharpness, density }: Report): FailedGate[] {
  if (sharpness === undefined) return []
  if (sharpness > gateLimits.harshest) {
    return failed('sharpness', 'sharpness', {
      message: 'The change is harsher than the picture.',
      hint: 'Look at it at full size, or ask again.',
    })
  }
  if (sharpness >= gateLimits.softest) return []
  const isCoarse = density < gateLimits.density
  return failed('sharpness', 'sharpness', {
    retryable: !isCoarse,
    message: 'The change is softer than the picture.',
    hint: isCoarse
      ? 'Mark a smaller region, which is painted finer.'
      : 'Look at it at full size; a smaller region is painted finer.',
  })
}

function densityGate({ density }: Report): FailedGate[] {
  if (density >= gateLimits.density) return []
  return failed('density', 'density', {
    severity: 'remark',
    retryable: false,
    message: 'The change was painted much coarser than the picture.',
    hint: 'Mark a smaller region, or have it painted in tiles.',
  })
}

function lightGate({ discarded, cast, outside }: Report): FailedGate[] {
  const { lightShare, lightDeltaE } = gateLimits
  const isEverywhere =
    outside.pixels > 0 &&
    discarded !== undefined &&
    discarded.share > lightShare &&
    discarded.deltaE > lightDeltaE
  const isCast = cast !== undefined && Math.hypot(cast.l, cast.a, cast.b) > gateLimits.cast
  if (!isEverywhere && !isCast) return []
  return failed('light', isEverywhere ? 'discarded' : 'cast', {
    severity: 'remark',
    retryable: false,
    message: 'The provider changed the light of the whole frame.',
    hint: isEverywhere
      ? 'Only the region kept it; refine without a region if you want it everywhere.'
      : 'It was taken off again; look whether the colours are right.',
  })
}

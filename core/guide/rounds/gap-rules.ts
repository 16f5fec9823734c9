import type { Axis } from '../reading/reading.ts'
import { speaksOfWords } from './asks-for-the-same.ts'
import type { GapInput, GapRule } from './gap.ts'

/** Where a look begins to stand out: CIE Lab lightness, chroma and distances as in `Look`. */
export const gapLimits = {
  /** The middle lightness of a picture that is too dark, or too bright, for most uses. */
  darkest: 28,
  brightest: 88,
  /** Lightness between the 5th and the 95th percentile. */
  flattest: 38,
  /** Length of what the light makes of grey. */
  cast: 9,
  /** Fine detail of a change as a share of the picture’s. */
  softest: 0.6,
  /** Step along an edge, in ΔE. */
  seam: 1,
  /** Share of a region’s border that cuts a change. */
  cut: 0.15,
  /** Mean ΔE00 from the colours of a brand. */
  palette: 25,
} as const

/** Larger gaps are not worse: so one number does not drown all others. */
const most = 3

function gapOf(value: number, limit: number): number {
  return Math.min(most, value / limit)
}

/** Whether a step has asked for this way on an axis: then it is meant. */
function isAsked({ path }: GapInput, axis: Axis, sign: 1 | -1): boolean {
  return path.some(({ changes }) =>
    changes.some(({ direction }) => direction?.axis === axis && direction.sign === sign),
  )
}

/** Whether words for the mood of the picture name a look. */
function isMood({ lineage, kit }: GapInput, words: RegExp): boolean {
  const said = [lineage?.notes.brief?.mood ?? '', ...(kit?.light ?? []), ...(kit?.mood ?? [])]
  return said.some((text) => words.test(text.toLowerCase()))
}

const tooDark: GapRule = {
  name: 'too dark',
  reason: 'Light decides what everything else looks like.',
  find: (input) => {
    const middle = input.measures.look?.tone?.[2]
    if (middle === undefined || middle >= gapLimits.darkest) return []
    if (isAsked(input, 'brightness', -1) || isMood(input, /dark|moody|night|low.key|noir/u))
      return []
    return [
      {
        gap: gapOf(gapLimits.darkest, Math.max(1, middle)),
        change: 'Make the lighting clearly brighter, with open shadows.',
        why: `Half of the picture is darker than ${Math.round(middle)} of 100.`,
        stage: 'light',
      },
    ]
  },
}

const tooBright: GapRule = {
  name: 'too bright',
  reason: 'What is nearly white shows no detail.',
  find: (input) => {
    const tone = input.measures.look?.tone
    // A product on white is bright for the most part, and has dark parts all the same.
    if (!tone || tone[2] <= gapLimits.brightest || tone[0] < 50) return []
    if (isAsked(input, 'brightness', 1) || isMood(input, /bright|airy|white|high.key/u)) return []
    return [
      {
        gap: gapOf(100 - gapLimits.brightest, Math.max(1, 100 - tone[2])),
        change: 'Make the lighting slightly darker, with detail in the bright parts.',
        why: `Half of the picture is brighter than ${Math.round(tone[2])} of 100, and nothing in it is dark.`,
        stage: 'light',
      },
    ]
  },
}

const flat: GapRule = {
  name: 'flat',
  reason: 'Contrast is what makes shapes readable.',
  find: (input) => {
    const tone = input.measures.look?.tone
    if (!tone) return []
    const range = tone[4] - tone[0]
    if (range >= gapLimits.flattest || isAsked(input, 'contrast', -1)) return []
    if (isMood(input, /soft|muted|flat|pastel|hazy|mist|fog/u)) return []
    return [
      {
        gap: gapOf(gapLimits.flattest, Math.max(1, range)),
        change: 'Give the picture clearly more contrast.',
        why: `Its light and dark parts are only ${Math.round(range)} of 100 apart.`,
        stage: 'light',
      },
    ]
  },
}

const cast: GapRule = {
  name: 'cast',
  reason: 'A cast that nobody asked for looks like a mistake.',
  find: (input) => {
    const white = input.measures.look?.white
    const length = white ? Math.hypot(white.a, white.b) : 0
    if (!white || length <= gapLimits.cast) return []
    const isWarmth = Math.abs(white.b) >= Math.abs(white.a)
    const color = isWarmth ? (white.b > 0 ? 'yellow' : 'blue') : white.a > 0 ? 'magenta' : 'green'
    const isMeant = isWarmth && isAsked(input, 'warmth', white.b > 0 ? 1 : -1)
    const mood =
      white.b > 0 ? /warm|golden|sunset|candle|cosy|cozy/u : /cool|cold|night|blue|winter/u
    if (isMeant || (isWarmth && isMood(input, mood))) return []
    return [
      {
        gap: gapOf(length, gapLimits.cast),
        change: `Remove the ${color} cast, so that white and grey are neutral.`,
        why: `Grey parts are ${color} by ${length.toFixed(1)} ΔE.`,
        stage: 'light',
      },
    ]
  },
}

const mustHave: GapRule = {
  name: 'must-have',
  reason: 'The brief says what the picture cannot do without.',
  find: ({ lineage, path }) => {
    const wanted = lineage?.notes.brief?.mustHaves ?? []
    const missing = wanted.find(
      (thing) => thing.trim() !== '' && !path.some(({ text }) => speaksOfWords(text, thing)),
    )
    if (missing === undefined) return []
    return [
      {
        gap: 1.5,
        change: `Add ${missing.trim()}.`,
        why: `The brief asks for ${missing.trim()}, and no accepted step mentions it.`,
        stage: 'composition',
      },
    ]
  },
}

const offBrand: GapRule = {
  name: 'off brand',
  reason: 'Colours of the brand are what it is known by.',
  find: ({ measures, kit, path }) => {
    const distance = measures.palette
    const [main] = kit?.palette ?? []
    if (!distance || !main || distance.meanDeltaE <= gapLimits.palette) return []
    if (path.some(({ text }) => speaksOfWords(text, main.name))) return []
    return [
      {
        gap: gapOf(distance.meanDeltaE, gapLimits.palette),
        change: `Bring ${main.name} (${main.hex.toLowerCase()}) into the background and the surroundings.`,
        why: `The picture is ${distance.meanDeltaE.toFixed(0)} ΔE from the colours of ${kit?.name ?? 'the brand'} on average.`,
        stage: 'brand',
      },
    ]
  },
}

const cutOff: GapRule = {
  name: 'cut off',
  reason: 'What ends in a straight line gives the edit away.',
  find: ({ measures: { report } }) => {
    const share = report?.cut
    if (share === undefined || share <= gapLimits.cut) return []
    return [
      {
        gap: gapOf(share, gapLimits.cut),
        change: 'Complete what is cut off at the border of the last change.',
        why: `${Math.round(share * 100)} % of the region’s border cuts through the last change.`,
        stage: 'composition',
      },
    ]
  },
}

const seamShows: GapRule = {
  name: 'seam',
  reason: 'A visible edge gives the edit away.',
  find: ({ measures: { report } }) => {
    const step = report?.seam
    if (step === undefined || step <= gapLimits.seam || (report?.cut ?? 0) > gapLimits.cut)
      return []
    return [
      {
        gap: gapOf(step, gapLimits.seam),
        change: 'Blend the edge of the last change into its surroundings.',
        why: `Along its edge there is a step of ${step.toFixed(1)} ΔE.`,
        stage: 'polish',
      },
    ]
  },
}

const softChange: GapRule = {
  name: 'soft change',
  reason: 'What is softer than its surroundings looks pasted in.',
  find: (input) => {
    const sharpness = input.measures.report?.sharpness
    if (sharpness === undefined || sharpness >= gapLimits.softest) return []
    const isMeant =
      isAsked(input, 'sharpness', -1) ||
      isAsked(input, 'depth of field', 1) ||
      input.path.at(-1)?.changes.some(({ kind }) => kind === 'focus' || kind === 'remove')
    if (isMeant) return []
    return [
      {
        gap: gapOf(gapLimits.softest, Math.max(0.05, sharpness)),
        change: 'Sharpen the last change until it matches the rest of the picture.',
        why: `It has ${Math.round(sharpness * 100)} % of the picture’s fine detail.`,
        stage: 'polish',
      },
    ]
  },
}

/** All rules; their order decides nothing. */
export const gapRules: readonly GapRule[] = [
  tooDark,
  tooBright,
  flat,
  cast,
  cutOff,
  mustHave,
  offBrand,
  seamShows,
  softChange,
]

import type { Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import { resampleInSteps } from '../../image/resample.ts'
import type { Steps } from '../../steps.ts'
import { colorDifferences, shareAbove } from '../measure/color-differences.ts'
import { samplePixels } from '../measure/sample-pixels.ts'
import { bringToSize } from '../settle/bring-to-size.ts'
import { fillTransparent } from '../settle/fill-transparent.ts'
import { keepAlpha } from '../settle/keep-alpha.ts'
import { matchColor } from '../settle/match-color.ts'
import { registerCandidate } from '../settle/register.ts'
import type { SettledCandidate } from '../settle/settle.ts'
import { settleInSteps } from '../settle/settle-candidate.ts'
import { toSourceDepth } from '../settle/to-source-depth.ts'
import { joinTilesInSteps, type SettledTile } from '../tiles/join-tiles.ts'
import { planOfTiles, type Tile } from '../tiles/plan-tiles.ts'
import { enlargedSize, enlargeInSteps } from './enlarge.ts'
import { lockLowFrequenciesInSteps } from './lock-low-frequencies.ts'

/** Everything that settling an enlargement needs; plain data, so that it crosses to a worker. */
export interface UpscaleSettleInput {
  /** The whole old picture. */
  readonly old: Picture
  readonly factor: number
  /** All tiles that were planned, in the enlarged picture's pixels. */
  readonly planned: readonly Tile[]
  /** What came for them; where nothing came, the picture is only enlarged. */
  readonly answers: readonly { readonly tile: Tile; readonly candidate: Picture }[]
}

/** New detail is wanted everywhere, so nothing is kept out, and colour is locked to the source at the end. */
const upscaleStages = [
  registerCandidate,
  bringToSize,
  fillTransparent,
  keepAlpha,
  matchColor,
  toSourceDepth,
]

/**
 * Makes the answers to an enlargement fit: each is registered on the enlarged source, they are joined, and everything
 * that the source can tell is taken from it ({@link lockLowFrequenciesInSteps}).
 *
 * @throws what settling throws; RangeError without any answer.
 */
export function* settleUpscaleInSteps(input: UpscaleSettleInput): Steps<SettledCandidate> {
  const { old, factor, planned, answers } = input
  const settled: SettledTile[] = []
  for (const { tile, candidate } of answers) {
    const { plan } = tile
    const parent = yield* enlargeInSteps(old, rectOf(old), plan.crop, factor)
    const one = yield* settleInSteps({ ...everywhere, plan, parent, candidate }, upscaleStages)
    settled.push({ tile, settled: one })
  }
  const plan = planOfTiles(planned)
  const parent = yield* enlargeInSteps(old, rectOf(old), plan.crop, factor)
  const { content, report } = yield* joinTilesInSteps({
    ...everywhere,
    ...{ plan, parent, planned, tiles: settled },
  })
  if (content.kind === 'reframe') throw new TypeError('Expected pixels over the crop')
  const painted = content.kind === 'patch' ? content.patch.color : content.picture
  const size = enlargedSize(old, factor)
  if (painted.width !== size.width || painted.height !== size.height) {
    throw new TypeError('Expected tiles over the whole picture')
  }
  const picture = yield* lockLowFrequenciesInSteps(painted, old)
  const { alignment, cast, density, answeredSize, notes } = report
  return {
    content: { kind: 'reframe', picture, transform: { rect: rectOf(old) } },
    report: {
      outside: { pixels: 0, changedPixels: 0, maxDifference: 0 },
      inside: { pixels: 0, changedPixels: 0, maxDifference: 0, meanDifference: 0 },
      density,
      answeredSize,
      ...(alignment && { alignment }),
      ...(cast && { cast }),
      notes: [...notes, yield* likenessNote(picture, old)],
    },
  }
}

/** Pixels that are compared at most. */
const mostPixels = 20_000

/** Says how near the enlarged picture comes to the old one once it is reduced again. */
function* likenessNote(enlarged: Picture, old: Picture): Steps<string> {
  const reduced = yield* resampleInSteps(enlarged, old)
  const all = new Uint8Array(old.width * old.height)
  const pixels = yield* samplePixels(all, false, mostPixels)
  const off = shareAbove(yield* colorDifferences(old, reduced, pixels), 1)
  if (off === 0) {
    return 'The picture was enlarged: brought back to its old size it is the old one, to within a ΔE00 of 1.'
  }
  const share = Math.max(0.1, Math.round(off * 1000) / 10)
  return `The picture was enlarged: brought back to its old size it is the old one to within a ΔE00 of 1, but for ${share} % of its pixels, beside which there is no room left beyond black or white.`
}

const everywhere = {
  region: null,
  protect: [],
  edge: { kind: 'strict' },
  meansAlpha: false,
  faithful: false,
  wanted: { look: false, content: true, background: false },
} as const

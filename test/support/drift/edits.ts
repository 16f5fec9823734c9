import type { WantedChange } from '../../../core/edit/wanted-change.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { createMask, type Mask } from '../../../core/mask/mask.ts'
import { amountFor, applyChange, type Change } from './change.ts'
import { recolorChange, shadowChange, toneChange } from './color-changes.ts'
import { objectChange, removalChange, textChange, textureChange } from './content-changes.ts'
import { createRandom } from './random.ts'
import { type Ellipse, ellipseMask, insideBy, placeRegion, scaleEllipse } from './shapes.ts'

/** What is edited; see {@link makeEdit}. */
export type EditKind =
  | 'loose'
  | 'recolor'
  | 'shadow'
  | 'texture'
  | 'touching'
  | 'crossing'
  | 'removal'
  | 'text'
  | 'tonal'
  | 'tonal-everywhere'
  | 'whole-tonal'
  | 'whole-object'
  | 'nothing'

/** All kinds, in the order in which they are reported. */
export const editKinds: readonly EditKind[] = [
  'loose',
  'recolor',
  'shadow',
  'texture',
  'touching',
  'crossing',
  'removal',
  'text',
  'tonal',
  'tonal-everywhere',
  'whole-tonal',
  'whole-object',
  'nothing',
]

/** An edit of which everything is known. */
export interface MadeEdit {
  readonly parent: Picture
  /** What a perfect refinement gives: the parent's own words wherever the edit changes nothing. */
  readonly ideal: Picture
  /** What a provider paints before it drifts; more than the ideal where it does not keep to the region. */
  readonly painted: Picture
  /** Where change is allowed; null for an edit of the whole picture. */
  readonly region: Mask | null
  /** 255 where the ideal differs from the parent by the edit itself, fully or nearly so; 0 elsewhere. */
  readonly support: Mask
  readonly instruction: string
  readonly wanted: WantedChange
}

/**
 * Edits a photograph so that the ideal result is known.
 *
 * - `loose`: a new object, well inside the region. `recolor`, `shadow` (soft), `texture` (replaced), `removal`, `text`: alike.
 * - `touching`: an object that fills the region up to its contour. `crossing`: one that goes on beyond it.
 * - `tonal`: warmer light in the region, fading towards its contour. `tonal-everywhere`: the same from a provider that
 *   changes the whole frame. `whole-tonal`, `whole-object`: a look, and a new object, without any region.
 * - `nothing`: the provider changes nothing.
 *
 * @param strength Mean difference on the support that is aimed at, in ΔE (CIE 1976); by default things are painted
 * fully, and colours move by 18.
 */
export function makeEdit(
  photo: Picture,
  kind: EditKind,
  seed: number,
  strength = wishes[kind].wanted.look || kind === 'recolor' || kind === 'shadow' ? 18 : Infinity,
): MadeEdit {
  const random = createRandom(seed)
  const ellipse = placeRegion(photo, random)
  const region = kind.startsWith('whole-') ? null : ellipseMask(photo, ellipse)
  const change = changeOf(photo, kind, ellipse, createRandom(random.fork()))
  const amount = amountFor(photo, change, strength)
  const painted = applyChange(photo, change, amount)
  const { ideal, weight } = idealOf(photo, kind, painted, change, ellipse, amount)
  const support = createMask(rectOf(photo))
  for (let i = 0; i < weight.length; i++) {
    if ((weight[i] as number) >= 0.5 && kind !== 'nothing') support.data[i] = 255
  }
  return { parent: photo, ideal, painted, region, support, ...wishes[kind] }
}

function changeOf(
  photo: Picture,
  kind: EditKind,
  region: Ellipse,
  random: ReturnType<typeof createRandom>,
): Change {
  const inner = scaleEllipse(region, 0.62)
  if (kind === 'recolor') return recolorChange(photo, inner, random)
  if (kind === 'shadow') return shadowChange(photo, scaleEllipse(region, 0.66), random)
  if (kind === 'texture') return textureChange(photo, inner, random)
  if (kind === 'removal') return removalChange(photo, scaleEllipse(region, 0.5))
  if (kind === 'text') return textChange(photo, inner, random)
  if (kind === 'touching') return objectChange(photo, scaleEllipse(region, 1.03), random)
  if (kind === 'crossing') {
    const beside = { ...scaleEllipse(region, 0.7), x: region.x + region.acrossPx * 0.62 }
    return objectChange(photo, beside, random)
  }
  if (kind === 'tonal') {
    const fade = 0.3 * Math.min(region.acrossPx, region.downPx)
    return toneChange(photo, (x, y) => Math.min(1, insideBy(region, x, y) / fade))
  }
  if (kind === 'tonal-everywhere' || kind === 'whole-tonal') return toneChange(photo, () => 1)
  return objectChange(photo, inner, random, kind === 'nothing' ? 0 : 1)
}

/** How wide a look that was asked for in a region fades towards its contour. */
const fadePx = 16

function idealOf(
  photo: Picture,
  kind: EditKind,
  painted: Picture,
  change: Change,
  region: Ellipse,
  amount: number,
): { ideal: Picture; weight: Float32Array } {
  const isConfined = kind === 'touching' || kind === 'crossing'
  if (!isConfined && kind !== 'tonal-everywhere') return { ideal: painted, weight: change.weight }
  const { width, height } = photo
  const weight = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const inside = insideBy(region, x + 0.5, y + 0.5)
      const share = isConfined ? (inside > 0 ? 1 : 0) : smooth(inside / fadePx)
      weight[i] = share * (change.weight[i] as number)
    }
  }
  return { ideal: applyChange(photo, { ...change, weight }, amount), weight }
}

function smooth(t: number): number {
  const s = Math.min(Math.max(t, 0), 1)
  return s * s * (3 - 2 * s)
}

const content: WantedChange = { look: false, content: true, background: false }
const look: WantedChange = { look: true, content: false, background: false }

const wishes: Readonly<Record<EditKind, Pick<MadeEdit, 'instruction' | 'wanted'>>> = {
  loose: { instruction: 'add a small ball', wanted: content },
  recolor: { instruction: 'change the colour of this part', wanted: content },
  shadow: { instruction: 'add a soft shadow', wanted: content },
  texture: { instruction: 'replace the surface with woven cloth', wanted: content },
  touching: { instruction: 'add a ball that fills the area', wanted: content },
  crossing: { instruction: 'add a large ball', wanted: content },
  removal: { instruction: 'remove the object', wanted: content },
  text: { instruction: 'write OPEN here', wanted: content },
  tonal: { instruction: 'make the light warmer', wanted: look },
  'tonal-everywhere': { instruction: 'make the light warmer', wanted: look },
  'whole-tonal': { instruction: 'make the light warmer', wanted: look },
  'whole-object': { instruction: 'add a small ball', wanted: content },
  nothing: { instruction: 'add a small ball', wanted: content },
}

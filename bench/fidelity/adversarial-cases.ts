import { identityAlignment } from '../../core/edit/settle/alignment.ts'
import type { SettleInput } from '../../core/edit/settle/settle.ts'
import { copyPicture, cropPicture, type Picture, toDepth } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import { createMask, fullMask, type Mask } from '../../core/mask/mask.ts'
import { finish } from '../../core/steps.ts'
import type { EditKind } from '../../test/support/drift/edits.ts'
import type { DriftLevel } from '../../test/support/drift/levels.ts'
import { bricks, flatSky, lineArt, mirrored, recropped, shifted } from './adversarial-pictures.ts'
import { type BenchmarkCase, makeCase } from './benchmark-case.ts'
import type { Photograph } from './photographs.ts'

/** How a case can end. `identity`: left where it lay, and said to be unsure. */
export type Outcome = 'right' | 'identity' | 'refuse' | 'warn' | 'wrong'

/** A case that is made to go wrong. */
export interface AdversarialCase {
  readonly name: string
  /** Any of these is fine. */
  readonly expected: readonly Outcome[]
  readonly made: BenchmarkCase
  /** What is different from an ordinary refinement. */
  readonly changes: Partial<SettleInput>
}

/** Makes the cases of a photograph; those that need none only `withSynthetic`. */
export async function adversarialCases(
  photo: Photograph,
  other: Picture,
  withSynthetic: boolean,
): Promise<readonly AdversarialCase[]> {
  const usual = await caseOf(photo, 'loose', 'typical')
  const sent = usual.drifted.picture
  const answer = (picture: Picture): Partial<SettleInput> => ({
    candidate: resample(picture, sent),
  })
  const withMask = async (name: string, region: Mask): Promise<AdversarialCase> => {
    const made = await caseOf(photo, 'nothing', 'typical')
    return { name, expected: ['right', 'warn'], made: withRegion(made, region), changes: {} }
  }
  const { picture } = photo
  const rect = rectOf(picture)
  const refuse = { expected: ['refuse'] as const, made: usual }
  return [
    { name: 'another photograph', ...refuse, changes: answer(other) },
    { name: 'mirrored', ...refuse, changes: answer(mirrored(picture)) },
    { name: 're-cropped to 60 %', ...refuse, changes: answer(recropped(picture, 0.6)) },
    await shiftedCase(photo, usual),
    {
      name: 'nothing was changed',
      expected: ['warn'],
      made: await caseOf(photo, 'nothing', 'typical'),
      changes: {},
    },
    {
      name: 'the edit crosses the contour',
      expected: ['warn'],
      made: await caseOf(photo, 'crossing', 'typical'),
      changes: {},
    },
    await withMask(
      'region at the border',
      fullMask({ ...rect, width: Math.round(rect.width / 3) }),
    ),
    await withMask('region of 82 %', fullMask(inset(picture, 0.048))),
    await withMask('region with holes', holes(picture)),
    await withMask(
      'one pixel wide',
      fullMask({ ...rect, x: Math.round(rect.width / 2), width: 1 }),
    ),
    await withMask(
      'one pixel',
      fullMask({ x: Math.round(rect.width / 2), y: 40, width: 1, height: 1 }),
    ),
    {
      name: '16 bits a channel',
      expected: ['right'],
      made: withParent(usual, toDepth(picture, 16)),
      changes: {},
    },
    {
      name: 'translucent layer',
      expected: ['right'],
      made: withParent(usual, veiled(picture)),
      changes: {},
    },
    {
      name: 'answer with alpha',
      expected: ['right'],
      made: usual,
      changes: { candidate: veiled(sent), meansAlpha: false },
    },
    ...(await severe(photo)),
    await panorama(photo),
    ...(withSynthetic ? await synthetic() : []),
  ]
}

function caseOf({ name, picture }: Photograph, kind: EditKind, level: DriftLevel) {
  const key = { photo: name, kind, level, strength: null, family: 'affine', seed: 3 } as const
  return makeCase(key, picture)
}

async function severe(photo: Photograph): Promise<readonly AdversarialCase[]> {
  const made = await caseOf(photo, 'loose', 'severe')
  return [{ name: 'severe drift', expected: ['right'], made, changes: {} }]
}

async function panorama(photo: Photograph): Promise<AdversarialCase> {
  const { width, height } = photo.picture
  const strip = {
    x: 0,
    y: Math.round(height * 0.4),
    width,
    height: Math.max(64, Math.round(width / 6)),
  }
  const picture = cropPicture(photo.picture, {
    ...strip,
    y: Math.min(strip.y, height - strip.height),
  })
  const made = await caseOf({ ...photo, picture }, 'loose', 'typical')
  return { name: 'panorama', expected: ['right'], made, changes: {} }
}

/** An answer that lies a fifth of the width aside: found, or refused, but never laid on as it is. */
async function shiftedCase(photo: Photograph, usual: BenchmarkCase): Promise<AdversarialCase> {
  const picture = shifted(usual.edit.painted, 0.2)
  const candidate = resample(picture, usual.drifted.picture)
  const shiftX = Math.round(photo.picture.width * 0.2) * (candidate.width / photo.picture.width)
  const alignment = { ...identityAlignment, shiftX }
  const drifted = { ...usual.drifted, picture: candidate, alignment, warp: () => [0, 0] as const }
  const made = { ...usual, drifted }
  return { name: 'shifted by 20 %', expected: ['refuse', 'right'], made, changes: {} }
}

/** Pictures that give no hold, or the wrong one. */
async function synthetic(): Promise<readonly AdversarialCase[]> {
  const pictures = [
    { name: 'flat sky', picture: flatSky(), expected: ['identity', 'right'] },
    { name: 'bricks', picture: bricks(), expected: ['identity', 'right'] },
    { name: 'line art', picture: lineArt(), expected: ['right'] },
  ] as const
  const cases: AdversarialCase[] = []
  for (const { name, picture, expected } of pictures) {
    for (const level of ['mild', 'typical', 'severe'] as const) {
      const made = await caseOf({ name, picture }, 'loose', level)
      cases.push({ name: `${name}, ${level}`, expected, made, changes: {} })
    }
  }
  return cases
}

function withRegion(made: BenchmarkCase, region: Mask): BenchmarkCase {
  return { ...made, edit: { ...made.edit, region } }
}

function withParent(made: BenchmarkCase, parent: Picture): BenchmarkCase {
  const ideal = toDepth(made.edit.ideal, parent.depth)
  return { ...made, edit: { ...made.edit, parent, ideal } }
}

function inset({ width, height }: Picture, share: number) {
  const x = Math.round(width * share)
  const y = Math.round(height * share)
  return { x, y, width: width - 2 * x, height: height - 2 * y }
}

function holes(picture: Picture): Mask {
  const mask = createMask(inset(picture, 0.2))
  const { width, height } = mask.rect
  for (let i = 0; i < width * height; i++) {
    const x = i % width
    const y = (i - x) / width
    mask.data[i] = x % 40 < 26 && y % 40 < 26 ? 255 : 0
  }
  return mask
}

/** The picture with alpha that varies over it. */
function veiled(picture: Picture): Picture {
  const result = finish(copyPicture(picture))
  const { width, data } = result
  for (let i = 0; i < data.length / 4; i++) data[i * 4 + 3] = 120 + ((i % width) * 135) / width
  return result
}

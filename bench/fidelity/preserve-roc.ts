import { composePatch } from '../../core/edit/compose.ts'
import { compareArea } from '../../core/edit/preserve-check/compare-area.ts'
import type { Criterion, Verdict } from '../../core/edit/preserve-check/preserve-criteria.ts'
import { settleCandidate } from '../../core/edit/settle/settle-candidate.ts'
import { settleStages } from '../../core/edit/settle/settle-stages.ts'
import type { Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { Mask } from '../../core/mask/mask.ts'
import { finish } from '../../core/steps.ts'
import { type EditKind, editKinds } from '../../test/support/drift/edits.ts'
import type { DriftFamily, DriftLevel } from '../../test/support/drift/levels.ts'
import { createRandom } from '../../test/support/drift/random.ts'
import { makeCase } from './benchmark-case.ts'
import { readPhotograph, tunedOn } from './photographs.ts'

/*
 * How well "kept" and "changed" are told apart: areas of edits that drifted and were settled without localisation (which
 * would make it easy: what did not change would be the parent's own pixels).
 *
 *   node bench/fidelity/preserve-roc.ts [photo,photo…] [seeds]
 */

/** One area of one settled edit. */
interface Sample {
  readonly kind: EditKind
  readonly level: DriftLevel
  /** Whether what the criterion is about really differs there; null where it is neither nor. */
  readonly changed: boolean | null
  readonly verdict: Verdict
  readonly numbers: Readonly<Record<string, number>>
}

const criteria: readonly Criterion[] = ['structure', 'arrangement', 'color', 'light']
const contentKinds: readonly EditKind[] = ['loose', 'texture', 'removal', 'text', 'touching']
const colorKinds: readonly EditKind[] = ['recolor', 'whole-tonal']
const kinds = editKinds.filter(
  (kind) => contentKinds.includes(kind) || colorKinds.includes(kind) || kind === 'nothing',
)
const drifts: readonly (readonly [DriftLevel, DriftFamily])[] = [
  ['mild', 'affine'],
  ['typical', 'affine'],
  ['severe', 'affine'],
  ['typical', 'perspective'],
  ['typical', 'invented-texture'],
  ['typical', 'denoised'],
]
/** An area counts as changed from this share of it, and as kept when it holds nothing of the edit. */
const changedShare = 0.15
const stages = settleStages.filter(({ name }) => name !== 'localise')

const [photos = tunedOn.join(','), seeds = '1'] = process.argv.slice(2)
const samples: Record<Criterion, Sample[]> = {
  structure: [],
  arrangement: [],
  color: [],
  light: [],
}
for (const photo of photos.split(',')) {
  const { picture } = await readPhotograph(photo, 600)
  for (let seed = 1; seed <= Number(seeds); seed++) {
    for (const kind of kinds) {
      for (const [level, family] of drifts) {
        await addSamples(photo, picture, { kind, level, family, seed })
      }
    }
  }
}
for (const criterion of criteria) printCriterion(criterion, samples[criterion])

async function addSamples(
  photo: string,
  picture: Picture,
  key: { kind: EditKind; level: DriftLevel; family: DriftFamily; seed: number },
): Promise<void> {
  const { edit, plan, drifted } = await makeCase({ photo, strength: null, ...key }, picture)
  const { kind, level } = key
  const { wanted } = edit
  const settled = attempt(() =>
    settleCandidate(
      {
        ...{ plan, parent: picture, region: null, protect: [], edge: { kind: 'strict' }, wanted },
        candidate: drifted.picture,
      },
      stages,
    ),
  )
  if (settled?.content.kind !== 'patch') return
  const after = composePatch(picture, settled.content.patch)
  for (const area of areasOf(picture, key.seed)) {
    const share = shareOf(edit.support, area)
    for (const criterion of criteria) {
      const { verdict, ...numbers } = finish(compareArea(picture, after, area, [criterion]))
      const changed = isChanged(criterion, kind, share)
      samples[criterion].push({ kind, level, changed, verdict, numbers })
    }
  }
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work()
  } catch {
    return null
  }
}

function isChanged(criterion: Criterion, kind: EditKind, share: number): boolean | null {
  const isAboutColor = criterion === 'color' || criterion === 'light'
  if (!isAboutColor && colorKinds.includes(kind)) return false
  if (share === 0) return false
  return share < changedShare ? null : true
}

function areasOf({ width, height }: Picture, seed: number): Rect[] {
  const random = createRandom(seed * 31 + 7)
  return Array.from({ length: 16 }, () => {
    const size = {
      width: Math.round(random.between(40, 180)),
      height: Math.round(random.between(40, 180)),
    }
    return {
      x: Math.floor(random.between(0, width - size.width)),
      y: Math.floor(random.between(0, height - size.height)),
      ...size,
    }
  })
}

function shareOf({ rect, data }: Mask, area: Rect): number {
  let marked = 0
  for (let y = area.y; y < area.y + area.height; y++) {
    const row = y * rect.width
    for (let x = area.x; x < area.x + area.width; x++) if (data[row + x] !== 0) marked++
  }
  return marked / (area.width * area.height)
}

function printCriterion(criterion: Criterion, all: readonly Sample[]): void {
  console.log(`\n### ${criterion}\n`)
  const sure = all.filter(({ changed }) => changed !== null)
  const of = (list: readonly Sample[], verdict: Verdict) =>
    list.filter((one) => one.verdict === verdict)
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3))
  console.log(
    '| | samples | called changed | unclear | kept | right of “changed” | right of “kept” |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  const row = (name: string, list: readonly Sample[]) => {
    const changed = of(list, 'changed')
    const kept = of(list, 'kept')
    const n = list.length
    console.log(
      `| ${[name, n, share(changed.length, n), share(of(list, 'unclear').length, n), share(kept.length, n), share(changed.filter((one) => one.changed).length, changed.length), share(kept.filter((one) => !one.changed).length, kept.length)].join(' | ')} |`,
    )
  }
  for (const level of ['mild', 'typical', 'severe'] as const) {
    row(
      `${level}, kept`,
      sure.filter((one) => one.level === level && !one.changed),
    )
    row(
      `${level}, changed`,
      sure.filter((one) => one.level === level && one.changed),
    )
  }
  for (const kind of kinds)
    row(
      `${kind}, changed`,
      sure.filter((one) => one.kind === kind && one.changed),
    )
  row('all', sure)
  console.log(
    '\n| number | 1 % | 5 % | 10 % | 50 % | 90 % | 95 % | 99 % |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const name of ['structure', 'edges', 'color']) {
    for (const changed of [false, true]) {
      const values = sure
        .filter((one) => one.changed === changed && one.numbers[name] !== undefined)
        .map((one) => one.numbers[name] as number)
        .sort((a, b) => a - b)
      if (values.length === 0) continue
      const at = [0.01, 0.05, 0.1, 0.5, 0.9, 0.95, 0.99].map((q) =>
        (values[Math.floor((values.length - 1) * q)] as number).toFixed(2),
      )
      console.log(`| ${name}, ${changed ? 'changed' : 'kept'} | ${at.join(' | ')} |`)
    }
  }
}

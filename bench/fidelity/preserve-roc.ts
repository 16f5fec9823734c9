import { compareColor } from '../../core/edit/preserve-check/compare-color.ts'
import { compareStructure } from '../../core/edit/preserve-check/compare-structure.ts'
import { areaPlanes } from '../../core/edit/preserve-check/area-planes.ts'
import { bringToSize } from '../../core/edit/settle/bring-to-size.ts'
import { matchDepth } from '../../core/edit/settle/match-depth.ts'
import { settleCandidate } from '../../core/edit/settle/settle-candidate.ts'
import type { SettleStage } from '../../core/edit/settle/settle.ts'
import { type Picture, toDepth } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import { createPlane } from '../../core/image/plane/plane.ts'
import { finish } from '../../core/steps.ts'
import type { EditKind } from '../../test/support/drift/edits.ts'
import { createRandom } from '../../test/support/drift/random.ts'
import type { DriftFamily, DriftLevel } from '../../test/support/drift/levels.ts'
import { makeCase } from './benchmark-case.ts'
import { readPhotograph } from './photographs.ts'

const args = process.argv.slice(2)
const photos = (args[0] ?? 'coffee,dandelions').split(',')
const seeds = Number(args[1] ?? 1)
const edge = 600
const kinds: EditKind[] = ['nothing', 'loose', 'texture', 'removal', 'text', 'recolor', 'whole-tonal']
const levels: DriftLevel[] = ['mild', 'typical', 'severe']
const families: DriftFamily[] = ['affine', 'rotation', 'invented-texture', 'denoised']

const out: unknown[] = []
for (const photo of photos) {
  const { picture } = await readPhotograph(photo, edge)
  for (let seed = 1; seed <= seeds; seed++) for (const kind of kinds) for (const level of levels) for (const family of families) {
    if (family !== 'affine' && level !== 'typical') continue
    const key = { photo, kind, level, family, seed, strength: null }
    const made = await makeCase(key, picture)
    const truth: SettleStage = (state) => ({ ...state, alignment: made.drifted.alignment })
    const back: SettleStage = (state) => ({ ...state, picture: toDepth(state.picture, picture.depth) })
    const settled = settleCandidate({ plan: made.plan, parent: picture, region: null, protect: [], edge: { kind: 'strict' }, candidate: made.drifted.picture }, [matchDepth, truth, bringToSize, back])
    const { content } = settled
    if (content.kind !== 'patch') continue
    const after = content.patch.color
    const random = createRandom(seed * 31 + 7)
    for (const area of areas(picture, random)) {
      const share = shareOf(made.edit.support, area)
      const found = measure(picture, after, area)
      out.push({ photo, kind, level, family, share, w: area.width, ...found })
    }
  }
  console.error(photo)
}
console.log(JSON.stringify(out))

function areas(size: { width: number; height: number }, random: ReturnType<typeof createRandom>): Rect[] {
  return Array.from({ length: 24 }, () => {
    const width = Math.round(random.between(40, 180))
    const height = Math.round(random.between(40, 180))
    return { x: Math.floor(random.between(0, size.width - width)), y: Math.floor(random.between(0, size.height - height)), width, height }
  })
}

function shareOf(support: { rect: Rect; data: Uint8Array }, area: Rect): number {
  let n = 0
  for (let y = area.y; y < area.y + area.height; y++) for (let x = area.x; x < area.x + area.width; x++) if (support.data[y * support.rect.width + x]) n++
  return n / (area.width * area.height)
}

function measure(a: Picture, b: Picture, area: Rect) {
  const pa = finish(areaPlanes(a, area))
  const pb = finish(areaPlanes(b, area))
  const s = finish(compareStructure(createPlane(pa, pa.l), createPlane(pb, pb.l)))
  const ca = finish(areaPlanes(a, area, 64 * 64)), cb = finish(areaPlanes(b, area, 64 * 64))
  const la = finish(areaPlanes(a, area, 24 * 24)), lb = finish(areaPlanes(b, area, 24 * 24))
  const low = finish(compareStructure(createPlane(ca, ca.l), createPlane(cb, cb.l)))
  return { structure: s?.structure ?? null, edges: s?.edges ?? null, color: finish(compareColor(ca, cb)), colorLow: finish(compareColor(la, lb)), fine: finish(compareColor(pa, pb)), low: low?.structure ?? null, lowEdges: low?.edges ?? null }
}

import type { Picture } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import { cropMask } from '../../core/mask/crop-mask.ts'
import type { DriftLevel } from '../../test/support/drift/levels.ts'
import { type CaseKey, editOf, makeCase } from './benchmark-case.ts'
import type { Method } from './methods/method.ts'
import { psnr } from './metrics/score.ts'
import type { Photograph } from './photographs.ts'

/** How a picture fared after some turns. */
export interface ChainRow {
  readonly photo: string
  readonly level: DriftLevel
  readonly method: string
  readonly turn: number
  /** Whether every pixel that no edit was allowed on has its own words still. */
  readonly untouched: boolean
  /** PSNR there, in dB; 99 for equal. */
  readonly neverEdited: number | null
  /** PSNR of all that edits were allowed on, against the chain of ideal edits. */
  readonly edited: number | null
}

const reported: readonly number[] = [1, 5, 10]

/**
 * Edits a picture ten times, each time another region of what came of the turn before.
 *
 * The ideal is the same edits by a provider that never drifts.
 */
export async function runChain(
  { name, picture }: Photograph,
  level: DriftLevel,
  method: Method,
): Promise<readonly ChainRow[]> {
  const rows: ChainRow[] = []
  const edited = new Uint8Array(picture.width * picture.height)
  let current: Picture = picture
  let ideal: Picture = picture
  for (let turn = 1; turn <= 10; turn++) {
    const key: CaseKey = {
      ...{ photo: name, level, strength: null, seed: turn * 101 },
      kind: 'loose',
      family: 'affine',
    }
    const one = await makeCase(key, current)
    ideal = editOf(key, ideal).ideal
    current = method.apply(one).picture
    const allowed = one.edit.region && cropMask(one.edit.region, rectOf(picture)).data
    for (let i = 0; i < edited.length; i++) if (allowed?.[i]) edited[i] = 255
    if (!reported.includes(turn)) continue
    const never = edited.map((value) => 255 - value)
    rows.push({
      ...{ photo: name, level, method: method.name, turn },
      neverEdited: psnr(current, picture, never),
      untouched: isSame(current, picture, never),
      edited: psnr(current, ideal, edited),
    })
  }
  return rows
}

function isSame(a: Picture, b: Picture, marked: Uint8Array): boolean {
  return marked.every(
    (mark, i) =>
      mark === 0 || [0, 1, 2, 3].every((word) => a.data[i * 4 + word] === b.data[i * 4 + word]),
  )
}

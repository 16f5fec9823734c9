import type { Plan } from '../../core/edit/plan.ts'
import type { Picture } from '../../core/image/picture.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { type Drifted, driftPicture } from '../../test/support/drift/drift.ts'
import { type EditKind, type MadeEdit, makeEdit } from '../../test/support/drift/edits.ts'
import type { AnswerFormat } from '../../test/support/drift/encode-answer.ts'
import type { DriftFamily, DriftLevel } from '../../test/support/drift/levels.ts'

/** What one case of the benchmark is made from. */
export interface CaseKey {
  readonly photo: string
  readonly kind: EditKind
  /** ΔE that the edit aims at; null for the kind's own. */
  readonly strength: number | null
  readonly level: DriftLevel
  readonly family: DriftFamily
  readonly seed: number
  /**
   * What the answer is written as.
   *
   * @default jpeg
   */
  readonly format?: AnswerFormat
  /**
   * The size that comes back, against the one that was asked for.
   *
   * @default asked
   */
  readonly answers?: 'asked' | 'half' | 'double' | 'wider'
}

/** One edit of one photograph, and what a drifting provider answered. */
export interface BenchmarkCase {
  readonly key: CaseKey
  readonly edit: MadeEdit
  readonly drifted: Drifted
  readonly plan: Plan
}

/** Provider pixels per picture pixel: a crop of 1200 × 800 that was sent as 1024 × 688. */
const usualDensity = 0.855

/** Makes the edit of a case. */
export function editOf(key: CaseKey, photo: Picture): MadeEdit {
  return makeEdit(photo, key.kind, seedOf(key), key.strength ?? undefined)
}

function seedOf(key: CaseKey): number {
  return key.seed * 7919 + hash(key.photo)
}

/** Makes a case; the same key gives the same case. */
export async function makeCase(
  key: CaseKey,
  photo: Picture,
  density = usualDensity,
): Promise<BenchmarkCase> {
  const edit = editOf(key, photo)
  const sent = sentSize(photo, density)
  const drifted = await driftPicture(edit.painted, {
    level: key.level,
    family: key.family,
    seed: seedOf(key) + 17,
    size: answeredSize(sent, key.answers ?? 'asked'),
    format: key.format ?? 'jpeg',
  })
  const plan = {
    crop: rectOf(photo),
    sent,
    density: Math.min(sent.width / photo.width, sent.height / photo.height),
  }
  return { key, edit, drifted, plan }
}

/** Providers take multiples of 16, so that proportions are never quite the crop's. */
function sentSize({ width, height }: Size, density: number): Size {
  const along = (side: number) => Math.max(16, Math.round((side * density) / 16) * 16)
  return { width: along(width), height: along(height) }
}

function answeredSize({ width, height }: Size, answers: NonNullable<CaseKey['answers']>): Size {
  const factor = answers === 'half' ? 0.5 : answers === 'double' ? 2 : 1
  const wider = answers === 'wider' ? 1.03 : 1
  return { width: Math.round(width * factor * wider), height: Math.round(height * factor) }
}

function hash(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 100_003
  return sum
}

import type { ChangeKind } from '../reading/reading.ts'
import type { Stage } from './stage.ts'

/** What a change is about, as far as its stage depends on it. */
export interface StageHints {
  readonly kind: ChangeKind
  /** Whether it acts on light, colour or focus. */
  readonly isOfLook: boolean
  /** Whether it acts on people or on what they have and wear. */
  readonly isOfPeople: boolean
  /** Whether it acts on letters, logos or packaging. */
  readonly isOfBrand: boolean
  /** Whether it acts on what a product only stands in: walls, the sky. */
  readonly isOfScenery: boolean
  /** Whether it puts in a small effect that comes last: steam, sparkle. */
  readonly isLastTouch: boolean
}

/** In which stage a kind of change belongs where its target does not say otherwise. */
const usual: Readonly<Record<ChangeKind, Stage>> = {
  light: 'light',
  color: 'light',
  focus: 'light',
  style: 'light',
  recolor: 'brand',
  material: 'brand',
  text: 'brand',
  add: 'composition',
  remove: 'composition',
  replace: 'composition',
  move: 'composition',
  background: 'composition',
  frame: 'composition',
  person: 'people',
  cleanup: 'polish',
  finish: 'polish',
  evaluative: 'composition',
  other: 'composition',
}

/** Kinds whose stage is decided by what they act on. */
const byTarget: readonly ChangeKind[] = [
  'recolor',
  'material',
  'add',
  'remove',
  'replace',
  'move',
  'evaluative',
  'other',
]

/** Tells the stage of a change from its kind and from what it acts on. */
export function stageOf(hints: StageHints): Stage {
  const { kind } = hints
  if (kind === 'add' && hints.isLastTouch) return 'polish'
  if (!byTarget.includes(kind)) return usual[kind]
  if (hints.isOfLook && (kind === 'evaluative' || kind === 'other')) return 'light'
  if (hints.isOfPeople) return 'people'
  if (hints.isOfBrand && kind !== 'move') return 'brand'
  if ((kind === 'recolor' || kind === 'material') && hints.isOfScenery) return 'composition'
  return usual[kind]
}

import type { Preserve, PreserveKind } from '../../edit/edit.ts'
import type { PictureRole } from '../../history/lineage-notes.ts'
import type { Axis, Change, ChangeKind, Reading } from '../reading/reading.ts'

/** Something that is usually kept, with the words by which a change is about it itself. */
interface Usual extends Preserve {
  /** A change whose words match is about this, and so it can't stay. */
  readonly about?: RegExp
  /** Kinds of change that make it another, whatever they name. */
  readonly kinds?: readonly ChangeKind[]
}

/** What usually stays in a picture of each role. */
const usualOfRole: Readonly<Record<PictureRole, readonly Usual[]>> = {
  product: [
    { text: 'the product’s shape', kind: 'product shape', about: /shape/u, kinds: ['replace'] },
    {
      text: 'the label and its lettering',
      kind: 'text',
      about: /label|logo|letter|text|slogan/u,
      kinds: ['text', 'replace'],
    },
    {
      text: 'the product’s colour',
      kind: 'palette',
      about: /product|colou?r of/u,
      kinds: ['recolor', 'material', 'replace', 'style'],
    },
  ],
  person: [
    { text: 'the person’s identity', kind: 'identity', about: /\bfaces?\b|\bage\b|older|younger/u },
    { text: 'the expression', kind: 'other', about: /express|smil|look|gaze|mouth|eyes|laugh/u },
    {
      text: 'the pose',
      kind: 'other',
      about: /pose|posture|\barms?\b|\bhands?\b|\bsit|\bstand|\blean/u,
      kinds: ['move'],
    },
    {
      text: 'the skin tone',
      kind: 'palette',
      about: /skin|\btan|complexion/u,
      kinds: ['style'],
    },
  ],
  scene: [
    { text: 'the composition', kind: 'composition' },
    { text: 'the direction of the light', kind: 'lighting' },
    { text: 'the palette', kind: 'palette' },
  ],
}

/** Kinds of change that leave everything as it is, only cleaner, sharper or in another frame. */
const still: readonly ChangeKind[] = ['finish', 'cleanup', 'frame']

/** Kinds of preserve that a kind of change is about, so that asking for both would contradict itself. */
const movedBy: Readonly<Partial<Record<ChangeKind, readonly PreserveKind[]>>> = {
  light: ['lighting', 'palette'],
  color: ['palette', 'lighting'],
  add: ['composition'],
  remove: ['composition'],
  replace: ['composition'],
  move: ['composition'],
  frame: ['composition'],
  background: ['background', 'composition', 'palette'],
  text: ['text'],
  style: ['palette', 'lighting', 'texture'],
}

/** Preserves of one product or person that light may pass over, though the kind is moved by it. */
const bound: ReadonlySet<string> = new Set(['the product’s colour', 'the skin tone'])

/** What stays in a picture that nobody has said the role of, by what is changed. */
const usualOfChange: Readonly<Partial<Record<ChangeKind, readonly Usual[]>>> = {
  light: usualOfRole.scene.slice(0, 1),
  color: usualOfRole.scene.slice(0, 1),
  background: [{ text: 'the subject, with its outline and its details', kind: 'other' }],
  person: usualOfRole.person.slice(0, 1),
}

/**
 * Proposes what should stay: what the instruction itself says, then what usually stays in such a picture, without what
 * the change is about. To be offered, not applied.
 *
 * @param role As the brief says; absent: only what follows from the instruction.
 */
export function suggestPreserves(
  { changes, keeps }: Pick<Reading, 'changes' | 'keeps'>,
  role: PictureRole | undefined,
): readonly Preserve[] {
  const moving = changes.filter(({ kind }) => !still.includes(kind))
  const said = keeps.map(({ what, kind }): Preserve => ({ text: what, kind }))
  const usual = role
    ? usualOfRole[role]
    : [...new Set(changes.flatMap(({ kind }) => usualOfChange[kind] ?? []))]
  const isStill = changes.length > 0 && moving.length === 0
  const fitting = (isStill ? [] : usual).filter(
    (one) => !changes.some((change) => isAbout(change, one)),
  )
  const isSaid = (kind: PreserveKind): boolean =>
    kind !== 'other' && said.some((one) => one.kind === kind)
  const others = fitting.filter(({ kind }) => !isSaid(kind))
  return [...said, ...others.map(({ text, kind }) => ({ text, kind }))]
}

/** Whether a change is about what a preserve keeps that was proposed here: “a big smile” is about “the expression”. */
export function isAboutUsual(change: Change, { text }: Preserve): boolean {
  const usual = Object.values(usualOfRole)
    .flat()
    .find((one) => one.text === text)
  return usual?.about?.test(aimOf(change)) === true
}

/** Axes on which a change moves colours as a whole. */
const colorAxes: readonly Axis[] = ['warmth', 'saturation']

function isAbout(change: Change, { text, kind, about, kinds }: Usual): boolean {
  if (kinds?.includes(change.kind) || about?.test(aimOf(change))) return true
  if (kind === 'product shape' && change.direction?.axis === 'size') return true
  if (bound.has(text)) return false
  if (kind === 'palette' && change.direction && colorAxes.includes(change.direction.axis))
    return true
  return movedBy[change.kind]?.includes(kind) === true
}

/** What a change is aimed at: its target and what that becomes, not where it is. */
function aimOf({ target, result, verb }: Change): string {
  return [verb, target, result]
    .map((words) => words?.text ?? '')
    .join(' ')
    .toLowerCase()
}

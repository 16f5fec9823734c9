import { type LookAxis, lookAxes } from '../look/look-axis.ts'
import type { Axis, Change, ChangeKind, Reading } from '../reading/reading.ts'

/**
 * Which axes of the look an instruction asks to move: up (1), down (-1), or either way. An axis that is absent was not
 * asked for.
 */
export type AskedAxes = { readonly [axis in LookAxis]?: 1 | -1 | 'any' }

/** Axes that are asked for, the first of which goes the way of the word, where there is one. */
interface Freed {
  readonly along?: LookAxis
  readonly any: readonly LookAxis[]
}

const colors: readonly LookAxis[] = ['warmth', 'tint', 'saturation', 'palette']
const light: readonly LookAxis[] = [...colors, 'brightness', 'contrast']
const finish: readonly LookAxis[] = ['sharpness', 'noise']

/**
 * What a word with a direction frees: its own axis that way only, and either way what such a change moves along with it.
 * In a colourful picture more light or contrast moves every colour further from grey; more warmth makes blue things
 * paler, red ones stronger and usually the whole brighter.
 */
const freedByDirection: Readonly<Record<Axis, Freed>> = {
  warmth: { along: 'warmth', any: ['tint', 'saturation', 'palette', 'brightness', 'contrast'] },
  brightness: { along: 'brightness', any: [...colors, 'contrast'] },
  contrast: { along: 'contrast', any: [...colors, 'brightness'] },
  saturation: { along: 'saturation', any: ['warmth', 'tint', 'palette', 'brightness'] },
  shadows: { any: light },
  highlights: { any: light },
  sharpness: { along: 'sharpness', any: ['noise', 'contrast'] },
  softness: { any: [...light, ...finish] },
  'depth of field': { any: finish },
  noise: { along: 'noise', any: ['sharpness'] },
  size: { any: ['palette'] },
  amount: { any: ['palette'] },
}

/**
 * What a change without a direction frees. Of things that are put in, taken away or recoloured only the palette: a look is
 * compared part by part, so that they don't count as light. What may move everything frees everything, and so does a
 * change that its words don't tell: better no notice than a false one.
 */
const freedByKind: Readonly<Record<ChangeKind, readonly LookAxis[]>> = {
  light,
  color: light,
  focus: [...finish, 'contrast'],
  recolor: ['palette'],
  material: ['palette'],
  add: ['palette'],
  remove: ['palette'],
  replace: ['palette'],
  move: ['palette'],
  text: ['palette'],
  person: ['palette', ...finish],
  cleanup: ['palette', ...finish],
  finish: [...finish, 'contrast'],
  background: lookAxes,
  frame: lookAxes,
  style: lookAxes,
  evaluative: lookAxes,
  other: lookAxes,
}

/** Tells which axes an instruction asks to move, from how it was read; all of them where it was not understood. */
export function askedAxes({ changes }: Pick<Reading, 'changes'>): AskedAxes {
  const asked: { [axis in LookAxis]?: 1 | -1 | 'any' } = {}
  const free = (axis: LookAxis, way: 1 | -1 | 'any') => {
    const known = asked[axis]
    asked[axis] = known === undefined || known === way ? way : 'any'
  }
  if (changes.length === 0) for (const axis of lookAxes) free(axis, 'any')
  for (const { kind, direction } of changes) {
    const { along, any } = freedBy(kind, direction)
    if (along && direction) free(along, direction.sign)
    for (const axis of any) free(axis, 'any')
  }
  return asked
}

function freedBy(kind: ChangeKind, direction: Change['direction']): Freed {
  const byKind = freedByKind[kind]
  // "A warmer background" is about the background first.
  if (!direction || byKind === lookAxes) return { any: byKind }
  const { along, any } = freedByDirection[direction.axis]
  const isOfLook = kind === 'light' || kind === 'color' || kind === 'finish' || kind === 'focus'
  return { ...(along && { along }), any: isOfLook ? any : [...any, ...byKind] }
}

import type { LookAxis } from '../look/look-axis.ts'

/**
 * Which axes of the look an instruction asks to move: up (1), down (-1), or either way. An axis that is absent was not
 * asked for.
 */
export type AskedAxes = { readonly [axis in LookAxis]?: 1 | -1 | 'any' }

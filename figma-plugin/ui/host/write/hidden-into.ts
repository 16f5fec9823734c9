import type { WriteStep } from '../../../protocol/write.ts'

type Making = Extract<WriteStep, { do: 'clone' | 'rectangle' | 'frame' }>
type Insert = Omit<Extract<WriteStep, { do: 'insert' }>, 'do'>

/**
 * Makes the steps that put a new layer into a parent while it is hidden.
 *
 * An auto layout passes over hidden layers. A visible one would squeeze the others for a moment, and what was squeezed
 * to nothing does not grow back as it was.
 */
export function hiddenInto(making: Making, insert: Insert): readonly WriteStep[] {
  return [making, { do: 'set', node: insert.node, visible: false }, { do: 'insert', ...insert }]
}

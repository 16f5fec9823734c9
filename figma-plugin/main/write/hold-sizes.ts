import type { WriteStep } from '../../protocol/write.ts'
import { isInInstance } from './remove-layer.ts'
import type { Writing } from './writing.ts'

/** A frame whose layers follow each other, as long as its content is wide or high. */
type Stack = SceneNode & AutoLayoutMixin

const axes = ['primaryAxisSizingMode', 'counterAxisSizingMode'] as const

/**
 * Lets auto layouts that hug their content keep their size while layers in them are shown and hidden, and gives what
 * lets them hug again.
 *
 * Between one layer's going and the next one's coming such a frame would shrink, and with it what stretches in it:
 * what was squeezed to nothing does not grow back as it was.
 */
export function holdSizes(steps: readonly WriteStep[], writing: Writing): () => void {
  const held: (() => void)[] = []
  for (const step of steps) {
    if (step.do !== 'set' || step.visible === undefined || step.node.startsWith('$')) continue
    const stack = stackAround(writing.layer(step.node))
    if (!stack) continue
    for (const axis of axes) {
      if (stack[axis] !== 'AUTO') continue
      writing.assign(stack, axis, 'FIXED')
      held.push(() => writing.assign(stack, axis, 'AUTO'))
    }
  }
  return () => {
    for (const letGo of held) letGo()
  }
}

/** The auto layout that a layer's coming and going changes; null where there is none, or none that may be touched. */
function stackAround(node: SceneNode): Stack | null {
  const { parent } = node
  if (!parent || !('primaryAxisSizingMode' in parent) || isInInstance(node)) return null
  if (parent.layoutMode !== 'HORIZONTAL' && parent.layoutMode !== 'VERTICAL') return null
  return 'layoutPositioning' in node && node.layoutPositioning === 'ABSOLUTE' ? null : parent
}

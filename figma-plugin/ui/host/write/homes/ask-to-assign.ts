import type { NodeFacts } from '../../../../protocol/node-facts.ts'
import type { FigmaHostDeps, SeenDocument } from '../../host-parts.ts'
import { historyFrameOf } from './history-entry.ts'

/**
 * Asks, once for every history frame, whether the fills of a layer in an instance or component may be assigned.
 *
 * A refusal is not remembered, so that it can be taken back by showing a version again.
 */
export async function askToAssign(
  deps: Pick<FigmaHostDeps, 'ask'>,
  seen: SeenDocument,
  source: NodeFacts,
): Promise<boolean> {
  if (historyFrameOf(seen, source.id)?.entry.agreed) return true
  const isInComponent = source.held !== null && source.held.type !== 'INSTANCE'
  const everywhere = isInComponent ? ' Every instance of the component changes with it.' : ''
  const style = source.fillStyle === '' ? '' : ' Its paint style is detached by that.'
  return deps.ask({
    title: `Change the fills of “${source.name}”?`,
    text: `${whyAssigned(source)}: to show a version there, its fills have to be assigned to the layer itself.${everywhere}${style} Showing the source again brings its own fills back.`,
    agree: 'Change fills',
  })
}

function whyAssigned({ held }: NodeFacts): string {
  if (!held) return 'The versions of this layer are in a frame beside it'
  const kind = held.type === 'INSTANCE' ? 'an instance' : 'a component'
  return `This layer is in ${kind}, where no layers can be added`
}

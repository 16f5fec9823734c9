import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import type { CallOptions } from '../../../../core/host.ts'
import { entryKeys } from '../../../protocol/entries.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { seeDocument } from '../see-document.ts'
import { expectEditable } from './expect-editable.ts'

/** Entries that make a node something that history is told by. */
const keptEntries = [
  entryKeys.marker,
  entryKeys.version,
  entryKeys.historyFrame,
  entryKeys.unplaced,
]

/**
 * Removes layers that marked a region: see {@link Host.removeRegionLayers}. Those that are gone already are left out.
 *
 * @throws RefineError `not_supported`, and nothing is removed, when one of them is or holds a source or a version.
 */
export async function removeLayers(
  deps: FigmaHostDeps,
  layers: readonly string[],
  options: CallOptions = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const ids = [...new Set(layers)]
  const [seen, found] = await Promise.all([
    seeDocument(deps, options),
    deps.document.nodes([...ids]),
  ])
  throwIfAborted(options.signal)
  const nodes = found.filter((node) => node !== null)
  const kept = [...seen.nodes.values()].filter((node) => keptEntries.some((key) => node.data[key]))
  for (const node of nodes) {
    if (kept.some((one) => one.id === node.id || isWithin(one, node))) throw mustStay(node)
  }
  if (nodes.length === 0) return
  await deps.document.write({
    expect: [],
    steps: nodes.map(({ id }) => ({ do: 'remove', node: id })),
  })
}

function isWithin(node: NodeFacts, outer: NodeFacts): boolean {
  return (
    node.page === outer.page &&
    node.path.length > outer.path.length &&
    outer.path.every((position, i) => node.path[i] === position)
  )
}

function mustStay({ name }: NodeFacts): RefineError {
  return new RefineError(
    'not_supported',
    `“${name}” is or holds a picture with versions, so it is not removed with the region.`,
    { hint: 'Remove it in Figma’s layers list if you really mean it.' },
  )
}

import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import type { WriteRequest } from '../../../figma-plugin/protocol/write.ts'
import { imagePaint, markerData, nodeFacts, versionData } from '../host/node-facts.ts'
import { stepsOf } from './recording-deps.ts'

/** The overlay file that the fake pixels make of a patch at 2, 3. */
export const first = 'overlay at 2,3 over base'
/** A picture without entries. */
export const bare = nodeFacts({ id: 'source', name: 'Bottle', path: [4] })
/** A source under a version that shows. */
export const source = nodeFacts({
  id: 'source',
  path: [4],
  visible: false,
  data: markerData('source'),
})
/** The version that shows over {@link source}. */
export const shown = versionNode('a', { path: [5], overlays: ['one'] })

/** Makes a version's layer of the source; its fills are the base and its overlays. */
export function versionNode(
  id: string,
  more: Partial<NodeFacts> & {
    overlays?: readonly string[]
    base?: string
    number?: number
    parent?: string
    under?: string
  },
): NodeFacts {
  const { overlays = [], base = 'base', number, under, ...rest } = more
  return nodeFacts({
    id,
    fills: [imagePaint('base'), ...overlays.map((hash) => imagePaint(hash))],
    data: versionData(id, {
      overlays,
      base,
      ...(number && { number }),
      ...(under && { parent: under }),
    }),
    ...rest,
  })
}

/** The step that gives a new layer its fills. */
export function filledIn(request: WriteRequest) {
  const step = stepsOf(request, 'set').find(({ fills }) => fills)
  if (!step) throw new Error('Expected a step that sets fills')
  return step
}

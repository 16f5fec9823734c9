import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { createFigmaHost } from '../../../figma-plugin/ui/host/create-figma-host.ts'
import { type FakeParts, fakeDeps } from './fake-deps.ts'
import { nodeFacts } from './node-facts.ts'

/** Layers of the page, see {@link page}. */
export const photo = nodeFacts({ id: 'Photo', path: [0] })
export const other = nodeFacts({ id: 'Other', path: [1], at: [500, 0] })
export const drawn = nodeFacts({ id: 'Drawn', path: [2], at: [20, 20], fills: [{ type: 'SOLID' }] })
export const aside = nodeFacts({ id: 'Aside', path: [3], at: [900, 0], fills: [{ type: 'SOLID' }] })

/** A picture, another one aside, a shape over the first and one that overlaps neither. */
export const page = [photo, other, drawn, aside]

/** A host over a document in which a test moves the selection. */
export function openHost(parts: FakeParts = {}) {
  let now = fakeDeps({ nodes: page, ...parts })
  const deps = {
    ...now,
    document: new Proxy(now.document, {
      get: (_, verb) => Reflect.get(now.document, verb) as unknown,
    }),
  }
  const host = createFigmaHost(deps)
  const select = (...selection: readonly NodeFacts[]) => {
    now = fakeDeps({ nodes: page, ...parts, selection })
  }
  return { host, select }
}

import type { Host, RegionLayer } from '../../../../core/host.ts'
import { uniteMasks } from '../../../../core/mask/combine.ts'
import type { Mask } from '../../../../core/mask/mask.ts'

/** Shapes that a test draws over the picture of a host that has none of its own. */
export interface DrawnShapes {
  /** Adds the verbs for region layers to a host. */
  readonly on: (host: Host) => Host
  /** Draws shapes in place of all that there are, and tells the panel. */
  readonly draw: (shapes: readonly (RegionLayer & { readonly area: Mask | null })[]) => void
  /** The ids of each reading, in turn. */
  readonly reads: string[][]
  /** Holds every reading that begins now back until it is released. */
  readonly hold: () => { readonly release: () => void; readonly begun: Promise<void> }
  /** Lets further readings through at once; those that are held stay held. */
  readonly letThrough: () => void
  /** Makes every reading fail. */
  readonly failWith: (error: Error | null) => void
}

export function createShapes(): DrawnShapes {
  let drawn: readonly (RegionLayer & { readonly area: Mask | null })[] = []
  let tellBegun = () => {}
  let failure: Error | null = null
  let held: Promise<void> = Promise.resolve()
  const reads: string[][] = []
  const listeners = new Set<() => void>()
  const draw: DrawnShapes['draw'] = (shapes) => {
    drawn = shapes
    for (const listener of listeners) listener()
  }
  return {
    draw,
    reads,
    failWith: (error) => {
      failure = error
    },
    hold: () => {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      const begun = new Promise<void>((resolve) => {
        tellBegun = resolve
      })
      return { release: () => release(), begun }
    },
    letThrough: () => {
      held = Promise.resolve()
    },
    on: (host) => ({
      ...host,
      readRegion: () => Promise.reject(new Error('Expected the layers to be asked instead')),
      regionLayers: async () => drawn.map(({ area: _, ...layer }) => layer),
      readRegionLayers: async (_source, ids, options) => {
        reads.push([...ids])
        tellBegun()
        await Promise.race([held, aborted(options?.signal)])
        if (failure) throw failure
        const areas = drawn.flatMap(({ id, area }) => (ids.includes(id) && area ? [area] : []))
        return areas.length === 0 ? null : areas.reduce(uniteMasks)
      },
      removeRegionLayers: async (ids) => draw(drawn.filter(({ id }) => !ids.includes(id))),
      watch: (listener) => {
        listeners.add(listener)
        const stop = host.watch(listener)
        return () => {
          listeners.delete(listener)
          stop()
        }
      },
    }),
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')))
  })
}

/** A shape that was just drawn, unless told otherwise. */
export function shape(id: string, area: Mask | null, changes: Partial<RegionLayer> = {}) {
  return { id, name: `Ellipse ${id}`, kind: 'shape' as const, preselected: true, ...changes, area }
}

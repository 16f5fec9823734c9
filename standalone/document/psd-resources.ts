import type { PsdFile, PsdResource } from './psd/psd-file.ts'

/** The image resources that we read or write ourselves; all others are kept as they are. */
export const resourceIds = {
  /** Which layer was active, by position: wrong once a layer is added. */
  activeLayer: 1024,
  resolution: 1005,
  links: 1026,
  oldThumbnail: 1033,
  thumbnail: 1036,
  icc: 1039,
  version: 1057,
  xmp: 1060,
  linksEnabled: 1072,
} as const

/** Finds an image resource of a file by its id. */
export function resourceOf(
  { resources }: Pick<PsdFile, 'resources'>,
  id: number,
): PsdResource | undefined {
  return resources.find((resource) => resource.id === id)
}

/** Gives resources with some exchanged: null drops one, bytes replace or add it. */
export function withResources(
  resources: readonly PsdResource[],
  changes: ReadonlyMap<number, Uint8Array | null>,
): readonly PsdResource[] {
  const kept = resources.flatMap((resource) => {
    const data = changes.get(resource.id)
    if (data === undefined) return [resource]
    return data === null ? [] : [{ ...resource, data }]
  })
  const known = new Set(kept.map(({ id }) => id))
  const added = Array.from(changes).flatMap(([id, data]) =>
    data === null || known.has(id) ? [] : [makeResource(id, data)],
  )
  return [...kept, ...added]
}

/** Makes an image resource without a name. */
export function makeResource(id: number, data: Uint8Array): PsdResource {
  return { signature: '8BIM', id, name: new Uint8Array(2), data }
}

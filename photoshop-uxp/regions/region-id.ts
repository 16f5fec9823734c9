/** What can mark a region in Photoshop; `mask` without a number is the source's own. */
export type RegionRef =
  | { readonly kind: 'selection' }
  | { readonly kind: 'mask'; readonly layerID: number | null }
  | { readonly kind: 'channel'; readonly channelID: number }

/** Writes a reference as the id of a region layer: `selection`, `mask`, `mask/17`, `channel/5`. */
export function formatRegion(ref: RegionRef): string {
  switch (ref.kind) {
    case 'selection':
      return 'selection'
    case 'mask':
      return ref.layerID === null ? 'mask' : `mask/${ref.layerID}`
    case 'channel':
      return `channel/${ref.channelID}`
  }
}

/** Reads the id of a region layer; null for a text that is none. */
export function parseRegion(text: string): RegionRef | null {
  if (text === 'selection') return { kind: 'selection' }
  if (text === 'mask') return { kind: 'mask', layerID: null }
  const [, kind, number] = /^(mask|channel)\/(\d{1,15})$/.exec(text) ?? []
  if (number === undefined) return null
  return kind === 'mask'
    ? { kind, layerID: Number(number) }
    : { kind: 'channel', channelID: Number(number) }
}

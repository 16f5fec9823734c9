import type { RegionLayer } from '../../host.ts'

/** What layers of each kind are called when there is one, and when there are several. */
const nouns: Readonly<Record<RegionLayer['kind'], readonly [string, string]>> = {
  shape: ['shape', 'shapes'],
  mask: ['mask', 'masks'],
  selection: ['selection', 'selections'],
}

/** Says what marks the region: "1 shape", "2 masks", "Selection", and "3 areas" for a mixture. */
export function marksText(layers: readonly RegionLayer[]): string {
  const [first] = layers
  if (layers.length === 1 && first) {
    return first.kind === 'selection' ? 'Selection' : `1 ${nouns[first.kind][0]}`
  }
  return `${layers.length} ${severalOf(layers)}`
}

/** Says that the areas of layers are being read: "Reading the selection…". */
export function readingText(layers: readonly RegionLayer[]): string {
  const [first] = layers
  const isOneSelection = layers.length === 1 && first?.kind === 'selection'
  return `Reading the ${isOneSelection ? 'selection' : severalOf(layers)}…`
}

/** Says why layers that count as region mark nothing, and what to do. */
export function besideText(layers: readonly RegionLayer[]): string {
  const [first] = layers
  if (layers.length !== 1 || !first) {
    return 'The layers marked as region do not lie over the picture: move them there, or switch them off.'
  }
  return first.kind === 'selection'
    ? 'The selection does not lie over the picture: select a part of it, or switch the selection off.'
    : `“${first.name}” does not lie over the picture: move it there, or switch it off.`
}

/** Gives the words around the list of layers that could mark something: shapes where there are any, else areas. */
export function listWords(layers: readonly RegionLayer[]): {
  readonly list: string
  readonly more: string
  readonly fewer: string
} {
  return layers.some(({ kind }) => kind === 'shape')
    ? { list: 'Shapes over the picture', more: 'More shapes', fewer: 'Fewer shapes' }
    : {
        list: 'Selection, masks and channels',
        more: 'Masks and channels',
        fewer: 'Fewer masks and channels',
      }
}

function severalOf(layers: readonly RegionLayer[]): string {
  const kinds = new Set(layers.map(({ kind }) => kind))
  const [kind] = kinds
  return kind && kinds.size === 1 ? nouns[kind][1] : 'areas'
}

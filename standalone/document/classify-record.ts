import type { PsdRecord } from './psd/psd-file.ts'

const fills = new Set(['SoCo', 'GdFl', 'PtFl'])
const adjustments = new Set([
  ...['brit', 'levl', 'curv', 'expA', 'vibA', 'hue2', 'hue ', 'blnc', 'blwh', 'phfl'],
  ...['mixr', 'clrL', 'nvrt', 'post', 'thrs', 'grdm', 'selc', 'CgEd'],
])
const derivations = new Set(['TySh', 'tySh', 'vscg', 'vogk', 'SoCo', 'GdFl', 'PtFl'])
const effects = new Set(['lfx2', 'lmfx', 'lrFX'])
const vectorMasks = new Set(['vmsk', 'vsms'])
const artboards = new Set(['artb', 'artd', 'abdd'])

/** Says what kind of layer a record is, apart from groups. */
export function classifyRecord(
  record: PsdRecord,
):
  | { readonly kind: 'pixels'; readonly derived: boolean }
  | { readonly kind: 'foreign'; what: string } {
  const has = (keys: ReadonlySet<string>) => record.blocks.some(({ key }) => keys.has(key))
  const colored = [0, 1, 2].every((id) => record.channels.some((channel) => channel.id === id))
  if (has(adjustments)) return { kind: 'foreign', what: 'adjustment' }
  if (record.right > record.left && record.bottom > record.top && colored) {
    return { kind: 'pixels', derived: has(derivations) }
  }
  return { kind: 'foreign', what: has(fills) ? 'fill' : 'empty' }
}

/** Names what keeps a visible layer from being drawn exactly by laying pixels over each other; null when nothing does. */
export function drawingObstacle(record: PsdRecord): string | null {
  const has = (keys: ReadonlySet<string>) => record.blocks.some(({ key }) => keys.has(key))
  if (has(adjustments)) return 'is an adjustment'
  if (has(fills)) return 'is a fill'
  if (has(effects)) return 'has effects'
  if (has(vectorMasks)) return 'has a vector mask'
  if (has(artboards)) return 'is an artboard'
  if (record.blocks.some(({ key, data }) => key === 'knko' && data[0] !== 0)) {
    return 'knocks out what lies below it'
  }
  if (record.blocks.some(({ key, data }) => key === 'clbl' && data[0] === 0)) {
    return 'does not blend clipped layers as a group'
  }
  if (record.blocks.some(({ key, data }) => key === 'iOpa' && data[0] !== 255)) {
    return 'has a fill opacity below 100 %'
  }
  if (record.blocks.some(({ key, data }) => key === 'brst' && data.length > 0)) {
    return 'is limited to some channels'
  }
  if (!isPlainRange(record.blendingRanges)) return 'blends by brightness (Blend If)'
  return null
}

/** Ranges come in fours: black from–to, white from–to; 0 0 255 255 excludes nothing. */
function isPlainRange(ranges: Uint8Array): boolean {
  return ranges.every((value, index) => value === (index % 4 < 2 ? 0 : 255))
}

/** One layer of one open document, by Photoshop's own numbers, which are valid in this session only. */
export interface LayerRef {
  readonly documentID: number
  /** Null: the whole picture as it shows, without its versions ("all visible"). */
  readonly layerID: number | null
}

const wholePicture = 'visible'

/** Writes a reference as the core's layer ids have it: `3/17`, or `3/visible` for the whole picture. */
export function formatLayer({ documentID, layerID }: LayerRef): string {
  return `${documentID}/${layerID ?? wholePicture}`
}

/** Reads a core layer id; null for a text that is none. */
export function parseLayer(text: string): LayerRef | null {
  const [, document, layer] = /^(\d{1,15})\/(\d{1,15}|visible)$/.exec(text) ?? []
  if (document === undefined || layer === undefined) return null
  return { documentID: Number(document), layerID: layer === wholePicture ? null : Number(layer) }
}

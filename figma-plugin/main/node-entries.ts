import { dataNamespace } from '../protocol/entries.ts'
import { splitText } from './split-text.ts'

/**
 * Bytes (UTF-8) that one stored piece of a value holds at most.
 *
 * Figma takes 100 kB for namespace, key and value together; the rest is room for whichever way it counts.
 */
const pieceBytes = 90_000

/** Reads all entries of ours on a node by key; what was split is joined again. */
export function readEntries(node: PluginDataMixin): Record<string, string> {
  const keys = node.getSharedPluginDataKeys(dataNamespace)
  const entries: Record<string, string> = {}
  for (const key of keys) {
    if (key.includes('.')) continue
    let value = node.getSharedPluginData(dataNamespace, key)
    for (let piece = 1; keys.includes(`${key}.${piece}`); piece++) {
      value += node.getSharedPluginData(dataNamespace, `${key}.${piece}`)
    }
    entries[key] = value
  }
  return entries
}

/**
 * Writes an entry of ours on a node, in pieces `key`, `key.1`, `key.2`… where it is long; an empty value deletes it.
 *
 * @returns what brings back the entry as it was; when writing throws, it is as it was already.
 */
export function writeEntry(node: PluginDataMixin, key: string, value: string): () => void {
  if (key === '' || key.includes('.')) {
    throw new TypeError(`Expected an entry's key without a dot but received “${key}”`)
  }
  const before = storedPieces(node, key)
  const restore = () => storePieces(node, key, before)
  try {
    storePieces(node, key, splitText(value, pieceBytes))
  } catch (thrown) {
    // Half an entry is worse than the old one.
    restore()
    throw thrown
  }
  return restore
}

function storedPieces(node: PluginDataMixin, key: string): string[] {
  const keys = node.getSharedPluginDataKeys(dataNamespace)
  const pieces: string[] = []
  for (let name = key; keys.includes(name); name = `${key}.${pieces.length}`) {
    pieces.push(node.getSharedPluginData(dataNamespace, name))
  }
  return pieces
}

function storePieces(node: PluginDataMixin, key: string, pieces: readonly string[]): void {
  for (const [piece, text] of pieces.entries()) {
    node.setSharedPluginData(dataNamespace, piece === 0 ? key : `${key}.${piece}`, text)
  }
  for (const stale of node.getSharedPluginDataKeys(dataNamespace)) {
    const piece =
      stale === key ? 0 : stale.startsWith(`${key}.`) ? Number(stale.slice(key.length + 1)) : -1
    if (piece >= pieces.length) node.setSharedPluginData(dataNamespace, stale, '')
  }
}

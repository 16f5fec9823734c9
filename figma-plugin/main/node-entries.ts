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

/** Writes an entry of ours on a node, in pieces `key`, `key.1`, `key.2`… where it is long; an empty value deletes it. */
export function writeEntry(node: PluginDataMixin, key: string, value: string): void {
  expectPlainKey(key)
  storePieces(node, key, splitText(value, pieceBytes))
}

/** Gives what brings an entry back as it is now, with all its pieces. */
export function rememberEntry(node: PluginDataMixin, key: string): () => void {
  expectPlainKey(key)
  const keys = node.getSharedPluginDataKeys(dataNamespace)
  const pieces: string[] = []
  for (let name = key; keys.includes(name); name = `${key}.${pieces.length}`) {
    pieces.push(node.getSharedPluginData(dataNamespace, name))
  }
  return () => storePieces(node, key, pieces)
}

/** Touches nothing that is so already: what was never changed can be brought back even where writing is refused. */
function storePieces(node: PluginDataMixin, key: string, pieces: readonly string[]): void {
  const store = (name: string, text: string) => {
    if (node.getSharedPluginData(dataNamespace, name) === text) return
    node.setSharedPluginData(dataNamespace, name, text)
  }
  for (const [piece, text] of pieces.entries()) store(piece === 0 ? key : `${key}.${piece}`, text)
  for (const name of node.getSharedPluginDataKeys(dataNamespace)) {
    if (pieceOf(key, name) >= pieces.length) store(name, '')
  }
}

/** Which piece of an entry a stored name is; −1 for those of other entries. */
function pieceOf(key: string, name: string): number {
  if (name === key) return 0
  return name.startsWith(`${key}.`) ? Number(name.slice(key.length + 1)) : -1
}

function expectPlainKey(key: string): void {
  if (key !== '' && !key.includes('.')) return
  throw new TypeError(`Expected an entry's key without a dot but received “${key}”`)
}

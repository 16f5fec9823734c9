import { sha256Hex, toUtf8 } from '../../bytes.ts'

/**
 * Gives a copy an id of its own: made from what was copied and the layer that the copy is on.
 *
 * The same at every reading, so that a copy can be shown, refined and undone before its new id was ever written.
 *
 * @param taken all ids in use; the new one is added.
 */
export function copyId(copied: string, layer: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const id = sha256Hex(toUtf8(JSON.stringify([copied, layer, attempt]))).slice(0, 32)
    if (!taken.has(id)) {
      taken.add(id)
      return id
    }
  }
}

import type { WriteStep } from '../../../../figma-plugin/protocol/write.ts'
import type { OpenDocument } from '../open-document.ts'

/** Writes steps and gives the written nodes as they stand now, by the names that the steps gave them. */
export async function write({ document, hand }: OpenDocument, steps: WriteStep[]) {
  const written = await document.write({ expect: [], steps })
  return (name: string) => {
    const node = hand.node(written[name] ?? name)
    if (!node) throw new Error(`Expected the node ${name} to be there`)
    return node
  }
}

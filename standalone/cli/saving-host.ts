import type { Host } from '../../core/host.ts'
import type { DocumentHost } from '../document/document-host.ts'
import { writePsd } from '../document/write-psd.ts'
import { fileState, writeWhole } from './files.ts'
import { flatPng } from './flat-picture.ts'
import type { Outputs } from './outputs.ts'

/**
 * A host whose versions count as placed only once they are on disk.
 *
 * So a picture that can't be saved stays in the ledger, and can be placed later with `--resume`.
 */
export function savingHost(host: DocumentHost, { psd, psdState, flat }: Outputs): Host {
  const { capabilities, color, ...verbs } = host
  let state = psdState
  return {
    ...verbs,
    capabilities,
    ...(color && { color }),
    async place(placement, options) {
      const placed = await host.place(placement, options)
      const [first] = placed.versions
      if (psd !== null) {
        await writeWhole(psd, writePsd(host.document), state)
        state = await fileState(psd)
      } else if (flat !== null && first) {
        await writeWhole(flat, flatPng(host.document, placement.source, first.id))
      }
      return placed
    },
  }
}

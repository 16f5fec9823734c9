import type { Host } from '../../core/host.ts'
import { untagged } from '../../core/image/color-tag.ts'
import { createPicture } from '../../core/image/picture.ts'
import { createDocumentHost } from '../document/document-host.ts'
import { newDocument } from '../document/new-document.ts'
import { writePsd } from '../document/write-psd.ts'
import { writeWhole } from './files.ts'
import { flatPng } from './flat-picture.ts'
import type { PictureTarget } from './picture-targets.ts'

/**
 * A host that takes in new pictures, each as a PSD of its own; one counts as added only once it is on disk.
 *
 * So a picture that can't be saved stays in the ledger, and can be saved later with `--resume`.
 *
 * @param nextTarget Gives where the next picture goes.
 */
export function newPictureHost(nextTarget: () => PictureTarget): Host {
  const frame = newDocument(createPicture({ width: 1, height: 1 }, 8), untagged, 'New')
  const empty = { ...frame, layers: [] }
  const host = createDocumentHost({
    document: empty,
    name: 'the command line',
    paintsMasks: false,
  })
  return {
    ...host,
    async addSource(source, options) {
      host.open(empty)
      const added = await host.addSource(source, options)
      const { psd, psdState, flat } = nextTarget()
      await writeWhole(psd, writePsd(host.document), psdState)
      if (flat !== null) await writeWhole(flat, flatPng(host.document, added.layer, null))
      return added
    },
  }
}

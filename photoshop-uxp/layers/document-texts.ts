import { RefineError, throwIfAborted } from '../../core/errors.ts'
import { expectStorable } from '../../core/history/expect-storable.ts'
import { readDocumentTexts, textsProperty } from '../../core/history/xmp/document-texts.ts'
import { readXmp } from '../../core/history/xmp/read-xmp.ts'
import type { DocumentTexts } from '../../core/ports.ts'
import type { HostParts } from '../host/host-parts.ts'
import { inModal } from '../modal/in-modal.ts'
import { documentInFront } from './open-document.ts'
import { ownTexts, ownTextsQuestion, writeOwnTexts } from './own-texts.ts'
import { playReads } from './play-reads.ts'
import { writeXmpIndex } from './xmp-index.ts'
import { maxPacketLength, xmpQuestion, xmpText } from './xmp-packet.ts'

/**
 * Keeps texts of the document in front with it: in its generator settings, which files keep and exported pictures
 * don't have.
 *
 * Recipes hold instructions: in the document's XMP, where other programs read them and exported files carry them, they
 * stand only when the user allowed prompts there. Photoshop's Undo leaves what belongs to the document (generator-core,
 * issue 415), so writing is no undo step. What a new document's first save loses is what its layers carry (issue 330).
 */
export function createDocumentTexts(
  parts: Pick<HostParts, 'photoshop' | 'now' | 'pause' | 'promptsInFile'>,
): DocumentTexts {
  const { photoshop } = parts
  return {
    async read(name, options) {
      throwIfAborted(options?.signal)
      const documentID = documentInFront(photoshop)
      if (documentID === null) return null
      const [own, xmp] = await playReads(photoshop, [
        ownTextsQuestion(documentID),
        xmpQuestion(documentID),
      ])
      throwIfAborted(options?.signal)
      const text = ownTexts(own ?? null)[name]
      return text === undefined ? textInXmp(xmpText(xmp ?? null), name) : text
    },

    async write(name, text, options) {
      if (text !== null) expectStorable(text, `The ${name} of this document`)
      const scope = { name: 'Keep recipes', signal: options?.signal, writes: true } as const
      await inModal(parts, scope, async () => {
        const documentID = documentInFront(photoshop)
        if (documentID === null) throw noDocument()
        const [own] = await playReads(photoshop, [ownTextsQuestion(documentID)])
        const texts = { ...ownTexts(own ?? null), [name]: text }
        await writeOwnTexts(photoshop, documentID, texts)
        await writeXmpIndex(parts, documentID, true)
      })
    },
  }
}

function textInXmp(packet: string | null, name: string): string | null {
  if (packet === null || packet.length > maxPacketLength) return null
  return readDocumentTexts(readXmp(packet)?.lists[textsProperty])[name] ?? null
}

function noDocument(): RefineError {
  return new RefineError('no_layer', 'No document is open.', {
    hint: 'Open a document, then try again.',
  })
}

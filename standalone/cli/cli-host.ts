import { createDocumentHost, type DocumentHost } from '../document/document-host.ts'
import type { LayeredDocument } from '../document/layered-document.ts'
import { convertWithSharp } from './convert-with-sharp.ts'

/**
 * Opens a document for a command: nobody paints on it, and other colour spaces are converted.
 *
 * @param documentName What the book of spending calls it.
 */
export function cliHost(document: LayeredDocument, documentName?: string): DocumentHost {
  return createDocumentHost({
    document,
    name: 'the command line',
    ...(documentName !== undefined && { documentName }),
    paintsMasks: false,
    color: convertWithSharp,
  })
}

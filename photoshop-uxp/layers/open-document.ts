import type { Document } from 'photoshop'
import { RefineError } from '../../core/errors.ts'
import type { Photoshop } from '../photoshop.ts'

/**
 * Finds an open document by Photoshop's number.
 *
 * @throws RefineError `not_found` when it was closed.
 */
export function openDocument(photoshop: Photoshop, documentID: number): Document {
  const found = photoshop.app.documents.find(({ id }) => id === documentID)
  if (found) return found
  throw new RefineError('not_found', 'The document was closed.', {
    hint: 'Open it again; a picture that has arrived is kept and can be placed then.',
  })
}

/** Gives the number of the document in front; null while none is open. */
export function documentInFront(photoshop: Photoshop): number | null {
  const { app } = photoshop
  return app.documents.length === 0 ? null : app.activeDocument.id
}

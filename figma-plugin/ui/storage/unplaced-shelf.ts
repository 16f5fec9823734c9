import type { FigmaHostDeps } from '../host/host-parts.ts'
import { placeUnplaced, removeUnplaced, unplacedFile } from '../host/write/unplaced-pictures.ts'
import type { PictureShelf } from './ledger-store.ts'

/** Keeps pictures in the document's hidden *Unplaced* frame, one on each page. */
export function createUnplacedShelf(
  deps: Pick<FigmaHostDeps, 'document' | 'pixels'>,
): PictureShelf {
  return {
    put: (pictures) => placeUnplaced(deps, pictures),
    get: (key) => unplacedFile(deps, key),
    delete: (key) => removeUnplaced(deps, key),
  }
}

import { flattenObstacle } from '../document/flatten.ts'
import type { LayeredDocument } from '../document/layered-document.ts'

/** Says why the flat picture inside a saved PSD still shows the document as it was; null when it is current. */
export function outdatedPreview(document: LayeredDocument, psd: string | null): string | null {
  return psd === null ? null : flattenObstacle(document)
}

/** The same for people; no line when there is nothing to say. */
export function outdatedPreviewLines(reason: string | null): string[] {
  return reason === null
    ? []
    : [
        `  The flat preview inside it is the old one (${reason}); programs that draw layers show the version.`,
      ]
}

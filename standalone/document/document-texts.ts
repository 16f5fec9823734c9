import { throwIfAborted } from '../../core/errors.ts'
import { expectStorable } from '../../core/history/expect-storable.ts'
import type { DocumentTexts } from '../../core/ports.ts'
import type { DocumentHistory } from './document-history.ts'

/** Keeps texts of the whole document with it; a file has them in its XMP. */
export function createDocumentTexts(history: DocumentHistory): DocumentTexts {
  return {
    async read(name, options) {
      throwIfAborted(options?.signal)
      return history.document.texts[name] ?? null
    },

    async write(name, text, options) {
      throwIfAborted(options?.signal)
      const { [name]: old, ...others } = history.document.texts
      if (text === (old ?? null)) return
      if (text === null) return history.write({ ...history.document, texts: others })
      expectStorable(text, `The ${name} of this document`)
      history.write({ ...history.document, texts: { ...others, [name]: text } })
    },
  }
}

import { throwIfAborted } from '../../../core/errors.ts'
import { expectStorable } from '../../../core/history/expect-storable.ts'
import type { DocumentTexts } from '../../../core/ports.ts'
import { rootId, textKey } from '../../protocol/entries.ts'
import type { FigmaHostDeps } from './host-parts.ts'
import { expectEditable } from './write/expect-editable.ts'

/**
 * Keeps texts of the whole file as entries on its root: they travel with the file and its copies, and everybody who
 * can open the file can read them. Pictures that are exported carry none.
 */
export function createDocumentTexts(
  deps: Pick<FigmaHostDeps, 'document' | 'editor'>,
): DocumentTexts {
  const { document } = deps
  return {
    async read(name, options) {
      throwIfAborted(options?.signal)
      const [root] = await document.nodes([rootId])
      throwIfAborted(options?.signal)
      return root?.data[textKey(name)] || null
    },

    async write(name, text, options) {
      throwIfAborted(options?.signal)
      expectEditable(deps)
      if (text !== null) expectStorable(text, `The ${name} of this file`)
      const step = { do: 'data', node: rootId, key: textKey(name), value: text ?? '' } as const
      await document.write({ expect: [], steps: [step] })
    },
  }
}

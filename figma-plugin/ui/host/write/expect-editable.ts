import { RefineError } from '../../../../core/errors.ts'
import { readOnlyIn } from '../read-only.ts'

/**
 * Refuses editors in which documents can only be looked at, before anything is made.
 *
 * @throws RefineError `not_supported` with the reason and the fix.
 */
export function expectEditable({ editor }: { readonly editor: string }): void {
  const { readOnly } = readOnlyIn(editor)
  if (readOnly) throw new RefineError('not_supported', readOnly.reason, { hint: readOnly.fix })
}

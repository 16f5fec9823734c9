import { RefineError } from '../../../../core/errors.ts'

/**
 * Refuses every editor but Figma Design, before anything is made.
 *
 * @throws RefineError `not_supported`.
 */
export function expectEditable({ editor }: { readonly editor: string }): void {
  if (editor === 'figma') return
  throw new RefineError('not_supported', 'Pentimento can only look at pictures here.', {
    hint: 'Open the file in Figma Design to place and change versions.',
  })
}

import { RefineError } from '../errors.ts'

/** Says that a source is no longer in its document (`not_found`). */
export function sourceGone(): RefineError {
  return new RefineError('not_found', 'The source’s layer is no longer in the document.', {
    hint: 'Undo its removal, or pick another layer.',
  })
}

/** Says that a source is no longer what a placement was made for (`source_changed`). @param name The source's layer name. */
export function sourceChanged(name: string): RefineError {
  return new RefineError(
    'source_changed',
    `“${name}” was changed after this refinement was started.`,
    { hint: 'Undo that change, or start the refinement again from what is there now.' },
  )
}

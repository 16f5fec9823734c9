import { RefineError } from '../../core/errors.ts'

/** The errors that several verbs of the document share. */

export function sourceGone(): RefineError {
  return new RefineError('not_found', 'The layer is no longer in the document.', {
    hint: 'Pick another layer, or undo its deletion.',
  })
}

export function sourceChanged(name: string): RefineError {
  return new RefineError(
    'source_changed',
    `“${name}” was changed after this refinement was started.`,
    { hint: 'Undo that change, or start the refinement again from what is there now.' },
  )
}

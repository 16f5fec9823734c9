import { RefineError } from '../../../core/errors.ts'

/** The failures of the page itself, beside those of files and refinements. */

export function cannotKeep(cause: unknown): RefineError {
  return new RefineError('host_failed', 'This browser can’t keep your work.', {
    hint: 'Save a PSD before you close or reload the page; private windows and full disks are the usual reasons.',
    cause,
  })
}

export function otherTab(): RefineError {
  return new RefineError('host_busy', 'Pentimento is open in another tab, which keeps your work.', {
    hint: 'Go on there. What you do here is lost when this tab closes, unless you save it as a file.',
  })
}

export function sampleMissing(cause: unknown): RefineError {
  return new RefineError('not_found', 'The sample picture can’t be loaded.', {
    hint: 'Is `npm start` still running? Open a picture of your own instead.',
    cause,
  })
}

export function noPictureDropped(): RefineError {
  return new RefineError(
    'unreadable_file',
    'There is no picture file in what you dropped or pasted.',
    {
      hint: 'Save the picture first, then drop the file here.',
    },
  )
}

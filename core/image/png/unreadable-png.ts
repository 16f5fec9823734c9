import { RefineError } from '../../errors.ts'

/** Makes the error for a PNG file that is damaged; `problem` completes "This PNG file can't be read: …". */
export function unreadablePng(problem: string, cause?: unknown): RefineError {
  return new RefineError('unreadable_file', `This PNG file can't be read: ${problem}.`, {
    hint: 'Open it in an image editor and save it as PNG again, or get a fresh copy of the file.',
    ...(cause !== undefined && { cause }),
  })
}

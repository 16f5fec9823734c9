import { RefineError } from '../../../core/errors.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'
import { readFile } from '../../../core/panel/files/read-file.ts'
import type { JobRunner } from '../../../core/worker.ts'
import type { LayeredDocument } from '../../document/layered-document.ts'
import { newDocument } from '../../document/new-document.ts'
import type { PlaygroundJobs } from '../worker/jobs.ts'
import { stemOf } from './file-names.ts'

/**
 * Opens a PNG, JPEG, WebP or PSD file as a layered document; its kind is told by its bytes, not by its name.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`, `cancelled`.
 */
export async function readInputFile(
  file: File,
  jobs: JobRunner<PlaygroundJobs>,
): Promise<LayeredDocument> {
  const bytes = await readFile(file, 'a PNG, JPEG, WebP or PSD file')
  const format = sniffPicture(bytes)?.format
  if (format === 'psd') return jobs.run('readPsd', bytes)
  if (!format && bytes.length > 0) throw noPicture(file.name)
  const { picture, color } = await jobs.run('decodePicture', bytes)
  return newDocument(picture, color, stemOf(file.name))
}

function noPicture(name: string): RefineError {
  return new RefineError('unreadable_file', `“${name}” is no picture that can be read.`, {
    hint: 'Open a PNG, JPEG, WebP or PSD file.',
  })
}

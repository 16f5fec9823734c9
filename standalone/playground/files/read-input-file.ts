import { RefineError } from '../../../core/errors.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'
import type { JobRunner } from '../../../core/worker.ts'
import type { LayeredDocument } from '../../document/layered-document.ts'
import { newDocument } from '../../document/new-document.ts'
import type { PlaygroundJobs } from '../worker/jobs.ts'
import { stemOf } from './file-names.ts'

/** Largest file that is read, in bytes: what one array in a browser safely holds. */
const largestFile = 1_000_000_000

/**
 * Opens a PNG, JPEG, WebP or PSD file as a layered document; its kind is told by its bytes, not by its name.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`, `cancelled`.
 */
export async function readInputFile(
  file: File,
  jobs: JobRunner<PlaygroundJobs>,
): Promise<LayeredDocument> {
  const bytes = await readBytes(file)
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

async function readBytes(file: File): Promise<Uint8Array> {
  if (file.size > largestFile) {
    throw new RefineError('too_large', `“${file.name}” is larger than this page can read.`, {
      hint: 'Open files of at most 1 GB, or use the command line.',
    })
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch (cause) {
    // Folders look like files when they are dropped, and files vanish between dropping and reading.
    throw new RefineError('unreadable_file', `“${file.name}” can’t be read.`, {
      hint: 'Drop a PNG, JPEG, WebP or PSD file, not a folder.',
      cause,
    })
  }
}

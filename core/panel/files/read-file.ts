import { RefineError } from '../../errors.ts'

/** Largest file that is read, in bytes: what one array in a browser safely holds. */
const largestFile = 1_000_000_000

/**
 * Reads a file that the user chose or dropped, whole.
 *
 * @param kinds what may be chosen instead, for people: "a PNG, JPEG or WebP file".
 * @throws RefineError `too_large` above 1 GB, `unreadable_file`.
 */
export async function readFile(file: File, kinds: string): Promise<Uint8Array> {
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
      hint: `Choose ${kinds}, not a folder.`,
      cause,
    })
  }
}

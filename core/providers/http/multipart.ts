import { toUtf8 } from '../../bytes.ts'
import { joinBytes } from './join-bytes.ts'

/** One field of a form: a text, or a file with its name and type. */
export type FormField =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string
      readonly file: Uint8Array
      readonly fileName: string
      readonly type: string
    }

/** A form as it is sent. */
export interface FormBody {
  readonly contentType: string
  readonly body: Uint8Array<ArrayBuffer>
}

/**
 * Writes a form as `multipart/form-data` (RFC 7578), by hand: some platforms lose the fields of a `FormData`.
 *
 * Names are written as they are: ours are plain letters, digits, brackets and dots.
 *
 * @throws TypeError for a name of other characters.
 */
export function multipart(fields: readonly FormField[]): FormBody {
  const boundary = boundaryFor(fields)
  const parts: Uint8Array[] = []
  for (const field of fields) {
    const isFile = 'file' in field
    expectPlain(field.name)
    if (isFile) expectPlain(field.fileName)
    const about = isFile ? `; filename="${field.fileName}"\r\ncontent-type: ${field.type}` : ''
    parts.push(
      toUtf8(
        `--${boundary}\r\ncontent-disposition: form-data; name="${field.name}"${about}\r\n\r\n`,
      ),
      isFile ? field.file : toUtf8(field.text),
      toUtf8('\r\n'),
    )
  }
  parts.push(toUtf8(`--${boundary}--\r\n`))
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: joinBytes(parts) }
}

function expectPlain(name: string): void {
  if (/^[\w.[\]-]+$/u.test(name)) return
  throw new TypeError(`Expected a name of letters, digits, brackets and dots but received ${name}`)
}

/**
 * Gives a line that stands in no field: lower-case letters and digits, since some platforms lower it.
 *
 * Files are looked into as well: it takes no chance to find one that is free.
 */
function boundaryFor(fields: readonly FormField[]): string {
  for (let number = 0; ; number++) {
    const boundary = `pentimento${number.toString(36).padStart(16, '0')}`
    const mark = toUtf8(boundary)
    const isFree = fields.every((field) =>
      'file' in field ? !includes(field.file, mark) : !field.text.includes(boundary),
    )
    if (isFree) return boundary
  }
}

function includes(bytes: Uint8Array, mark: Uint8Array): boolean {
  const first = mark[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

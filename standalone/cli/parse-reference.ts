import { UsageError } from './usage-error.ts'

/** A further picture as the command line names it. */
export interface ReferenceSetting {
  readonly path: string
  /** What it is for, in the user's words; null: not said. */
  readonly role: string | null
}

/** Reads one --reference: a file, or what it is for and the file, as in "light: mood.jpg". */
export function parseReference(given: string): ReferenceSetting {
  // A colon that is followed by a space is in no usual path; "C:\mood.jpg" has none.
  const [, role, path] = /^([^:]+):\s+(\S.*)$/.exec(given) ?? []
  if (role === undefined || path === undefined) return { path: given, role: null }
  if (role.trim() !== '') return { path, role: role.trim() }
  throw new UsageError(
    `--reference says nothing before the colon in “${given}”.`,
    'Say what the picture is for, as in --reference "light: mood.jpg", or give the file alone.',
  )
}

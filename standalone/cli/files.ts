import { randomUUID } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { RefineError } from '../../core/errors.ts'
import { withFileLock } from './file-lock.ts'

/**
 * Reads a file.
 *
 * @throws RefineError `not_found`, `unreadable_file` for a folder, `host_failed` when the system refuses.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw fileError(cause, path, 'read')
  }
}

/**
 * Replaces or makes a file: written beside it and then renamed, so that it is never there in part.
 *
 * Keeps the permissions of a file that it replaces, and follows a link to the file that it stands for.
 *
 * @param expected what {@link fileState} said when the file was read (null: it was not there). Another program's
 *   work that came between is not written over.
 * @throws RefineError `not_found` when the folder does not exist, `host_failed` when the system refuses,
 *   `would_lose_data` when the file is not as expected.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  expected?: string | null,
): Promise<void> {
  const target = await realpath(path).catch(() => resolve(path))
  const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`)
  try {
    const mode = await stat(target).then(
      (found) => found.mode & 0o777,
      () => 0o666,
    )
    const file = await open(beside, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    if (expected === undefined) await rename(beside, target)
    else {
      await withFileLock(target, async () => {
        if ((await fileState(target)) !== expected) throw changedMeanwhile(path)
        await rename(beside, target)
      })
    }
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw cause instanceof RefineError ? cause : fileError(cause, path, 'written')
  }
}

/** Gives what tells a file from what it was before: it differs after every write; null when there is none. */
export async function fileState(path: string): Promise<string | null> {
  return stat(path, { bigint: true }).then(
    ({ ino, size, mtimeNs }) => `${ino}-${size}-${mtimeNs}`,
    () => null,
  )
}

function changedMeanwhile(path: string): RefineError {
  return new RefineError(
    'would_lose_data',
    `“${path}” was changed by another program while this was being made.`,
    { hint: 'It was not written over.', retryable: true },
  )
}

/** Tells whether there is anything at a path. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Tells whether two paths stand for one file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [a, b].map((path) => realpath(path).catch(() => resolve(path))),
  )
  return first === second
}

function fileError(cause: unknown, path: string, done: 'read' | 'written'): RefineError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return done === 'read'
      ? new RefineError('not_found', `There is no file “${path}”.`, {
          hint: 'Check the path; it is taken from the current folder.',
          cause,
        })
      : new RefineError('not_found', `“${path}” can’t be written: its folder does not exist.`, {
          hint: 'Make the folder first, or choose another place.',
          cause,
        })
  }
  if (code === 'EISDIR') {
    return new RefineError('unreadable_file', `“${path}” is a folder, not a file.`, {
      hint: 'Name a file.',
      cause,
    })
  }
  return new RefineError(
    'host_failed',
    `“${path}” can’t be ${done} (${code || 'unknown reason'}).`,
    {
      hint: reasonHint(code),
      retryable: code === 'EBUSY' || code === 'ENOSPC',
      cause,
    },
  )
}

function reasonHint(code: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full: make room and try again.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return 'Check the permissions of the file and its folder, or choose another place.'
  }
  return 'Try again, or choose another place.'
}

import { open, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A lock is held for a moment only: an older one was left behind by a process that was killed. */
const staleAfterMs = 10_000
const pollMs = 20

/**
 * Runs a short step while no other process runs one for the same file.
 *
 * The lock is a file beside it, made only if it is not there.
 */
export async function withFileLock(path: string, step: () => Promise<void>): Promise<void> {
  const lock = join(dirname(path), `.${basename(path).slice(0, 60)}.lock`)
  while (!(await take(lock))) {
    if (await isStale(lock)) await rm(lock, { force: true })
    else await wait(pollMs)
  }
  try {
    await step()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx')
    await file.close()
    return true
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false
    throw thrown
  }
}

async function isStale(lock: string): Promise<boolean> {
  return stat(lock).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > staleAfterMs,
    () => false,
  )
}

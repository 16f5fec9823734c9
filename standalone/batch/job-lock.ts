import { open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { RefineError } from '../../core/errors.ts'

/**
 * Takes hold of a job, so that no second program works on it; gives the way to let go.
 *
 * The lock is a file that names its program. One of a program that runs no more is taken over.
 *
 * @throws RefineError `host_busy`.
 */
export async function lockJob(path: string): Promise<() => Promise<void>> {
  const own = `${hostname()} ${process.pid}`
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(own)
      await file.close()
      return () => rm(path, { force: true })
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown
    }
    const holder = await readFile(path, 'utf8').catch(() => null)
    if (holder === null) continue
    if (isRunning(holder)) {
      throw new RefineError('host_busy', `Another program works on this job (${holder}).`, {
        hint: `Wait until it ends. If it surely runs no more, delete “${path}”.`,
        retryable: true,
      })
    }
    await rm(path, { force: true })
  }
}

/** Of another machine nobody can tell, so that counts as running. */
function isRunning(holder: string): boolean {
  const [host = '', pid = ''] = holder.split(' ')
  if (host !== hostname()) return host !== ''
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}

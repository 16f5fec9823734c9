import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BatchEvent } from '../../core/batch/batch-event.ts'
import { type JobLog, openJobLog } from '../../core/batch/job-log.ts'
import { RefineError } from '../../core/errors.ts'
import { type DiskJournal, openDiskJournal, readDiskJournal } from './disk-journal.ts'
import { lockJob } from './job-lock.ts'

/** A job's folder, held by this program alone. */
export interface OpenJob {
  readonly folder: string
  readonly log: JobLog
  close(): Promise<void>
}

/** Gives where a job's journal lies. */
export function journalPath(folder: string): string {
  return join(folder, 'batch.jsonl')
}

/**
 * Opens a job's folder: a new one, or one that holds a job already.
 *
 * @throws RefineError `would_lose_data` for a folder with a job in it when a new one was wanted, `not_found` for one
 *   without when it was to go on, `host_busy` while another program works on it, `host_failed`.
 */
export async function openJob(folder: string, wanted: 'new' | 'known'): Promise<OpenJob> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new RefineError('host_failed', `The folder “${folder}” can’t be made.`, {
      hint: 'Choose another place with --out.',
      cause,
    })
  })
  const unlock = await lockJob(join(folder, '.batch.lock'))
  let journal: DiskJournal | null = null
  try {
    const path = journalPath(folder)
    // Read before it is opened: opening a new one makes it.
    const before: BatchEvent[] = []
    for await (const event of readDiskJournal(path)) before.push(event)
    expectWanted(folder, wanted, before.length > 0)
    journal = await openDiskJournal(path)
    const log = await openJobLog(journal, before)
    await sweep(log)
    const opened = journal
    return {
      folder,
      log,
      async close() {
        await opened.close()
        await unlock()
      },
    }
  } catch (thrown) {
    await journal?.close()
    await unlock()
    throw thrown
  }
}

function expectWanted(folder: string, wanted: 'new' | 'known', isKnown: boolean): void {
  if (isKnown === (wanted === 'known')) return
  throw isKnown
    ? new RefineError('would_lose_data', `“${folder}” holds a job already.`, {
        hint: 'Go on with it by adding --resume, or choose another folder with --out.',
      })
    : new RefineError('not_found', `There is no job in “${folder}”.`, {
        hint: 'Name the folder that the job was begun with, or begin one without --resume and --only.',
      })
}

/** Deletes half-written documents, which a kill in the middle of saving leaves beside the whole ones. */
async function sweep({ items }: JobLog): Promise<void> {
  const folders = new Set([...items.values()].map(({ planned }) => dirname(planned.out)))
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (/^\..*\.psd\.[0-9a-f-]{36}\.tmp$/u.test(name))
        await rm(join(folder, name), { force: true })
    }
  }
}

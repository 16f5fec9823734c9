import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { type BatchEvent, decodeEvent, encodeEvent } from '../../core/batch/batch-event.ts'
import type { Journal } from '../../core/batch/job-log.ts'
import { RefineError } from '../../core/errors.ts'

/** A journal on disk, open for adding. */
export interface DiskJournal extends Journal {
  close(): Promise<void>
}

/**
 * Opens a job's journal for adding: a file of JSON lines, made if it is not there.
 *
 * Lines are written whole, one group after the other, and are on the disk itself when `append` resolves. A last line
 * that a kill left without its end is closed first, so that it never runs into the next.
 *
 * @throws RefineError `host_failed` when the file can't be opened or written.
 */
export async function openDiskJournal(path: string): Promise<DiskJournal> {
  const file = await open(path, 'a+').catch((cause: unknown) => {
    throw cantWrite(path, cause)
  })
  await endTornLine(file)
  await syncFolder(dirname(path))
  let last: Promise<void> = Promise.resolve()
  const write = async (text: string) => {
    try {
      await file.appendFile(text)
      await file.datasync()
    } catch (cause) {
      throw cantWrite(path, cause)
    }
  }
  return {
    append(events) {
      const text = events.map(encodeEvent).join('')
      // After a failure nothing more is added: what follows would tell of something that has no beginning.
      last = last.then(() => write(text))
      return last
    },
    close: () => file.close(),
  }
}

/** Reads a journal's events in order, torn and damaged lines left out; none when there is no file. */
export async function* readDiskJournal(path: string): AsyncGenerator<BatchEvent> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return
  try {
    const lines = createInterface({ input: file.createReadStream({ encoding: 'utf8' }) })
    for await (const line of lines) {
      const event = decodeEvent(line)
      if (event) yield event
    }
  } finally {
    await file.close().catch(() => undefined)
  }
}

async function endTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  if (size === 0) return
  const end = new Uint8Array(1)
  await file.read(end, 0, 1, size - 1)
  if (end[0] !== 10) await file.appendFile('\n')
}

/** A new file is safe only once its folder is; systems that can't do that for folders do it by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

function cantWrite(path: string, cause: unknown): RefineError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
  return new RefineError('host_failed', `The journal “${path}” can’t be written (${code}).`, {
    hint: 'Nothing more is sent. Make room on the disk or check the permissions, and go on with --resume.',
    cause,
  })
}

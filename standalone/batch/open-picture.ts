import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { PlannedItem } from '../../core/batch/batch-event.ts'
import type { DescribedPicture, PictureFile } from '../../core/batch/plan-items.ts'
import type { OpenPicture } from '../../core/batch/run/batch-desk.ts'
import { isRefineError, RefineError } from '../../core/errors.ts'
import type { Host, Picked } from '../../core/host.ts'
import { convertWithSharp } from '../cli/convert-with-sharp.ts'
import { exists, fileState, writeWhole } from '../cli/files.ts'
import { chooseLayer, openInput } from '../cli/open-input.ts'
import { createDocumentHost, type DocumentHost } from '../document/document-host.ts'
import { writePsd } from '../document/write-psd.ts'

/**
 * Reads a picture once and whole, so that a damaged one is found before anything is paid for.
 *
 * @throws RefineError of every code that reading a picture throws, naming the file.
 */
export async function describePicture(
  { path, item }: PictureFile,
  signal: AbortSignal,
): Promise<DescribedPicture> {
  try {
    const sha256 = await hashFile(path)
    const host = await openHost(path, signal)
    const { width, height, depth, color } = await pickIn(host)
    return { width, height, depth, color, sha256 }
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code === 'cancelled') throw thrown
    const { code, message, hint } = thrown
    throw new RefineError(code, `“${item}”: ${message}`, { hint, cause: thrown })
  }
}

/**
 * Opens the document of a job's picture, or the picture itself while it has none.
 *
 * Its host saves the document with everything that is placed in it; a document that another program changed meanwhile
 * is not written over.
 *
 * @throws RefineError `source_changed` when the picture is another than was planned, and what reading throws.
 */
export async function openPicture(
  { item, path, out, sha256 }: PlannedItem,
  signal: AbortSignal,
): Promise<OpenPicture> {
  const isBegun = await exists(out)
  if (!isBegun && (await hashFile(path)) !== sha256) {
    throw new RefineError('source_changed', `“${item}” was changed after the job was planned.`, {
      hint: 'Bring the old file back, or begin a new job with the new one.',
    })
  }
  const file = isBegun ? out : path
  let state = isBegun ? await fileState(out) : null
  const host = await openHost(file, signal)
  return {
    pick: async () => ({ ...(await pickIn(host)), document: basename(out) }),
    host: savingHost(host, async () => {
      await mkdir(dirname(out), { recursive: true })
      await writeWhole(out, writePsd(host.document), state)
      state = await fileState(out)
    }),
  }
}

/** Opens a picture or a document to look at: nothing is saved. */
export async function openToLook(path: string, signal: AbortSignal): Promise<OpenPicture> {
  const host = await openHost(path, signal)
  return { host, pick: () => pickIn(host) }
}

async function openHost(path: string, signal: AbortSignal): Promise<DocumentHost> {
  const { document } = await openInput(path, signal)
  chooseLayer(document, undefined)
  return createDocumentHost({
    document,
    name: 'the command line',
    paintsMasks: false,
    color: convertWithSharp,
  })
}

/** Picks the picture; after a change of its frame, the one that it goes on in. */
async function pickIn(host: DocumentHost): Promise<Picked> {
  host.select(chooseLayer(host.document, undefined).id)
  return (await host.pick()) as Picked // a layer that can be refined was chosen
}

/** A host whose versions count as placed only once they are on disk. */
function savingHost(host: DocumentHost, save: () => Promise<void>): Host {
  const { capabilities, color, ...verbs } = host
  return {
    ...verbs,
    capabilities,
    ...(color && { color }),
    async place(placement, options) {
      const placed = await host.place(placement, options)
      await save()
      return placed
    },
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path)) hash.update(part as Uint8Array) // no encoding was set
  } catch (cause) {
    throw new RefineError('not_found', `There is no readable file “${path}”.`, {
      hint: 'Check the path and its permissions.',
      cause,
    })
  }
  return hash.digest('hex')
}

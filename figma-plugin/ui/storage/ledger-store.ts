import { shortenText, toPlainLine } from '../../../core/history/short-text.ts'
import type { Size } from '../../../core/image/rect.ts'
import { decodeEntry, type StoredEntry } from '../../../core/ledger/stored-entry.ts'
import type { Store } from '../../../core/ports.ts'
import { copyInSteps, type Pause } from '../../../core/worker/copy-in-steps.ts'
import { type ClientStorage, createClientStore } from './client-store.ts'
import { fromPictureFile, type PictureForm, type PngJobs, toPictureFile } from './picture-form.ts'

/** A picture that waits inside the document: an image file under a key of ours, with a layer name for people. */
export interface ShelvedPicture {
  readonly key: string
  readonly file: Uint8Array
  readonly name: string
}

/** Where pictures wait inside the document, as layers of a hidden frame. */
export interface PictureShelf {
  /** Puts pictures there: one undo step for all of them. */
  put(pictures: readonly ShelvedPicture[]): Promise<void>
  /** Gives the file byte for byte; RefineError `not_found` when its layer is not on this page. */
  get(key: string): Promise<Uint8Array>
  /** Does nothing when there is no such layer. */
  delete(key: string): Promise<void>
}

/** A store for `createLedger` that can say when a result waits for longer. */
export interface LedgerStore extends Store {
  /**
   * Makes durable what was kept in memory only: call it when nothing is under way and results still wait.
   *
   * @throws RefineError when neither storage nor document take them; they stay in memory then.
   */
  keepWaiting(): Promise<void>
}

/** All that the ledgers of this machine may take of Figma's 5 MB; the rest is for keys and choices. */
export const ledgerShareBytes = 4_000_000

/** Under this prefix lie the ledgers of all files. */
const allLedgers = 'ledger-of/'

/** Stands in the storage for a value that lies in the document: its form as a picture, as text. */
const placeMark = /^document:(file|rgba8|rgba16|carrier)$/u

/**
 * Opens the store of one file's ledger.
 *
 * - Entries, and pictures as long as they fit into the ledger's share, lie in `clientStorage`: nothing of them is in
 *   the document, and no undo step is made.
 * - Larger pictures of calls that cost money go into the document at once, into the hidden *Unplaced* frame: there
 *   they survive closing the plugin and emptying the browser's cache, and people can look at them.
 * - Larger pictures of free calls stay in memory until {@link LedgerStore.keepWaiting}: most are placed within
 *   seconds, and two writes of the document for each would be two undo steps for nothing.
 *
 * Which pictures of the document belong here is noted on this machine alone: pictures of other people who work in
 * the file are never listed, so never swept away. When the user empties the cache, Pentimento forgets what belongs
 * to a picture in that frame, but the layer stays for people.
 */
export function createLedgerStore(parts: {
  readonly storage: ClientStorage
  /** The file's own name for itself: ledgers of different files never meet. */
  readonly file: string
  readonly shelf: PictureShelf
  readonly jobs: PngJobs
  /** Lets others run while large values are copied. */
  readonly pause: Pause
}): LedgerStore {
  const { storage, shelf, jobs, pause } = parts
  const prefix = `${allLedgers}${encodeURIComponent(parts.file)}/`
  const client = createClientStore(storage, prefix)
  /** Values that storage does not hold as they are: only here, or here and in the document. */
  const atHand = new Map<string, Uint8Array>()
  const entries = new Map<string, StoredEntry>()
  let sizes: Map<string, number> | null = null

  async function measure(): Promise<Map<string, number>> {
    if (sizes) return sizes
    const keys = (await storage.storageKeys(null)).filter((key) => key.startsWith(allLedgers))
    const found = await Promise.all(
      keys.map(async (key) => [key, (await storage.storageGet(key))?.length ?? 0] as const),
    )
    sizes = new Map(found)
    return sizes
  }

  async function write(key: string, value: Uint8Array): Promise<void> {
    await client.set(key, value)
    sizes?.set(prefix + key, value.length)
    atHand.delete(key)
  }

  /** Stores within the share; false when it does not fit. */
  async function fits(key: string, value: Uint8Array): Promise<boolean> {
    const known = await measure()
    let total = value.length
    for (const [other, size] of known) if (other !== prefix + key) total += size
    if (total > ledgerShareBytes) return false
    return write(key, value).then(
      () => true,
      () => false,
    )
  }

  /** Puts what is at hand of a call into the document; it stays at hand, because an undo takes the layers away again. */
  async function shelve(folder: string): Promise<void> {
    const forms = new Map<string, PictureForm>()
    const pictures: ShelvedPicture[] = []
    const entry = entries.get(folder)
    for (const [key, value] of await onlyAtHand(folder)) {
      const { form, file } = await toPictureFile(value, sizesOf(key, entry), jobs)
      forms.set(key, form)
      pictures.push({ key, file, name: nameOf(key, entry) })
    }
    if (pictures.length === 0) return
    await shelf.put(pictures)
    for (const [key, form] of forms) {
      await storage.storageSet({ key: prefix + key, value: `document:${form}` })
      // Placed or thrown away meanwhile.
      if (!atHand.has(key)) await remove(key)
    }
  }

  /** Pictures of a call that nothing durable holds yet. */
  async function onlyAtHand(folder: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    const found: (readonly [string, Uint8Array])[] = []
    for (const [key, value] of atHand) {
      const isPicture = folderOf(key) === folder && !isEntry(key)
      if (isPicture && !(await formOf(key))) found.push([key, value])
    }
    return found
  }

  async function formOf(key: string): Promise<PictureForm | null> {
    return formOfMark(await storage.storageGet(prefix + key))
  }

  async function remove(key: string): Promise<void> {
    atHand.delete(key)
    if (await formOf(key)) await shelf.delete(key)
    await client.delete(key)
    sizes?.delete(prefix + key)
  }

  /** Writes an entry that says its pictures arrived, as soon as something durable holds them. */
  async function settle(key: string, value: Uint8Array): Promise<void> {
    atHand.set(key, value.slice())
    await shelve(folderOf(key))
    if (atHand.has(key)) await write(key, value)
  }

  return {
    async get(key) {
      const held = atHand.get(key)
      if (held) return (await copyInSteps(held, pause)).copy
      const value = await storage.storageGet(prefix + key)
      const form = formOfMark(value)
      if (!form) return value instanceof Uint8Array ? value : undefined
      return fromPictureFile(form, await shelf.get(key), jobs)
    },

    async set(key, value) {
      const entry = isEntry(key) ? decodeEntry(value) : null
      if (entry) {
        entries.set(folderOf(key), entry)
        const isFree = entry.estimate?.highUsd === 0
        if (isFree && (await onlyAtHand(folderOf(key))).length > 0) atHand.set(key, value.slice())
        else await settle(key, value)
      } else if (!(await fits(key, value))) {
        atHand.set(key, (await copyInSteps(value, pause)).copy)
      }
    },

    delete: remove,

    async keys(wanted) {
      const held = [...atHand.keys()].filter((key) => key.startsWith(wanted))
      return [...new Set([...(await client.keys(wanted)), ...held])]
    },

    async keepWaiting() {
      for (const [key, value] of [...atHand]) if (isEntry(key)) await settle(key, value)
    },
  }
}

function formOfMark(value: Uint8Array | string | null): PictureForm | null {
  const form = typeof value === 'string' ? placeMark.exec(value)?.[1] : undefined
  // The expression names the forms and nothing else.
  return (form as PictureForm | undefined) ?? null
}

function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1)
}

function isEntry(key: string): boolean {
  return key.endsWith('/entry')
}

/** What a candidate's bytes may be the words of: what the entry says once it arrived, before that what was asked for. */
function sizesOf(key: string, entry: StoredEntry | undefined): readonly Size[] {
  if (!entry) return []
  const told = entry.candidates[Number(key.slice(folderOf(key).length))]
  return [...(told?.kind === 'picture' ? [told] : []), entry.plan.sent, entry.plan.crop]
}

function nameOf(key: string, entry: StoredEntry | undefined): string {
  if (!entry) return 'Result'
  const number = Number(key.slice(folderOf(key).length)) + 1
  const words = toPlainLine(`${entry.source.name} · ${entry.edit.instruction}`.replaceAll('/', '-'))
  return `${shortenText(words, 56)} (${number})`
}

import * as z from 'zod/mini'
import { isRefineError, RefineError, throwIfAborted } from '../../core/errors.ts'
import { expectStorable } from '../../core/history/expect-storable.ts'
import {
  readDocumentTexts,
  textsProperty,
  writeDocumentTexts,
} from '../../core/history/xmp/document-texts.ts'
import { readXmp } from '../../core/history/xmp/read-xmp.ts'
import { toAsciiJson, writeXmp } from '../../core/history/xmp/write-xmp.ts'
import type { DocumentTexts } from '../../core/ports.ts'
import type { HostParts } from '../host/host-parts.ts'
import { inModal } from '../modal/in-modal.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import { documentInFront } from './open-document.ts'
import { playReads } from './play-reads.ts'
import { settingsCommand, settingsQuestion, settingsText } from './stored-entry.ts'
import { maxPacketLength, xmpCommand, xmpQuestion, xmpText } from './xmp-packet.ts'

/** The document's generator settings that hold its texts; apart from those that tell its history. */
const textsKey = 'pentimento_texts'

/** Texts by name; null for one that was removed, whatever the document's XMP still says. */
const textsSchema = z.record(z.string(), z.nullable(z.string()))

type Texts = z.infer<typeof textsSchema>

/**
 * Keeps texts of the whole document in front in its generator settings, which files keep and exported pictures don't
 * have. Recipes hold instructions: only where the user allowed prompts in exported files do they stand in its XMP, too,
 * where other programs can read them.
 *
 * A text that another program wrote into the XMP is read from there until it is written here. Photoshop's Undo leaves
 * what belongs to the document alone (generator-core, issue 415), so there is no undo step. Unlike layers, a new
 * document keeps its settings when it is saved for the first time (issue 330).
 */
export function createDocumentTexts(
  parts: Pick<HostParts, 'photoshop' | 'now' | 'pause' | 'promptsInFile'>,
): DocumentTexts {
  const { photoshop } = parts
  return {
    async read(name, options) {
      throwIfAborted(options?.signal)
      const documentID = documentInFront(photoshop)
      if (documentID === null) return null
      const { texts, packet } = await readTexts(photoshop, documentID)
      throwIfAborted(options?.signal)
      const own = texts[name]
      return own !== undefined ? own : (textsOf(packet)[name] ?? null)
    },

    async write(name, text, options) {
      if (text !== null) expectStorable(text, `The ${name} of this document`)
      const scope = { name: 'Keep recipes', signal: options?.signal, writes: true } as const
      await inModal(parts, scope, async () => {
        const documentID = documentInFront(photoshop)
        if (documentID === null) throw noDocument()
        const { texts, packet } = await readTexts(photoshop, documentID)
        await writeTexts(photoshop, documentID, { ...texts, [name]: text })
        const inFile = text !== null && (await parts.promptsInFile.read()) ? text : null
        await writeIntoXmp(photoshop, documentID, packet, name, inFile)
      })
    },
  }
}

async function readTexts(
  photoshop: Photoshop,
  documentID: number,
): Promise<{ readonly texts: Texts; readonly packet: string | null }> {
  const [settings, xmp] = await playReads(photoshop, [
    settingsQuestion(documentID, null, textsKey),
    xmpQuestion(documentID),
  ])
  return {
    texts: parseTexts(settingsText(settings ?? null, textsKey)),
    packet: xmpText(xmp ?? null),
  }
}

async function writeTexts(photoshop: Photoshop, documentID: number, texts: Texts): Promise<void> {
  const text = toAsciiJson(texts)
  await play(photoshop, [settingsCommand(documentID, null, text, textsKey)])
  const [kept] = await playReads(photoshop, [settingsQuestion(documentID, null, textsKey)])
  if (settingsText(kept ?? null, textsKey) !== text) {
    throw hostFailed('Photoshop did not keep the document’s recipes.')
  }
}

/** Metadata that is damaged or huge is left alone: what was written already counts more than what stands there. */
async function writeIntoXmp(
  photoshop: Photoshop,
  documentID: number,
  packet: string | null,
  name: string,
  text: string | null,
): Promise<void> {
  const before = textsOf(packet)
  if ((before[name] ?? null) === text || (packet?.length ?? 0) > maxPacketLength) return
  const { [name]: _, ...others } = before
  const items = writeDocumentTexts({ ...others, ...(text !== null && { [name]: text }) })
  try {
    const { lists = {}, texts = {} } = (packet && readXmp(packet)) || {}
    const next = writeXmp(packet, { lists: { ...lists, [textsProperty]: items }, texts })
    await playReads(photoshop, [xmpCommand(documentID, next)])
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code !== 'would_lose_data') throw thrown
  }
}

function textsOf(packet: string | null): Readonly<Record<string, string>> {
  if (packet === null || packet.length > maxPacketLength) return {}
  return readDocumentTexts(readXmp(packet)?.lists[textsProperty])
}

/** What is damaged says nothing, so that it neither throws nor hides what the XMP has. */
function parseTexts(text: string | null): Texts {
  try {
    const parsed = z.safeParse(textsSchema, JSON.parse(text ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

function noDocument(): RefineError {
  return new RefineError('no_layer', 'No document is open.', {
    hint: 'Open a document, then try again.',
  })
}

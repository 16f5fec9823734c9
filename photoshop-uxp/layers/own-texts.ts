import type { ActionDescriptor } from 'photoshop'
import * as z from 'zod/mini'
import {
  readDocumentTexts,
  textsProperty,
  writeDocumentTexts,
} from '../../core/history/xmp/document-texts.ts'
import type { XmpProperties } from '../../core/history/xmp/read-xmp.ts'
import { toAsciiJson } from '../../core/history/xmp/write-xmp.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'
import { playReads } from './play-reads.ts'
import { settingsCommand, settingsQuestion, settingsText } from './stored-entry.ts'

/** The document's generator settings that hold its texts, apart from those that tell its history. */
const textsKey = 'pentimento_texts'

const textsSchema = z.record(z.string(), z.nullable(z.string()))

/** Texts of a document by name; null for one that was removed, whatever its XMP still says. */
export type OwnTexts = z.infer<typeof textsSchema>

/** Asks for the texts in a document's generator settings. */
export function ownTextsQuestion(documentID: number): ActionDescriptor {
  return settingsQuestion(documentID, null, textsKey)
}

/** Gives what an answer to {@link ownTextsQuestion} has; what is damaged says nothing. */
export function ownTexts(answer: ActionDescriptor | null): OwnTexts {
  try {
    const parsed = z.safeParse(textsSchema, JSON.parse(settingsText(answer, textsKey) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    // Then the XMP may still know.
    return {}
  }
}

/**
 * Writes the texts into a document's generator settings, and reads them back. To be called inside a modal scope.
 *
 * @throws RefineError `host_failed` when Photoshop did not keep them.
 */
export async function writeOwnTexts(
  photoshop: Photoshop,
  documentID: number,
  texts: OwnTexts,
): Promise<void> {
  const text = toAsciiJson(texts)
  await play(photoshop, [settingsCommand(documentID, null, text, textsKey)])
  const [kept] = await playReads(photoshop, [ownTextsQuestion(documentID)])
  if (settingsText(kept ?? null, textsKey) !== text) {
    throw hostFailed('Photoshop did not keep the document’s recipes.')
  }
}

/**
 * Gives the texts that a document's XMP is to have: its own where the user allowed that, and those that another program
 * wrote there, until they are written here.
 */
export function textsForXmp(
  before: XmpProperties | null,
  own: OwnTexts,
  withPrompts: boolean,
): readonly string[] {
  const texts = { ...readDocumentTexts(before?.lists[textsProperty]) }
  for (const [name, text] of Object.entries(own)) {
    if (text !== null && withPrompts) texts[name] = text
    else delete texts[name]
  }
  return writeDocumentTexts(texts)
}

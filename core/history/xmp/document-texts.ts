import * as z from 'zod/mini'
import { toAsciiJson } from './write-xmp.ts'

const documentTextSchema = z.object({ name: z.string(), text: z.string() })

/** The list in a document's XMP that {@link writeDocumentTexts} fills. */
export const textsProperty = 'Texts'

/** Writes texts of the whole document as items of the `Texts` list, which exported files then carry. */
export function writeDocumentTexts(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(texts).map(([name, text]) => toAsciiJson({ name, text }))
}

/** Reads the items of a `Texts` list, by name; what is damaged is left out. */
export function readDocumentTexts(
  items: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (items ?? []).flatMap((item) => {
      const parsed = z.safeParse(documentTextSchema, parseJson(item))
      return parsed.success ? [[parsed.data.name, parsed.data.text]] : []
    }),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON is no text: the schema refuses null.
    return null
  }
}

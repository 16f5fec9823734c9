import type { NewId } from '../../../core/ports.ts'
import { entryKeys, rootId } from '../../protocol/entries.ts'
import type { FigmaDocument } from '../../protocol/figma-document.ts'

const keyOf = (file: string) => `consent/${file}`

/**
 * Whether the user allowed Pentimento to read this file, on this machine.
 *
 * The file carries a random name that says nothing about it; the storage of this machine holds which names were
 * agreed to. A copy of the file keeps the name, so agreeing once is enough for both.
 */
export interface FileConsent {
  /** The file's name for itself when the user agreed before, else null. Reads nothing of the file but that name. */
  given(): Promise<string | null>
  /** Notes that the user agreed, and gives the file's name for itself. */
  give(): Promise<string>
  /** Writes the name into the file again when an undo took it away: what waits on this machine is found by it. */
  remember(): Promise<void>
}

/** Makes the memory of what the user agreed to. */
export function createFileConsent(
  document: Pick<FigmaDocument, 'nodes' | 'write' | 'storageGet' | 'storageSet'>,
  newId: NewId,
): FileConsent {
  let agreed: string | null = null

  const nameInFile = async (): Promise<string | null> => {
    const [root] = await document.nodes([rootId])
    return root?.data[entryKeys.file] || null
  }
  const writeName = async (file: string): Promise<void> => {
    const step = { do: 'data', node: rootId, key: entryKeys.file, value: file } as const
    // A file that can't be written to is asked about again the next time; that is no reason to refuse now.
    await document.write({ expect: [], steps: [step] }).catch(() => undefined)
  }

  return {
    async given() {
      const file = await nameInFile()
      if (file === null) return null
      const isAgreed = await document.storageGet(keyOf(file)).then(
        (value) => value !== null,
        () => false,
      )
      agreed = isAgreed ? file : null
      return agreed
    },
    async give() {
      const known = await nameInFile()
      agreed = known ?? newId()
      if (known === null) await writeName(agreed)
      await document.storageSet({ key: keyOf(agreed), value: 'agreed' }).catch(() => undefined)
      return agreed
    },
    async remember() {
      if (agreed !== null && (await nameInFile()) === null) await writeName(agreed)
    },
  }
}

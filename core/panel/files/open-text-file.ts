import { fromUtf8 } from '../../bytes.ts'
import { chooseFile } from './choose-file.ts'
import { readFile } from './read-file.ts'

/**
 * Lets the user choose a JSON file from their disk through the browser, as text.
 *
 * @returns null when they change their mind.
 * @throws RefineError `too_large`, `unreadable_file`.
 */
export async function openTextFile(): Promise<{
  readonly name: string
  readonly text: string
} | null> {
  const file = await chooseFile('.json,application/json')
  return file && { name: file.name, text: fromUtf8(await readFile(file, 'a JSON file')) }
}

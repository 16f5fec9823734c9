import { opendir, readFile, stat } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import type { PictureFile } from '../../core/batch/plan-items.ts'
import { RefineError } from '../../core/errors.ts'

/** Endings of what can be refined. */
const endings = new Set(['.png', '.jpg', '.jpeg', '.webp', '.psd'])

/**
 * Lists the pictures of a job: those of a folder and the folders in it, or those that a text file names.
 *
 * A list has one path a line, taken from the list's own folder; empty lines and lines that begin with # are left out.
 * Hidden files and everything under `leaveOut` (where the results go) are no pictures. The order is that of the names,
 * numbers by their value, or the list's own.
 *
 * @throws RefineError `not_found`, `ambiguous` for a path that is listed twice.
 */
export async function listPictures(input: string, leaveOut: string): Promise<PictureFile[]> {
  const found = await stat(input).catch(() => null)
  if (!found) {
    throw new RefineError('not_found', `There is no folder or list “${input}”.`, {
      hint: 'Name a folder with pictures, or a text file with one path a line.',
    })
  }
  const pictures = found.isDirectory()
    ? await inFolder(input, resolve(leaveOut))
    : await inList(input)
  if (pictures.length > 0) return pictures
  throw new RefineError('not_found', `There are no pictures in “${input}”.`, {
    hint: `Pictures end in ${[...endings].join(', ')}.`,
  })
}

async function inFolder(root: string, leaveOut: string): Promise<PictureFile[]> {
  const pictures: PictureFile[] = []
  const folders = [resolve(root)]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of await opendir(folder)) {
      const path = join(folder, entry.name)
      if (entry.name.startsWith('.') || path === leaveOut) continue
      if (entry.isDirectory()) folders.push(path)
      else if (endings.has(extname(entry.name).toLowerCase())) {
        pictures.push({ item: relative(resolve(root), path).split(sep).join('/'), path })
      }
    }
  }
  const inOrder = new Intl.Collator('en', { numeric: true })
  return pictures.sort((a, b) => inOrder.compare(a.item, b.item) || (a.item < b.item ? -1 : 1))
}

async function inList(list: string): Promise<PictureFile[]> {
  const lines = (await readFile(list, 'utf8')).split(/\r?\n/u).map((line) => line.trim())
  const named = lines.filter((line) => line !== '' && !line.startsWith('#'))
  const seen = new Set<string>()
  return named.map((item) => {
    const path = resolve(dirname(list), item)
    if (seen.has(path)) {
      throw new RefineError('ambiguous', `“${item}” stands in “${list}” twice.`, {
        hint: 'Name each picture once.',
      })
    }
    seen.add(path)
    return { item, path }
  })
}

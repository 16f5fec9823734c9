import { basename, extname, isAbsolute, join, normalize } from 'node:path'
import type { PictureFile } from '../../core/batch/plan-items.ts'

/**
 * Makes the names that the documents of a job's pictures get in its folder: as the picture, in folders like its own.
 *
 * Pictures that would share a name keep their ending in it (a.jpg.psd), and after that get a number; the same pictures
 * in the same order get the same names.
 */
export function createOutputNames(folder: string): (picture: PictureFile) => string {
  const used = new Set<string>()
  return ({ item }) => {
    const inside = insideOf(item)
    const bare = inside.slice(0, inside.length - extname(inside).length)
    for (let number = 0; ; number++) {
      const name = [bare, inside][number] ?? `${inside}-${number}`
      const key = name.toLowerCase()
      if (used.has(key)) continue
      used.add(key)
      return join(folder, `${name}.psd`)
    }
  }
}

/** A listed picture may lie anywhere: its results never leave the job's folder. */
function insideOf(item: string): string {
  const path = normalize(item)
  return isAbsolute(path) || path.startsWith('..') ? basename(path) : path
}

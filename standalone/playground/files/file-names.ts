import type { Head } from '../../../core/history/lineage.ts'

/** Gives a file's name without its extension; also what a picture's layer is called. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'Picture'
}

/** Names the flat picture of what shows: `coffee.png`, `coffee v2.png`, `coffee mix.png`. */
export function flatFileName(fileName: string, head: Head, number: number | null): string {
  const what = head.kind === 'source' ? '' : head.kind === 'mix' ? ' mix' : ` v${number ?? ''}`
  return `${stemOf(fileName)}${what}.png`
}

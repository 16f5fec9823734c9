import * as z from 'zod/mini'
import { fromUtf8 } from '../../bytes.ts'
import type { ShelfState } from '../shelf-state.ts'

/** Choices that are remembered at most; the oldest ones are forgotten. */
const mostDocuments = 200

const choicesSchema = z.array(z.tuple([z.string(), z.string()]))

/** Writes which brand kit counts in which document. */
export function writeChosenKits(chosen: ShelfState['chosen']): string {
  return JSON.stringify(Object.entries(chosen).slice(-mostDocuments))
}

/** Reads which brand kit counts in which document; none when that is damaged. */
export function readChosenKits(stored: Uint8Array | undefined): ShelfState['chosen'] {
  if (!stored) return {}
  try {
    return Object.fromEntries(choicesSchema.parse(JSON.parse(fromUtf8(stored))))
  } catch {
    return {}
  }
}

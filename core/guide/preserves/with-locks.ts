import type { Preserve } from '../../edit/edit.ts'
import type { Lock } from '../../history/lineage-notes.ts'
import type { Mask } from '../../mask/mask.ts'
import { lockArea } from './lock-area.ts'

/**
 * Adds the locks of a lineage to what a refinement protects and keeps: each area stays bit for bit, is named in the
 * prompt, and is checked afterwards. Doing it twice adds nothing.
 *
 * @throws RefineError `bad_region` when the stored area of a lock is damaged.
 */
export function withLocks<
  T extends { readonly protect: readonly Mask[]; readonly preserve: readonly Preserve[] },
>(wanted: T, locks: readonly Lock[]): T {
  if (locks.length === 0) return wanted
  const areas = locks.map(lockArea)
  const added = areas.filter((area) => !wanted.protect.some((other) => isSameMask(area, other)))
  const lines = locks.map(preserveOfLock)
  const others = wanted.preserve.filter((line) => !lines.some((lock) => isSameLine(lock, line)))
  return { ...wanted, protect: [...wanted.protect, ...added], preserve: [...others, ...lines] }
}

/** Gives the line of the keep list that a lock stands for. */
export function preserveOfLock({ text, kind, area }: Lock): Preserve {
  return { text, kind, area: area.rect }
}

/** Tells whether two lines of a keep list say the same, wherever it is. */
export function isSameLine(a: Preserve, b: Preserve): boolean {
  return plain(a.text) === plain(b.text) && a.kind === b.kind
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, ' ').trim()
}

function isSameMask(a: Mask, b: Mask): boolean {
  if (a === b) return true
  return (
    a.rect.x === b.rect.x &&
    a.rect.y === b.rect.y &&
    a.rect.width === b.rect.width &&
    a.rect.height === b.rect.height &&
    a.data.every((coverage, at) => coverage === b.data[at])
  )
}

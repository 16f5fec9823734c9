import { loadMask } from '../../../edit/stored-mask.ts'
import { isRefineError } from '../../../errors.ts'
import type { Lock } from '../../../history/lineage-notes.ts'
import { containsRect, type Rect } from '../../../image/rect.ts'
import type { Suggestion } from '../finding.ts'
import { isSameNoun } from '../named-things.ts'
import { shortened, withoutChange } from '../rewrite.ts'
import type { Found, Rule } from '../rule.ts'

/** Changes what is locked in this lineage: nothing would happen there. */
export const conflictLock: Rule = {
  kind: 'conflict_lock',
  needs: 'context',
  reason: 'Locked areas stay as they are in every version, so a change of them comes to nothing.',
  find: ({ reading, context, speech }) => {
    const { locks = [], region } = context
    const around = region ? locks.find((lock) => covers(lock, region.bounds)) : undefined
    if (around !== undefined) {
      return [
        {
          level: 'stop',
          span: null,
          message: `All of the region is locked: “${shortened(around.text, 40)}”.`,
          suggestions: [{ kind: 'mark', label: 'Mark another region' }],
        },
      ]
    }
    return reading.changes.flatMap((change): readonly Found[] => {
      const { target, isPronoun, kind } = change
      if (target === null || isPronoun || kind === 'add') return []
      const lock = locks.find(({ text }) => isSameNoun(target.text, text, speech))
      if (lock === undefined) return []
      const suggestion: Suggestion = withoutChange(reading, change) ?? {
        kind: 'mark',
        label: 'Mark where it may change instead',
      }
      return [
        {
          level: 'stop',
          span: change.span,
          message: `“${shortened(lock.text, 40)}” is locked and stays as it is.`,
          suggestions: [suggestion],
        },
      ]
    })
  },
}

/** Whether every pixel of a rectangle is locked. */
function covers({ area }: Lock, inner: Rect): boolean {
  const { rect } = area
  if (!containsRect(rect, inner)) return false
  try {
    const { data } = loadMask(area)
    for (let y = inner.y - rect.y; y < inner.y - rect.y + inner.height; y++) {
      const from = y * rect.width + inner.x - rect.x
      if (data.subarray(from, from + inner.width).some((coverage) => coverage < 255)) return false
    }
    return true
  } catch (thrown) {
    if (!isRefineError(thrown)) throw thrown
    return false
  }
}

import type { Preserve } from '../../edit/edit.ts'
import { type Brief, type LineageNotes, type Lock, noNotes } from '../../history/lineage-notes.ts'
import { fullMask, type Mask } from '../../mask/mask.ts'
import { pickedLocks } from '../chosen.ts'
import { nameOfLock } from '../wording/lock-words.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'
import { lineageNow } from './lineage-now.ts'

/** The commands for what is kept with a lineage beside its versions. */
export interface NotesCommands {
  /** Changes the brief of the picked picture; it stays with the document. */
  readonly setBrief: (changes: Partial<Brief>) => Promise<void>
  /** Locks what must stay at its place, from now on for every refinement of the picture. */
  readonly lockPreserve: (preserve: Preserve) => Promise<void>
  /** Locks what was painted as protected. */
  readonly lockProtected: () => Promise<void>
  readonly unlock: (lock: string) => Promise<void>
  /**
   * Changes the notes of the picked source's lineage, in one undo step; one begins where there is none.
   *
   * Waits for what is being written, and changes what the document has by then: no note is lost to another.
   *
   * @returns false when nothing was kept.
   */
  readonly keepNotes: (
    change: (notes: LineageNotes) => LineageNotes | Promise<LineageNotes>,
    said: string,
  ) => Promise<boolean>
}

const emptyBrief: Brief = { purpose: '', audience: '', mood: '', mustHaves: [] }

/** Makes the commands that note something on a lineage. */
export function createNotesCommands(
  context: CommandContext,
  refresh: () => Promise<void>,
): NotesCommands {
  const { dispatch, getState, deps } = context
  const exclusively = createExclusiveCommand(context, refresh)
  let turn: Promise<void> = Promise.resolve()

  const keepNotes: NotesCommands['keepNotes'] = async (change, said) => {
    // What is picked may be another picture once it is this one's turn.
    const source = getState().picked?.source
    if (source === undefined) return false
    let isKept = false
    const keep = async () => {
      const known = await lineageNow(context, source)
      const notes = await change(known?.notes ?? noNotes)
      await deps.host.keepNotes(source, { lineage: known?.id ?? deps.newId(), notes })
      isKept = true
      dispatch({ type: 'say', text: said })
    }
    turn = turn.then(context.idle).then(() => exclusively(keep))
    await turn
    return isKept
  }

  /** One press locks once: what is locked is only gone from the draft when it is kept. */
  const lock = async (wanted: Pick<Lock, 'text' | 'kind'>, mask: Mask): Promise<boolean> => {
    if (getState().busy) return false
    return keepNotes(async (notes) => {
      const area = await deps.work.storeMask(mask, { signal: context.closing })
      return { ...notes, locks: [...notes.locks, { id: deps.newId(), ...wanted, area }] }
    }, `${wanted.text}: locked for every refinement of this picture.`)
  }

  return {
    keepNotes,
    setBrief: async (changes) => {
      await keepNotes((notes) => {
        const brief = { ...emptyBrief, ...notes.brief, ...changes }
        return { ...notes, brief }
      }, 'The brief is kept with the picture.')
    },
    lockPreserve: async ({ text, kind, area }) => {
      const source = getState().picked?.source
      if (!area || !(await lock({ text, kind }, fullMask(area)))) return
      // The lock says it from here on.
      if (getState().picked?.source === source) dispatch({ type: 'unpreserve', text })
    },
    lockProtected: async () => {
      const { protect } = getState().draft.painting
      if (!protect) return
      const text = nameOfLock(pickedLocks(getState()))
      if (!(await lock({ text, kind: 'other' }, protect))) return
      const { painting } = getState().draft
      // What was painted meanwhile is not locked.
      if (painting.protect !== protect) return
      dispatch({ type: 'paint', painting: { ...painting, protect: null } })
    },
    unlock: async (id) => {
      const text = pickedLocks(getState()).find((known) => known.id === id)?.text
      if (text === undefined) return
      await keepNotes(
        (notes) => ({ ...notes, locks: notes.locks.filter((known) => known.id !== id) }),
        `${text}: no longer locked.`,
      )
    },
  }
}

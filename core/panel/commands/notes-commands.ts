import type { Preserve } from '../../edit/edit.ts'
import { type Brief, type LineageNotes, type Lock, noNotes } from '../../history/lineage-notes.ts'
import { fullMask, type Mask } from '../../mask/mask.ts'
import { pickedLineage, pickedLocks } from '../chosen.ts'
import { nameOfLock } from '../wording/lock-words.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'

/** The commands for what is kept with a lineage beside its versions. */
export interface NotesCommands {
  /** Changes the brief of the picked picture; it stays with the document. */
  readonly setBrief: (changes: Partial<Brief>) => Promise<void>
  /** Locks what must stay at its place, from now on for every refinement of the picture. */
  readonly lockPreserve: (preserve: Preserve) => Promise<void>
  /** Locks what was painted as protected. */
  readonly lockProtected: () => Promise<void>
  readonly unlock: (lock: string) => Promise<void>
  /** Changes the notes of the picked source's lineage, in one undo step; one begins where there is none. */
  readonly keepNotes: (
    change: (notes: LineageNotes) => LineageNotes | Promise<LineageNotes>,
    said: string,
  ) => Promise<void>
}

const emptyBrief: Brief = { purpose: '', audience: '', mood: '', mustHaves: [] }

/** Makes the commands that note something on a lineage. */
export function createNotesCommands(
  context: CommandContext,
  refresh: () => Promise<void>,
): NotesCommands {
  const { dispatch, getState, deps } = context
  const exclusively = createExclusiveCommand(context, refresh)

  const keepNotes: NotesCommands['keepNotes'] = (change, said) =>
    exclusively(async () => {
      const { picked } = getState()
      if (!picked) return
      const known = pickedLineage(getState())
      const notes = await change(known?.notes ?? noNotes)
      const lineage = known?.id ?? deps.newId()
      await deps.host.keepNotes(picked.source, { lineage, notes })
      dispatch({ type: 'say', text: said })
    })

  const lock = async (wanted: Pick<Lock, 'text' | 'kind'>, mask: Mask): Promise<void> => {
    await keepNotes(async (notes) => {
      const area = await deps.work.storeMask(mask, { signal: context.closing })
      return { ...notes, locks: [...notes.locks, { id: deps.newId(), ...wanted, area }] }
    }, `${wanted.text}: locked for every refinement of this picture.`)
  }
  const isLocked = (): boolean => getState().problem === null

  return {
    keepNotes,
    setBrief: (changes) =>
      keepNotes((notes) => {
        const brief = { ...emptyBrief, ...notes.brief, ...changes }
        return { ...notes, brief }
      }, 'The brief is kept with the picture.'),
    lockPreserve: async ({ text, kind, area }) => {
      if (!area) return
      await lock({ text, kind }, fullMask(area))
      // The lock says it from here on.
      if (isLocked()) dispatch({ type: 'unpreserve', text })
    },
    lockProtected: async () => {
      const { painting } = getState().draft
      if (!painting.protect) return
      const text = nameOfLock(pickedLocks(getState()))
      await lock({ text, kind: 'other' }, painting.protect)
      if (isLocked()) dispatch({ type: 'paint', painting: { ...painting, protect: null } })
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

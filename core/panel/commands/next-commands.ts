import { throwIfAborted } from '../../errors.ts'
import type { Notice, Way } from '../../guide/rounds/notice.ts'
import { pathTo } from '../../guide/rounds/rounds.ts'
import { measureDrift } from '../../refine/measure-drift.ts'
import { type KnownLooks, measureLookOf } from '../../refine/measure-look-of.ts'
import { findVersionById, pickedLineage, refinedVersion } from '../chosen.ts'
import { chosenKit } from '../chosen-kit.ts'
import { shownKey } from '../next-state.ts'
import type { AdviceCommands } from './advice-commands.ts'
import type { CommandContext } from './command-context.ts'
import { createDirectorCommands, type DirectorCommands } from './director-commands.ts'
import type { NotesCommands } from './notes-commands.ts'
import type { SettingsCommands } from './settings-commands.ts'

/** The commands for what could come next. */
export interface NextCommands extends DirectorCommands {
  /** Measures how what shows looks, so that the rules can propose a change; what is known is not measured again. */
  readonly lookAtShown: () => Promise<void>
  /** Goes a way on that a notice offers: nothing is painted by it. The notice is not given again in this lineage. */
  readonly takeWay: (notice: Pick<Notice, 'name'>, way: Way) => Promise<void>
  /** Gives a notice no more in this lineage. */
  readonly ignoreNotice: (notice: Pick<Notice, 'name'>) => Promise<void>
}

/** From so many steps on drift is looked for: a single one is seen beside its source. */
const fewestSteps = 2

/** Makes the commands for what could come next, and the watch over drift that runs behind them. */
export function createNextCommands(
  context: CommandContext,
  tools: Pick<NotesCommands, 'keepNotes'> &
    Pick<AdviceCommands, 'takeSuggestion'> &
    Pick<SettingsCommands, 'setUp'> & {
      readonly branchFrom: (version: string | null) => Promise<void>
    },
): {
  readonly commands: NextCommands
  /** Measures the drift of what shows; what can't be measured is not told. Never rejects. */
  readonly watchDrift: (signal: AbortSignal) => Promise<void>
} {
  const { deps, dispatch, getState, closing } = context
  const known: KnownLooks = new Map()
  const measuring = { host: deps.host, work: deps.work, known }

  const watchDrift = async (signal: AbortSignal): Promise<void> => {
    const { picked, run, busy, advice, capabilities } = getState()
    const lineage = pickedLineage(getState())
    const isIdle = run === null && !busy && advice.on && !capabilities.readOnly
    if (!isIdle || !lineage || picked?.head.kind !== 'version') return
    const version = picked.head.id
    if (pathTo(lineage, version).length < fewestSteps) return
    try {
      const { told } = lineage.notes
      const options = { signal, told, kit: chosenKit(getState()) }
      const { notice } = await measureDrift(lineage, version, picked, measuring, options)
      throwIfAborted(signal)
      dispatch({ type: 'next', changes: { drift: { source: picked.source, version, notice } } })
    } catch {
      // Nobody asked for it: what was not measured is not told.
    }
  }

  const tell = ({ name }: Pick<Notice, 'name'>, said: string): Promise<boolean> =>
    tools.keepNotes((notes) => {
      const others = notes.told.filter((one) => one !== name)
      return { ...notes, told: [...others, name] }
    }, said)

  const go = async (way: Way): Promise<void> => {
    const { takeSuggestion, setUp, branchFrom } = tools
    switch (way.kind) {
      case 'branch':
        return branchFrom(way.version)
      case 'regenerate':
        return takeSuggestion(way)
      case 'final-pass': {
        await takeSuggestion({ kind: 'unmark', label: '' })
        const { instruction, preserve } = way
        dispatch({ type: 'redraft', changes: { instruction } })
        for (const one of preserve) dispatch({ type: 'preserve', preserve: one })
        if (way.strength !== null) setUp({ strength: way.strength })
        dispatch({ type: 'say', text: 'A final pass over the whole picture is ready to run.' })
      }
    }
  }

  const commands: NextCommands = {
    ...createDirectorCommands(context),
    lookAtShown: async () => {
      const { picked, next } = getState()
      const key = shownKey(getState())
      if (!picked || key === null || next.seen?.key === key) return
      const version = findVersionById(getState(), refinedVersion(getState()))
      const look = await measureLookOf(version, picked, measuring, { signal: closing }).catch(
        // The rules go on with what they know of its report.
        () => null,
      )
      if (!closing.aborted) dispatch({ type: 'next', changes: { seen: { key, look } } })
    },
    takeWay: async (notice, way) => {
      const source = getState().picked?.source
      const isTold = await tell(notice, way.label)
      if (isTold && getState().picked?.source === source) await go(way)
    },
    ignoreNotice: async (notice) => {
      await tell(notice, 'It is not said again for this picture.')
    },
  }

  return { commands, watchDrift }
}

import { loadMask } from '../../edit/stored-mask.ts'
import { RefineError } from '../../errors.ts'
import { noteRemoval } from '../../guide/rounds/rounds.ts'
import { uniteMasks } from '../../mask/combine.ts'
import { findVersionById, pickedLineage } from '../chosen.ts'
import type { Retry } from '../state.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'
import { lineageNow } from './lineage-now.ts'

/** The commands that act on versions that exist. */
export interface VersionCommands {
  /** Makes a version (or with null the source) the one that shows. */
  readonly show: (version: string | null) => Promise<void>
  /** Shows a version, so that the next refinement builds on it. */
  readonly branchFrom: (version: string | null) => Promise<void>
  /** Takes over what a version was asked for, its region included. */
  readonly reuse: (version: string) => void
  readonly rename: (version: string, name: string) => Promise<void>
  readonly star: (version: string, starred: boolean) => Promise<void>
  readonly remove: (version: string) => Promise<void>
  /** Turns a version's layer into one whole picture that looks the same. */
  readonly flatten: (version: string) => Promise<void>
  /** Makes a version's mask what the user paints on. */
  readonly editMask: (version: string) => Promise<void>
}

/** For commands of a menu or a script: the panel itself offers only what the host has. */
function notHere(): RefineError {
  return new RefineError('not_supported', 'Versions have no mask to paint on here.', {
    hint: 'Refine again with another region instead.',
  })
}

/** Makes the commands that act on versions that exist. */
export function createVersionCommands(
  context: CommandContext,
  refresh: () => Promise<void>,
): VersionCommands {
  const { dispatch, getState, deps } = context
  const { host } = deps
  const exclusively = createExclusiveCommand(context, refresh)

  /** Runs one verb of the host and says what it did. */
  const act = (verb: () => Promise<void>, said: string, retry: Retry | null = null) =>
    exclusively(async () => {
      await verb()
      dispatch({ type: 'say', text: said })
    }, retry)

  const label = (version: string | null): string => {
    const found = findVersionById(getState(), version)
    return found ? `v${found.record.number}` : 'The source'
  }

  const show = async (version: string | null): Promise<void> => {
    const source = getState().picked?.source
    if (source === undefined) return
    const retry: Retry = { kind: 'show', version }
    await act(() => host.show(source, version), `${label(version)} shows.`, retry)
  }

  return {
    show,
    branchFrom: async (version: string | null) => {
      await show(version)
      if (getState().problem) return
      // What was typed and not refined yet is kept.
      const words = getState().draft.instruction.trim()
      const versions = pickedLineage(getState())?.versions ?? []
      if (versions.some(({ record }) => record.edit.instruction === words)) {
        dispatch({ type: 'instruct', text: '' })
      }
      dispatch({ type: 'say', text: `The next refinement builds on ${label(version)}.` })
    },
    reuse: (version: string): void => {
      const { picked } = getState()
      const edit = findVersionById(getState(), version)?.record.edit
      if (!picked || !edit) return
      const { instruction, edge, preserve } = edit
      // Masks are in source pixels: on a source of another size they would lie somewhere else.
      const fits = edit.source.width === picked.width && edit.source.height === picked.height
      const painting = {
        region: fits && edit.region ? loadMask(edit.region) : null,
        protect:
          fits && edit.protect.length > 0 ? edit.protect.map(loadMask).reduce(uniteMasks) : null,
      }
      dispatch({ type: 'redraft', changes: { instruction, edge, preserve, painting } })
      dispatch({ type: 'say', text: `Took over the settings of ${label(version)}.` })
    },
    rename: (version: string, name: string) =>
      act(() => host.rename(version, name), `Renamed to “${name}”.`),
    star: (version: string, starred: boolean) =>
      act(
        () => host.mark(version, { starred }),
        `${label(version)} is ${starred ? '' : 'no longer '}starred.`,
      ),
    flatten: (version: string) =>
      act(
        async () => {
          if (!host.flatten) throw new TypeError('Expected a host that can flatten versions')
          await host.flatten(version)
        },
        `${label(version)} is one whole picture now.`,
      ),
    editMask: (version: string) =>
      act(
        async () => {
          if (!host.editMask) throw notHere()
          await host.editMask(version)
        },
        `You paint on the mask of ${label(version)} now.`,
      ),
    remove: (version: string) =>
      act(
        async () => {
          const source = getState().picked?.source
          const lineage = source === undefined ? null : await lineageNow(context, source)
          await host.remove(version, lineage ? { notes: noteRemoval(lineage, version) } : {})
        },
        `${label(version)} was deleted.`,
      ),
  }
}

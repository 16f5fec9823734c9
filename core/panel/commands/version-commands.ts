import { loadMask } from '../../edit/stored-mask.ts'
import { uniteMasks } from '../../mask/combine.ts'
import { findVersionById } from '../chosen.ts'
import type { Retry } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** Makes the commands that act on versions that exist. */
export function createVersionCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState, deps } = context
  const { host } = deps

  /** Runs one verb of the host at a time, says what it did, and looks at the document afterwards. */
  const act = async (
    verb: () => Promise<void>,
    said: string,
    retry: Retry | null = null,
  ): Promise<void> => {
    if (getState().busy) return
    dispatch({ type: 'busy', busy: true })
    dispatch({ type: 'problem', problem: null })
    try {
      await verb()
      dispatch({ type: 'say', text: said })
    } catch (thrown) {
      showProblem(context, thrown, retry)
    } finally {
      dispatch({ type: 'busy', busy: false })
      await refresh()
    }
  }

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
      dispatch({ type: 'instruct', text: '' })
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
    remove: (version: string) => act(() => host.remove(version), `${label(version)} was deleted.`),
  }
}

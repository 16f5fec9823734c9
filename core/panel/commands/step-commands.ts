import { RefineError } from '../../errors.ts'
import type { Version } from '../../history/lineage.ts'
import { pickedLineage } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** What stepping through versions sets going. */
export interface StepTools {
  /** Settled when the document was looked at for the first time. */
  readonly ready: Promise<void>
  readonly show: (version: string | null) => Promise<void>
}

/** Makes the commands that show another version than the one that shows: the one before, the one after, the source. */
export function createStepCommands(context: CommandContext, { ready, show }: StepTools) {
  const { dispatch, getState } = context
  /** What showed before the source did, by source. */
  const before = new Map<string, string>()
  const refuse = (message: string, hint: string) =>
    showProblem(context, new RefineError('not_found', message, { hint }), null)

  /** Gives what there is to step through; null after saying why there is nothing. */
  const steps = async () => {
    await ready
    const state = getState()
    const versions = inOrder(state)
    if (!state.picked || versions.length === 0) {
      refuse('There is no version to show.', 'Pick a refined picture first.')
      return null
    }
    return { picked: state.picked, versions, at: placeOf(state, versions) }
  }

  return {
    showPrevious: async (): Promise<void> => {
      const found = await steps()
      if (!found) return
      const { versions, at } = found
      if (at < 0) dispatch({ type: 'say', text: 'The source shows; nothing is before it.' })
      else await show(versions[at - 1]?.record.id ?? null)
    },

    showNext: async (): Promise<void> => {
      const found = await steps()
      if (!found) return
      const next = found.versions[found.at + 1]
      if (next) await show(next.record.id)
      else dispatch({ type: 'say', text: 'The newest version shows.' })
    },

    toggleBefore: async (): Promise<void> => {
      const found = await steps()
      if (!found) return
      const { picked, versions } = found
      const { head, source } = picked
      if (head.kind === 'mix') {
        refuse(
          'Several versions show together, and that mix could not be brought back.',
          'Show one version first, or switch the layers’ visibility by hand.',
        )
      } else if (head.kind === 'version') {
        before.set(source, head.id)
        await show(null)
      } else {
        const last = versions.find(({ record }) => record.id === before.get(source))
        await show((last ?? versions.at(-1))?.record.id ?? null)
      }
    },
  }
}

/** The versions of the picked source that can be shown, oldest first. */
function inOrder(state: PanelState): readonly Version[] {
  const versions = pickedLineage(state)?.versions ?? []
  return versions
    .filter(({ takenOut }) => !takenOut)
    .sort((a, b) => a.record.number - b.record.number)
}

/** Where what shows stands among the versions, -1 for the source; the newest of a mix. */
function placeOf({ picked }: PanelState, versions: readonly Version[]): number {
  const head = picked?.head
  if (!head || head.kind === 'source') return -1
  const ids = head.kind === 'version' ? [head.id] : head.ids
  return Math.max(...ids.map((id) => versions.findIndex(({ record }) => record.id === id)))
}

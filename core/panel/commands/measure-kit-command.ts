import { measurePalette } from '../../refine/measure-palette.ts'
import { findVersionById } from '../chosen.ts'
import { chosenKit } from '../chosen-kit.ts'
import type { CommandContext } from './command-context.ts'

/**
 * Makes the command that measures how far the version that shows is from the chosen kit's colours.
 *
 * It runs behind everything else, once for a version and a kit; what can't be measured is not told. Never rejects.
 */
export function createMeasureKitCommand({ deps, dispatch, getState }: CommandContext) {
  return async (signal: AbortSignal): Promise<void> => {
    const { picked, run, shelf } = getState()
    const kit = chosenKit(getState())
    if (!kit || run || picked?.head.kind !== 'version') return
    const version = picked.head.id
    const found = findVersionById(getState(), version)
    const isKnown = shelf.distance?.version === version && shelf.distance.kit === kit
    if (!found || isKnown || signal.aborted) return
    try {
      const report = await measurePalette(deps.host, picked, found.record, kit, { signal })
      if (signal.aborted) return
      const distance = { version, kit, report }
      dispatch({ type: 'shelf', change: { kind: 'distance', distance } })
    } catch {
      // Nobody asked for it: what was not measured is not told.
    }
  }
}

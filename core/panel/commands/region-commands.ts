import { RefineError } from '../../errors.ts'
import { uniteMasks } from '../../mask/combine.ts'
import type { Mask } from '../../mask/mask.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** Makes the commands that turn what is marked or proposed into the draft's own region and protected area. */
export function createRegionCommands(context: CommandContext, readAreas: () => Promise<void>) {
  const { dispatch, getState, deps, closing: signal } = context
  const { host } = deps

  return {
    keepRegion: async (layer: string, as: 'region' | 'protect'): Promise<void> => {
      const { picked } = getState()
      if (!picked || !host.readRegionLayers) return
      try {
        const mask = await host.readRegionLayers(picked.source, [layer], { signal })
        if (!mask) throw nothingMarked()
        if (getState().picked?.source !== picked.source) return
        const { painting } = getState().draft
        dispatch({ type: 'keep', layer, mask })
        dispatch({ type: 'paint', painting: { ...painting, [as]: united(painting[as], mask) } })
        const what = as === 'region' ? 'the region' : 'protected'
        dispatch({ type: 'say', text: `Kept as ${what}. Select something else as you like.` })
        await readAreas()
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },

    useChanged: async (): Promise<void> => {
      const { changed, draft } = getState()
      if (!changed) {
        const error = new RefineError('not_found', 'There is no changed area to use as region.', {
          hint: 'Refine the picture first; what changed is offered then.',
        })
        showProblem(context, error, null)
        return
      }
      const painting = { region: changed.mask, protect: draft.painting.protect }
      dispatch({ type: 'paint', painting })
      dispatch({ type: 'say', text: 'What changed is the region now.' })
    },
  }
}

function united(known: Mask | null, added: Mask): Mask {
  return known ? uniteMasks(known, added) : added
}

function nothingMarked(): RefineError {
  return new RefineError('bad_region', 'Nothing is marked over the picture.', {
    hint: 'Make a selection that covers a part of the picture, then keep it.',
  })
}

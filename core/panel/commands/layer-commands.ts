import { type PlainError, toPlainError } from '../../errors.ts'
import type { Mask } from '../../mask/mask.ts'
import { areasAreFresh, areasWanted, type LayerUse, layersUsedAs } from '../region-layers.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'

/** Makes the commands for the document's own layers that mark region and protect areas. */
export function createLayerCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState, deps, closing } = context
  const { host } = deps
  const exclusively = createExclusiveCommand(context, refresh)
  let reading: Promise<void> | null = null

  const readUse = async (source: string, use: LayerUse): Promise<Mask | null> => {
    const ids = layersUsedAs(getState(), use).map(({ id }) => id)
    if (ids.length === 0 || !host.readRegionLayers) return null
    return host.readRegionLayers(source, ids, { signal: closing })
  }

  const readOnce = async (): Promise<void> => {
    const state = getState()
    const what = areasWanted(state)
    const source = state.picked?.source ?? ''
    let region: Mask | null = null
    let protect: Mask | null = null
    let error: PlainError | null = null
    try {
      const both = [readUse(source, 'region'), readUse(source, 'protect')]
      ;[region = null, protect = null] = what === '' ? [] : await Promise.all(both)
    } catch (thrown) {
      error = toPlainError(thrown)
    }
    dispatch({ type: 'areas', areas: { what, looks: state.looks, region, protect, error } })
  }

  /** Goes on until what is known is what is wanted: both can change while it reads. */
  const readAll = async (): Promise<void> => {
    while (!areasAreFresh(getState()) && !closing.aborted) await readOnce()
    reading = null
  }

  /** Reads the areas of the layers in use, unless they are known. */
  const readAreas = (): Promise<void> => {
    if (areasAreFresh(getState())) return Promise.resolve()
    reading ??= readAll()
    return reading
  }

  return {
    readAreas,
    setLayerUse: (layer: string, use: LayerUse): Promise<void> => {
      dispatch({ type: 'layerUse', layer, use })
      return readAreas()
    },
    removeShapes: () =>
      exclusively(async () => {
        const used = getState().usedShapes
        if (!used || !host.removeRegionLayers) return
        await host.removeRegionLayers(used.layers.map(({ id }) => id))
        dispatch({ type: 'keepShapes' })
        const count = used.layers.length
        dispatch({
          type: 'say',
          text: count === 1 ? 'The shape is removed.' : `${count} shapes are removed.`,
        })
      }),
  }
}

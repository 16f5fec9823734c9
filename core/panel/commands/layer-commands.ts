import { toPlainError } from '../../errors.ts'
import type { Mask } from '../../mask/mask.ts'
import {
  areasAreKnownSince,
  areasWanted,
  keptSelections,
  type LayerUse,
  layersUsedAs,
  noAreas,
} from '../region-layers.ts'
import { sameMask } from '../same-mask.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'

/** Makes the commands for the document's own layers that mark region and protect areas. */
export function createLayerCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState, deps, closing } = context
  const { host } = deps
  const exclusively = createExclusiveCommand(context, refresh)
  let reading: Promise<void> | null = null
  /** The reading under way: of which areas, and how it is stopped. */
  let current: { readonly what: string; readonly stop: () => void } | null = null

  const readUse = async (
    source: string,
    use: LayerUse,
    signal: AbortSignal,
  ): Promise<Mask | null> => {
    const ids = layersUsedAs(getState(), use).map(({ id }) => id)
    if (ids.length === 0 || !host.readRegionLayers) return null
    return host.readRegionLayers(source, ids, { signal })
  }

  /** A selection that was kept is another one as soon as it covers something else. */
  const unkeepChanged = async (source: string, signal: AbortSignal): Promise<void> => {
    const changed: string[] = []
    for (const { id } of keptSelections(getState())) {
      const now = (await host.readRegionLayers?.(source, [id], { signal })) ?? null
      if (!sameMask(now, getState().draft.kept[id] ?? null)) changed.push(id)
    }
    if (changed.length > 0) dispatch({ type: 'unkeep', layers: changed })
  }

  const readOnce = async (): Promise<void> => {
    const state = getState()
    const { looks, picked } = state
    const what = areasWanted(state)
    if (!picked || what === '') {
      dispatch({ type: 'areas', areas: { ...noAreas, looks } })
      return
    }
    const stopping = new AbortController()
    const stop = () => stopping.abort()
    const { signal } = stopping
    current = { what, stop }
    closing.addEventListener('abort', stop)
    try {
      const [region, protect] = await Promise.all([
        readUse(picked.source, 'region', signal),
        readUse(picked.source, 'protect', signal),
      ])
      dispatch({ type: 'areas', areas: { what, looks, region, protect, error: null } })
      await unkeepChanged(picked.source, signal)
    } catch (thrown) {
      const areas = { ...noAreas, what, looks, error: toPlainError(thrown) }
      if (!signal.aborted) dispatch({ type: 'areas', areas })
    } finally {
      closing.removeEventListener('abort', stop)
      current = null
    }
  }

  /**
   * Goes on until the areas that are wanted are known as of a look, or of a later one.
   *
   * Not as of the latest: in a file where others keep working, that would never come.
   */
  const readSince = async (looks: number): Promise<void> => {
    while (!areasAreKnownSince(getState(), looks) && !closing.aborted) {
      reading ??= readOnce().finally(() => {
        reading = null
      })
      await reading
    }
  }

  /** Reads the areas of the layers in use, unless they are known; a reading that came to be for nothing is stopped. */
  const readAreas = (): Promise<void> => {
    const state = getState()
    if (current && current.what !== areasWanted(state)) current.stop()
    return readSince(state.looks)
  }

  /**
   * Reads the areas of the layers in use, unless they are known, and shares no reading that was begun before.
   *
   * Such a reading may wait until the document is let go, and who calls this may be holding it.
   */
  const readAreasNow = async (): Promise<void> => {
    const { looks } = getState()
    while (!areasAreKnownSince(getState(), looks) && !closing.aborted) await readOnce()
  }

  return {
    readAreas,
    readAreasNow,
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

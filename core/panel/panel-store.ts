import type { PixelTarget } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import type { Rect } from '../image/rect.ts'
import type { PanelAction } from './action.ts'
import { createChoiceCommands } from './commands/choice-commands.ts'
import type { CommandContext } from './commands/command-context.ts'
import { createPrepareCommand } from './commands/prepare-command.ts'
import { createRefineCommands } from './commands/refine-commands.ts'
import { createRefreshCommand } from './commands/refresh-command.ts'
import { createSettingsCommands } from './commands/settings-commands.ts'
import { createVersionCommands } from './commands/version-commands.ts'
import type { PanelDeps } from './panel-deps.ts'
import { reduce } from './reduce.ts'
import { createPanelState, type PanelState, type Setup } from './state.ts'

/**
 * The panel's state and everything that can be asked of it.
 *
 * No command rejects: what fails is in the state as `problem`, with what to do next.
 */
export interface PanelStore {
  readonly getState: () => PanelState
  /** Calls back after every change; returns the way to stop it. */
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (action: PanelAction) => void
  /** Milliseconds since 1970 UTC, by the host's clock. */
  readonly now: () => number

  /** Looks at the document again: what is picked, its versions, its region, what waits. */
  readonly refresh: () => Promise<void>
  /** Finds out what would be sent, soon: calls in quick succession become one. */
  readonly prepare: () => void
  /** Refines what is visible as the draft says. One candidate is placed at once, several wait for a choice. */
  readonly refine: () => Promise<void>
  /** Stops the refinement under way. */
  readonly cancel: () => void
  /** Places the chosen candidates; the others become hidden versions in the same undo step. */
  readonly accept: () => Promise<void>
  /** Throws the candidates away. */
  readonly discard: () => Promise<void>
  /** Leaves the candidates among the waiting results. */
  readonly postpone: () => Promise<void>
  /** Takes up a result that waits in the ledger. */
  readonly placeWaiting: (call: string) => Promise<void>
  /** Throws a waiting result away, or forgets a call without an answer. */
  readonly throwAway: (call: string) => Promise<void>
  readonly show: (version: string | null) => Promise<void>
  /** Shows a version, so that the next refinement builds on it. */
  readonly branchFrom: (version: string | null) => Promise<void>
  /** Takes over what a version was asked for, its region included. */
  readonly reuse: (version: string) => void
  readonly rename: (version: string, name: string) => Promise<void>
  readonly star: (version: string, starred: boolean) => Promise<void>
  readonly remove: (version: string) => Promise<void>
  readonly setProvider: (id: string) => void
  /** Changes how the provider is asked; remembered for the next time. */
  readonly setUp: (changes: Partial<Setup>) => void
  readonly saveKey: (provider: string, key: string) => Promise<void>
  readonly deleteKey: (provider: string) => Promise<void>
  readonly setBaseUrl: (provider: string, url: string) => void
  /** Does again what failed, where that can help. */
  readonly tryAgain: () => Promise<void>
  /** Reads pixels of the picked source for looking at, in sRGB where the host can convert. */
  readonly readForDisplay: (
    target: PixelTarget,
    rect: Rect,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Picture>
  /** Stops everything that is under way and lets go of the document. */
  readonly dispose: () => void
}

/** Makes the state that a {@link PanelStore} keeps, and starts to look at the document. */
export function createPanelStore(deps: PanelDeps): PanelStore {
  const { host } = deps
  const closing = new AbortController()
  const listeners = new Set<() => void>()
  let state = createPanelState(host.capabilities, deps.providerInfos)

  const dispatch = (action: PanelAction): void => {
    if (closing.signal.aborted) return
    const next = reduce(state, action)
    if (next === state) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const context: CommandContext = {
    deps,
    getState: () => state,
    dispatch,
    closing: closing.signal,
  }

  const { refresh, stopThumbnails } = createRefreshCommand(context)
  const prepare = createPrepareCommand(context)
  const refining = createRefineCommands(context, refresh)
  const choosing = createChoiceCommands(context, refresh)
  const versions = createVersionCommands(context, refresh)
  const settings = createSettingsCommands(context)

  const tryAgain = async (): Promise<void> => {
    const retry = state.problem?.retry
    dispatch({ type: 'problem', problem: null })
    if (retry?.kind === 'refine') await refining.refine()
    if (retry?.kind === 'accept') await choosing.accept()
    if (retry?.kind === 'place') await choosing.placeWaiting(retry.call)
    if (retry?.kind === 'show') await versions.show(retry.version)
    if (retry?.kind === 'refresh') await refresh()
  }

  const readForDisplay: PanelStore['readForDisplay'] = async (target, rect, options) => {
    const picked = state.picked
    if (!picked) throw new TypeError('Expected a picked layer but nothing is picked')
    const picture = await host.readPixels(picked.source, target, rect, options)
    const needsConversion = picked.color.space === 'other' && host.color !== undefined
    return needsConversion && host.color ? host.color.toSrgb(picture, picked.color) : picture
  }

  const unwatch = host.watch(() => void refresh())
  void settings.load().then(refresh)

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch,
    now: () => deps.clock.now(),
    refresh,
    prepare,
    ...refining,
    ...choosing,
    ...versions,
    setProvider: settings.setProvider,
    setUp: settings.setUp,
    saveKey: settings.saveKey,
    deleteKey: settings.deleteKey,
    setBaseUrl: settings.setBaseUrl,
    tryAgain,
    readForDisplay,
    dispose: () => {
      refining.cancel()
      stopThumbnails()
      unwatch()
      closing.abort()
      listeners.clear()
    },
  }
}

import type { PixelWork } from '../refine.ts'
import type { PanelAction } from './action.ts'
import { type AdviceCommands, createAdviceCommands } from './commands/advice-commands.ts'
import { createChoiceCommands } from './commands/choice-commands.ts'
import type { CommandContext } from './commands/command-context.ts'
import {
  createFirstPictureCommands,
  type FirstPictureCommands,
} from './commands/first-picture-commands.ts'
import { createLayerCommands } from './commands/layer-commands.ts'
import { createMenuCommands } from './commands/menu-commands.ts'
import { createNextCommands, type NextCommands } from './commands/next-commands.ts'
import { createNotesCommands, type NotesCommands } from './commands/notes-commands.ts'
import { createPartCommands, type PartAsk } from './commands/part-commands.ts'
import { createPrepareCommand } from './commands/prepare-command.ts'
import { createQuestionCommands } from './commands/question-command.ts'
import { createQueueCommand } from './commands/queue-command.ts'
import { createReadCommands, type ReadCommands } from './commands/read-commands.ts'
import { createRecipeCommands, type RecipeCommands } from './commands/recipe-commands.ts'
import { createReferenceCommands, type ReferenceCommands } from './commands/reference-commands.ts'
import { createRefineCommands } from './commands/refine-commands.ts'
import { createRefreshCommand } from './commands/refresh-command.ts'
import { createRegionCommands } from './commands/region-commands.ts'
import { createRunner } from './commands/run-command.ts'
import { createSettingsCommands, type SettingsCommands } from './commands/settings-commands.ts'
import { createShelfCommands, type ShelfCommands } from './commands/shelf-commands.ts'
import { createSourceCommands } from './commands/source-commands.ts'
import { createSpendingCommands, type SpendingCommands } from './commands/spending-commands.ts'
import { createStepCommands } from './commands/step-commands.ts'
import { createStepsCommand } from './commands/steps-command.ts'
import { createStoryCommand, type StoryCommands } from './commands/story-command.ts'
import { createVersionCommands, type VersionCommands } from './commands/version-commands.ts'
import { createPanelState } from './create-panel-state.ts'
import { offersOf } from './host-offers.ts'
import { createPacer } from './pace.ts'
import type { PanelDeps } from './panel-deps.ts'
import type { Question } from './question.ts'
import { reduce } from './reduce.ts'
import type { LayerUse } from './region-layers.ts'
import type { PanelState } from './state.ts'

/**
 * The panel's state and everything that can be asked of it.
 *
 * No command rejects: what fails is in the state as `problem`, with what to do next.
 */
export interface PanelStore
  extends SettingsCommands,
    SpendingCommands,
    ReferenceCommands,
    NextCommands,
    StoryCommands,
    AdviceCommands,
    NotesCommands,
    FirstPictureCommands,
    VersionCommands,
    ShelfCommands,
    RecipeCommands,
    ReadCommands {
  readonly getState: () => PanelState
  /** Calls back after every change; returns the way to stop it. */
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (action: PanelAction) => void
  /** Milliseconds since 1970 UTC, by the host's clock. */
  readonly now: () => number
  /** Makes an identifier that never collides. */
  readonly newId: () => string

  /** Looks at the document again: what is picked, its versions, its region, what waits. */
  readonly refresh: () => Promise<void>
  /** Finds out what would be sent, soon: calls in quick succession become one. */
  readonly prepare: () => void
  /** Refines what is visible as the draft says. One candidate is placed at once, several wait for a choice. */
  readonly refine: () => Promise<void>
  /** Refines every picked picture as a whole, in turn, as the draft says; what fails is collected. */
  readonly refineAll: () => Promise<void>
  /** Stops the refinement under way; a run over several pictures first stops after the current one, then at once. */
  readonly cancel: () => void
  /** Places the chosen candidates; the others become hidden versions in the same undo step. */
  readonly accept: () => Promise<void>
  /** Throws the candidates away. */
  readonly discard: () => Promise<void>
  /** Leaves the candidates among the waiting results. */
  readonly postpone: () => Promise<void>
  /** Takes up a result that waits in the ledger. */
  readonly placeWaiting: (call: string, asItCame?: boolean) => Promise<void>
  /** Throws a waiting result away, or forgets a call without an answer. */
  readonly throwAway: (call: string) => Promise<void>
  /** Sends what a call without an answer asked for once more, as a call of its own. */
  readonly sendAgain: (call: string) => Promise<void>
  /** Waits for the answer to a call that stands in the provider's queue since before; nothing is sent again. */
  readonly lookForAnswer: (call: string) => Promise<void>
  /** Makes a layer of the document count as region, as protect area, or as nothing. */
  readonly setLayerUse: (layer: string, use: LayerUse) => Promise<void>
  /** Removes the shapes that marked the latest refinement. */
  readonly removeShapes: () => Promise<void>
  /** Chooses which of the picked layer's pictures is the source. */
  readonly choosePicture: (index: number) => Promise<void>
  /** Lets go of a picture that stays picked while the selection is elsewhere. */
  readonly unpin: () => Promise<void>
  /** Makes an image layer that looks like the picked layer, which can't be refined itself. */
  readonly makeFlattenedCopy: () => Promise<void>
  /** Shows the version made before the one that shows; before the first comes the source. */
  readonly showPrevious: () => Promise<void>
  /** Shows the version made after what shows. */
  readonly showNext: () => Promise<void>
  /** Shows the source, and when it shows already the version that showed before it. */
  readonly toggleBefore: () => Promise<void>
  /** Takes what a selection covers over into the draft, so that it stays when another selection is made. */
  readonly keepRegion: (layer: string, as: 'region' | 'protect') => Promise<void>
  /** Proposes a part of the picture as region, to be kept or painted on; one that is still looked for is given up. */
  readonly selectPart: (part: PartAsk) => Promise<void>
  /** Takes what the latest refinement really changed as region. */
  readonly useChanged: () => Promise<void>
  /** Refines with the instruction of what shows, else with the last one; asks before anything leaves unseen. */
  readonly refineAgain: () => Promise<void>
  /** Flattens the version that shows. */
  readonly flattenShown: () => Promise<void>
  /** Opens the details of what shows. */
  readonly showReport: () => Promise<void>
  /** Asks the user something in the panel; false when they do not agree. */
  readonly ask: (
    question: Question,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<boolean>
  /** Answers the question that the panel shows. */
  readonly answer: (agreed: boolean) => void
  /** Does again what failed, where that can help. */
  readonly tryAgain: () => Promise<void>
  /** Works out how far the draft's change would reach, for looking at; null when no pixel may change. */
  readonly previewEdge: PixelWork['previewEdge']
  /** Stops everything that is under way and lets go of the document. */
  readonly dispose: () => void
}

/** Makes the state that a {@link PanelStore} keeps, and starts to look at the document. */
export function createPanelStore(deps: PanelDeps): PanelStore {
  const { host } = deps
  const closing = new AbortController()
  const listeners = new Set<() => void>()
  let state = createPanelState(host.capabilities, deps.providerInfos, offersOf(host))
  state = { ...state, next: { ...state.next, offered: deps.createDirector !== undefined } }

  const dispatch = (action: PanelAction): void => {
    if (closing.signal.aborted) return
    const next = reduce(state, action)
    if (next === state) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (state.busy && !closing.signal.aborted) return
        listeners.delete(look)
        closing.signal.removeEventListener('abort', look)
        resolve()
      }
      listeners.add(look)
      closing.signal.addEventListener('abort', look)
      look()
    })
  const context: CommandContext = {
    deps,
    getState: () => state,
    dispatch,
    idle,
    closing: closing.signal,
  }

  const layers = createLayerCommands(context, () => refresh())
  const shelf = createShelfCommands(context, () => refresh())
  const afterLook = async () => {
    await Promise.all([layers.readAreas(), shelf.followDocument()])
  }
  const { refresh, stopThumbnails } = createRefreshCommand(context, afterLook, async (signal) => {
    await next.watchDrift(signal)
    await shelf.measureKit(signal)
  })
  const prepare = createPrepareCommand(context, layers.readAreasNow)
  const { ask, answer } = createQuestionCommands(context)
  const runner = createRunner(context, refresh)
  const settings = createSettingsCommands(context)
  const remember = settings.rememberInstruction
  const { readAreas, readAreasNow } = layers
  const tools = { runner, ask, readAreas, readAreasNow, remember }
  const refining = createRefineCommands(context, tools)
  const refineAll = createQueueCommand(context, tools)
  const runSteps = createStepsCommand(context, tools, refresh)
  const choosing = createChoiceCommands(context, refresh)
  const versions = createVersionCommands(context, refresh)
  const ready = settings.load().then(shelf.load).then(refresh)
  const menu = createMenuCommands(context, { ready, ...refining, flatten: versions.flatten })

  const reading = createReadCommands(context)
  const notes = createNotesCommands(context, refresh)
  const advising = createAdviceCommands(context, {
    ...{ refine: () => refining.refine(), runSteps, readAreas },
    ...versions,
  })
  const next = createNextCommands(context, {
    ...{ ...notes, ...advising, ...versions, ...settings.commands },
  })
  const first = createFirstPictureCommands(context, tools, refresh, reading.readForDisplay)

  const cancel = (): void => {
    const queue = state.run?.queue
    if (state.question) answer(false)
    else if (queue && !queue.stops) dispatch({ type: 'queue', queue: { ...queue, stops: true } })
    else runner.cancel()
  }

  const tryAgain = async (): Promise<void> => {
    const retry = state.problem?.retry
    dispatch({ type: 'problem', problem: null })
    if (retry?.kind === 'refine') await refining.refine()
    if (retry?.kind === 'steps') await runSteps()
    if (retry?.kind === 'accept') await choosing.accept()
    if (retry?.kind === 'place') await choosing.placeWaiting(retry.call)
    if (retry?.kind === 'show') await versions.show(retry.version)
    if (retry?.kind === 'refresh') await refresh()
    if (retry?.kind === 'first') await first.makeFirst()
    if (retry?.kind === 'addFirst') await first.addFirst()
  }

  const following = createPacer(() => void refresh(), afterAPause)
  const unwatch = host.watch(following.call)

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch,
    now: () => deps.clock.now(),
    newId: deps.newId,
    refresh,
    prepare,
    refine: () => refining.refine(),
    refineAll,
    cancel,
    sendAgain: refining.sendAgain,
    lookForAnswer: refining.lookForAnswer,
    setLayerUse: layers.setLayerUse,
    removeShapes: layers.removeShapes,
    ...advising,
    ...notes,
    ...createSourceCommands(context, refresh),
    ...choosing,
    ...versions,
    ...menu,
    ...createStepCommands(context, { ready, show: versions.show }),
    ...createRegionCommands(context, layers.readAreas),
    ...createPartCommands(context, reading.readForDisplay),
    ask,
    answer,
    ...settings.commands,
    ...shelf.commands,
    ...createRecipeCommands(context, tools, { ...shelf.commands, refresh }),
    ...createSpendingCommands(context),
    ...createStoryCommand(context, refresh),
    ...createReferenceCommands(context),
    ...next.commands,
    ...first,
    tryAgain,
    ...reading,
    previewEdge: (input, options) => deps.work.previewEdge(input, options),
    dispose: () => {
      runner.cancel()
      stopThumbnails()
      unwatch()
      following.stop()
      closing.abort()
      listeners.clear()
    },
  }
}

/** Milliseconds between two looks at a document that keeps changing, as it does while a layer is dragged. */
const pauseMs = 200

function afterAPause(callback: () => void): () => void {
  const timer = setTimeout(callback, pauseMs)
  return () => clearTimeout(timer)
}

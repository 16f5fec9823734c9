import { previewEdge } from '../../../../core/edit/preview-edge.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import type { PanelAction } from '../../../../core/panel/action.ts'
import type { PanelStore } from '../../../../core/panel/panel-store.ts'
import { reduce } from '../../../../core/panel/reduce.ts'
import type { PanelState } from '../../../../core/panel/state.ts'

/** A store whose state really reduces and whose commands only note that they were called, as "name(arguments)". */
export interface StubStore extends PanelStore {
  readonly calls: readonly string[]
}

/** Makes a store over a given state, for components: nothing is read, written or sent. */
export function createStubStore(
  initial: PanelState,
  overrides: Partial<PanelStore> = {},
): StubStore {
  let state = initial
  const calls: string[] = []
  const listeners = new Set<() => void>()
  const note =
    (name: string) =>
    (...args: readonly unknown[]): Promise<void> => {
      calls.push(`${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`)
      return Promise.resolve()
    }
  const noteOnly =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      void note(name)(...args)
    }
  return {
    calls,
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispatch: (action: PanelAction) => {
      state = reduce(state, action)
      for (const listener of [...listeners]) listener()
    },
    now: () => Date.parse('2026-11-20T12:00:00Z'),
    newId: () => 'new',
    refresh: note('refresh'),
    prepare: noteOnly('prepare'),
    refine: note('refine'),
    refineAll: note('refineAll'),
    cancel: noteOnly('cancel'),
    accept: note('accept'),
    discard: note('discard'),
    postpone: note('postpone'),
    placeWaiting: note('placeWaiting'),
    throwAway: note('throwAway'),
    sendAgain: note('sendAgain'),
    lookForAnswer: note('lookForAnswer'),
    openSpending: note('openSpending'),
    openShelf: note('openShelf'),
    chooseKit: note('chooseKit'),
    keepItem: (...args) => note('keepItem')(...args).then(() => true),
    removeItem: note('removeItem'),
    exportItem: note('exportItem'),
    importItem: note('importItem'),
    saveRecipe: (...args) => note('saveRecipe')(...args).then(() => true),
    runRecipe: note('runRecipe'),
    choosePictureFile: null,
    saveSpending: note('saveSpending'),
    saveStory: note('saveStory'),
    prepareDirector: note('prepareDirector'),
    askDirector: note('askDirector'),
    leaveDirector: noteOnly('leaveDirector'),
    useAdvice: noteOnly('useAdvice'),
    lookAtShown: note('lookAtShown'),
    takeWay: note('takeWay'),
    ignoreNotice: note('ignoreNotice'),
    takeSuggestion: note('takeSuggestion'),
    useFollowUp: note('useFollowUp'),
    runSteps: note('runSteps'),
    proceed: note('proceed'),
    keepNotes: (...args) => note('keepNotes')(...args).then(() => true),
    setBrief: note('setBrief'),
    lockPreserve: note('lockPreserve'),
    lockProtected: note('lockProtected'),
    unlock: note('unlock'),
    setAdvice: noteOnly('setAdvice'),
    setLayerUse: note('setLayerUse'),
    removeShapes: note('removeShapes'),
    choosePicture: note('choosePicture'),
    unpin: note('unpin'),
    makeFlattenedCopy: note('makeFlattenedCopy'),
    show: note('show'),
    branchFrom: note('branchFrom'),
    reuse: noteOnly('reuse'),
    rename: note('rename'),
    star: note('star'),
    remove: note('remove'),
    flatten: note('flatten'),
    editMask: note('editMask'),
    showPrevious: note('showPrevious'),
    showNext: note('showNext'),
    toggleBefore: note('toggleBefore'),
    keepRegion: note('keepRegion'),
    selectPart: note('selectPart'),
    useChanged: note('useChanged'),
    setPromptsInFile: note('setPromptsInFile'),
    refineAgain: note('refineAgain'),
    flattenShown: note('flattenShown'),
    showReport: note('showReport'),
    ask: () => Promise.resolve(true),
    answer: noteOnly('answer'),
    setProvider: noteOnly('setProvider'),
    setUp: noteOnly('setUp'),
    saveKey: note('saveKey'),
    deleteKey: note('deleteKey'),
    setBaseUrl: noteOnly('setBaseUrl'),
    setOption: noteOnly('setOption'),
    askModels: note('askModels'),
    setBudgets: noteOnly('setBudgets'),
    addPicked: note('addPicked'),
    setFirst: noteOnly('setFirst'),
    sketchFromShown: note('sketchFromShown'),
    sketchFromFile: null,
    planFirst: note('planFirst'),
    makeFirst: note('makeFirst'),
    addFirst: note('addFirst'),
    postponeFirst: note('postponeFirst'),
    discardFirst: note('discardFirst'),
    addFromFile: null,
    setRole: noteOnly('setRole'),
    removeReference: noteOnly('removeReference'),
    tryAgain: note('tryAgain'),
    readSmall: async () => createPicture({ width: 96, height: 64 }, 8),
    readForDisplay: async (_target, rect) => createPicture(rect, 8),
    previewEdge: async (input) => previewEdge(input),
    dispose: noteOnly('dispose'),
    ...overrides,
  }
}

import type { HostCapabilities } from '../host-capabilities.ts'
import { usualTolerance } from '../mask/parts/part-wish.ts'
import type { ProviderInfo } from '../provider.ts'
import { firstAdvice } from './advice-state.ts'
import { emptyFirst } from './first-picture.ts'
import { type HostOffers, noOffers } from './host-offers.ts'
import { nothingNext } from './next-state.ts'
import { noAreas } from './region-layers.ts'
import { plainSetup } from './setup.ts'
import { firstShelf } from './shelf-state.ts'
import { emptyDraft, type PanelState } from './state.ts'

/** Makes the state of a panel that has not looked at its document yet. */
export function createPanelState(
  capabilities: HostCapabilities,
  providers: readonly ProviderInfo[],
  offers: HostOffers = noOffers,
): PanelState {
  const provider = providers.find((info) => info.id === 'local') ?? providers[0]
  return {
    capabilities,
    offers,
    providers,
    loaded: false,
    looks: 0,
    picked: null,
    pickedAll: [],
    pickProblem: null,
    lineages: [],
    unreadable: [],
    thumbnails: {},
    draft: emptyDraft,
    draftOf: null,
    parked: [],
    hostRegion: null,
    regionLayers: [],
    areas: noAreas,
    setup: { provider: provider?.id ?? '', ...plainSetup },
    keys: {},
    baseUrls: {},
    options: {},
    serverModels: {},
    budgets: { perEditUsd: null, perDayUsd: null },
    spentToday: null,
    spending: null,
    revision: 0,
    sight: 0,
    preparation: { kind: 'none' },
    run: null,
    choice: null,
    next: nothingNext,
    first: emptyFirst,
    firstPlan: null,
    firstChoice: null,
    placed: null,
    changed: null,
    usedShapes: null,
    queueReport: null,
    waiting: [],
    busy: false,
    doing: null,
    promptsInFile: null,
    selecting: null,
    problem: null,
    warning: null,
    question: null,
    lastInstruction: '',
    said: '',
    view: 'refine',
    selected: null,
    revealed: null,
    open: { next: false, sending: false, more: false, shapes: false, brief: false },
    advice: firstAdvice,
    shelf: firstShelf,
    stage: {
      tool: 'hand',
      paints: 'region',
      operation: 'add',
      brushRadius: 40,
      compare: null,
      showsOverlay: true,
      tolerance: usualTolerance,
      contiguous: true,
    },
  }
}

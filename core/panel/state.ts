import type { Edge, Preserve } from '../edit/edit.ts'
import type { PlainError } from '../errors.ts'
import type { Rebuilt } from '../history/lineage.ts'
import type { Picked, RegionLayer } from '../host.ts'
import type { HostCapabilities } from '../host-capabilities.ts'
import type { Picture } from '../image/picture.ts'
import type { Rect, Size } from '../image/rect.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Mask } from '../mask/mask.ts'
import type { SubjectHint } from '../mask/parts/subject-hint.ts'
import type { Progress } from '../ports.ts'
import type { ProviderInfo } from '../provider.ts'
import type { Intent, Prepared, Proposal } from '../refine.ts'
import type { AdviceState } from './advice-state.ts'
import type { FirstChoice, FirstDraft, FirstPlan } from './first-picture.ts'
import type { HostOffers } from './host-offers.ts'
import type { NextState } from './next-state.ts'
import type { Question } from './question.ts'
import type { QueueReport, QueueRun } from './queue.ts'
import type { LayerAreas, LayerUse } from './region-layers.ts'
import type { Budgets, ServerModels, Setup } from './setup.ts'
import type { ShelfState } from './shelf-state.ts'
import type { SpendingBook, Spent } from './spent.ts'

/** The region and protect areas as painted, so that a stroke can be taken back. */
export interface Painting {
  readonly region: Mask | null
  readonly protect: Mask | null
  /** Set while the region is a proposed subject or background, also one that was painted on since. */
  readonly proposed?: ProposedSubject
}

/** A region that was proposed, so that what is painted on it can correct the next proposal. */
export interface ProposedSubject {
  readonly mask: Mask
  readonly hint: SubjectHint
  /** Whether the region is the background. */
  readonly inverted: boolean
}

/** What the user is asking for on one source; every source keeps its own while another one is picked. */
export interface Draft {
  readonly instruction: string
  readonly painting: Painting
  /** Earlier paintings, oldest first. */
  readonly past: readonly Painting[]
  /** Whether the design tool's own region counts; what is painted in the panel wins over it. */
  readonly useHostRegion: boolean
  /** What the user made layers of the document count as, by layer id; the others count as they were found. */
  readonly layers: Readonly<Record<string, LayerUse>>
  /** What selections covered when they were kept, by layer id: they count again once they cover something else. */
  readonly kept: Readonly<Record<string, Mask>>
  readonly edge: Edge
  readonly preserve: readonly Preserve[]
  /** Further pictures that go along, as they were when they were added. */
  readonly references: Intent['references']
}

/** A draft together with the picture that it was made for. */
export interface OwnedDraft extends Size {
  readonly source: string
  readonly draft: Draft
}

/** What is known about the request that the draft would become; valid only for the draft of that revision. */
export type Preparation =
  | { readonly kind: 'none' }
  | { readonly kind: 'preparing'; readonly revision: number }
  | { readonly kind: 'ready'; readonly revision: number; readonly prepared: Prepared }
  | { readonly kind: 'failed'; readonly revision: number; readonly error: PlainError }

/** The layers that marked region and protect areas of one refinement, and the source that they marked. */
export interface Marks {
  readonly source: string
  readonly layers: readonly RegionLayer[]
}

/** What a refinement really changed, offered as region for the next one. */
export interface Changed {
  readonly source: string
  readonly state: string
  /** In source pixels. */
  readonly mask: Mask
  /** Set when there was a region and its border cuts through the change; else the whole picture was refined. */
  readonly cut?: true
}

/** The refinement that is under way. */
export interface Run {
  readonly provider: string
  readonly instruction: string
  readonly progress: Progress
  /** A picture that is still being painted. */
  readonly partial: Picture | null
  /** How many of those have come. */
  readonly partials: number
  /** The part of the picture that is being painted, in source pixels; null where that is not known, or changes. */
  readonly crop: Rect | null
  readonly marked?: Marks
  /** Set while several pictures are refined in turn. */
  readonly queue?: QueueRun
}

/** Candidates that wait for the user's choice. */
export interface Choice {
  readonly proposal: Proposal
  /** One small picture a candidate: what the crop would look like. */
  readonly previews: readonly Picture[]
  /** Candidates that become versions, in the order they were picked; the first one shows. */
  readonly picked: readonly number[]
  /** The candidate that the stage shows. */
  readonly previewed: number
  /** What tells each candidate from what was refined, by its position, once that is worked out. */
  readonly differences?: readonly (string | undefined)[]
  readonly marked?: Marks
}

/** A command that can be given again. */
export type Retry =
  | { readonly kind: 'refine' }
  | { readonly kind: 'steps' }
  | { readonly kind: 'accept' }
  | { readonly kind: 'place'; readonly call: string }
  | { readonly kind: 'show'; readonly version: string | null }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'first' }
  | { readonly kind: 'addFirst' }

/** A failure as the panel shows it. */
export interface Problem {
  readonly error: PlainError
  /** Set only when doing the same again can help. */
  readonly retry: Retry | null
}

export const stageTools = ['hand', 'brush', 'rectangle', 'lasso', 'wand'] as const
export type StageTool = (typeof stageTools)[number]

/** How the stage works right now; the panel's region section and the stage's own toolbar both set it. */
export interface StageState {
  readonly tool: StageTool
  /** What a stroke paints: where change is allowed, or where nothing may change. */
  readonly paints: 'region' | 'protect'
  readonly operation: 'add' | 'subtract'
  /** Brush radius in source pixels. */
  readonly brushRadius: number
  /** What the before-after slider shows on its left; null hides the slider. */
  readonly compare: 'source' | 'parent' | null
  readonly showsOverlay: boolean
  /** How much similar colours may differ, in ΔE. */
  readonly tolerance: number
  /** Whether similar colours must hang together with the place that they are like. */
  readonly contiguous: boolean
}

/** The parts of a picture that the panel can propose as region. */
export type PartName = 'subject' | 'background' | 'highlights' | 'shadows' | 'similar'

/** The sections that can be folded away. */
export type SectionName = 'next' | 'sending' | 'more' | 'shapes' | 'brief'

/** Everything that the panel shows. Changed only by `reduce.ts`. */
export interface PanelState {
  readonly capabilities: HostCapabilities
  readonly offers: HostOffers
  readonly providers: readonly ProviderInfo[]
  /** False until the document was looked at for the first time. */
  readonly loaded: boolean
  /** How often the document was looked at: what has no better mark of change is read again after each look. */
  readonly looks: number
  readonly picked: Picked | null
  /** Every picture that is picked, `picked` first. */
  readonly pickedAll: readonly Picked[]
  /** Why the picked layer can't be refined. */
  readonly pickProblem: PlainError | null
  readonly lineages: Rebuilt['lineages']
  readonly unreadable: Rebuilt['unreadable']
  /** Small pictures by {@link thumbnailKey}. */
  readonly thumbnails: Readonly<Record<string, Picture>>
  readonly draft: Draft
  /** The picture that the draft is for; null while nothing was ever picked. */
  readonly draftOf: (Size & { readonly source: string }) | null
  /** Drafts of sources that are not picked now. */
  readonly parked: readonly OwnedDraft[]
  /** What the design tool offers as region right now; null where it lists layers instead. */
  readonly hostRegion: Mask | null
  /** The layers of the document that could mark a region or protect area. */
  readonly regionLayers: readonly RegionLayer[]
  /** What those of them that are in use cover. */
  readonly areas: LayerAreas
  readonly setup: Setup
  /** Whether a key is saved, by provider. */
  readonly keys: Readonly<Record<string, boolean>>
  /** Addresses that replace a provider's own, by provider. */
  readonly baseUrls: Readonly<Record<string, string>>
  /** Values of the providers' own options, by provider and option; what is left out is the usual one. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What servers said of their models, by provider. */
  readonly serverModels: Readonly<Record<string, ServerModels>>
  readonly budgets: Budgets
  /** What all calls of this day (UTC) came to; null until it was looked at. */
  readonly spentToday: Spent | null
  /** The book of spending, once it was asked for. */
  readonly spending: SpendingBook | null
  /** Grows with every change that makes another request. */
  readonly revision: number
  /** The revision since which only the words changed: what is worked on is still the same crop. */
  readonly sight: number
  readonly preparation: Preparation
  readonly run: Run | null
  readonly choice: Choice | null
  readonly next: NextState
  /** What a first picture is asked for, where the host can take one in. */
  readonly first: FirstDraft
  /** What it would be and cost; null until that is worked out for what is asked for now. */
  readonly firstPlan: FirstPlan | null
  readonly firstChoice: FirstChoice | null
  /** The version that the latest refinement became, until the next one starts. */
  readonly placed: string | null
  /** What the latest refinement really changed, where that is offered, until a region is marked or the source changes. */
  readonly changed: Changed | null
  /** Shapes that marked the latest refinement and are not needed any more. */
  readonly usedShapes: Marks | null
  /** What became of the latest run over several pictures, until it is dismissed. */
  readonly queueReport: QueueReport | null
  /** Calls whose pictures are not in the document, and calls that got no answer. */
  readonly waiting: readonly LedgerEntry[]
  /** True while the document is being written to or shown differently. */
  readonly busy: boolean
  /** How far that has come, where it takes long enough to tell. */
  readonly doing: Progress | null
  /** Whether prompts may stand where exported files carry them; null where the host has no such place. */
  readonly promptsInFile: boolean | null
  /** The part that is being looked for, to be proposed as region. */
  readonly selecting: PartName | null
  readonly problem: Problem | null
  /** What the user should know although nothing failed: a budget that is nearly used up, a provider that makes us wait. */
  readonly warning: string | null
  /** What the user must agree to before something goes on. */
  readonly question: Question | null
  /** What was last asked for in this panel, on whatever picture. */
  readonly lastInstruction: string
  /** The latest thing that happened, for people who listen instead of look. */
  readonly said: string
  readonly view: 'refine' | 'settings' | 'spending' | 'first' | 'kits' | 'recipes'
  /** The version whose details are open, as soon and as long as there is such a version. */
  readonly selected: string | null
  /** The version that was last brought into view; `placed` where nobody asked for that, and the picture is in view. */
  readonly revealed: { readonly version: string; readonly placed?: true } | null
  readonly open: Readonly<Record<SectionName, boolean>>
  readonly stage: StageState
  readonly advice: AdviceState
  readonly shelf: ShelfState
}

/** Names a thumbnail: a version, or with null the source itself, in the state it has now. */
export function thumbnailKey(source: string, version: string | null, state: string): string {
  return `${source} ${version ?? 'source'} ${state}`
}

/** A draft that asks for nothing. */
export const emptyDraft: Draft = {
  instruction: '',
  painting: { region: null, protect: null },
  past: [],
  useHostRegion: true,
  layers: {},
  kept: {},
  edge: { kind: 'strict' },
  preserve: [],
  references: [],
}

import type { Edge, Preserve } from '../edit/edit.ts'
import type { PlainError } from '../errors.ts'
import type { Rebuilt } from '../history/lineage.ts'
import type { Picked, RegionLayer } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import type { Rect } from '../image/rect.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Mask } from '../mask/mask.ts'
import type { Progress } from '../ports.ts'
import type { Prepared } from '../refine.ts'
import type { AdviceChange } from './advice-state.ts'
import type { FirstChoice, FirstDraft, FirstPlan } from './first-picture.ts'
import type { NextState } from './next-state.ts'
import type { Question } from './question.ts'
import type { QueueReport, QueueRun } from './queue.ts'
import type { LayerAreas, LayerUse } from './region-layers.ts'
import type { Budgets, ServerModels, Setup } from './setup.ts'
import type { ShelfChange } from './shelf-state.ts'
import type { SpendingBook, Spent } from './spent.ts'
import type {
  Changed,
  Choice,
  Draft,
  Painting,
  PanelState,
  PartName,
  Problem,
  Run,
  SectionName,
  StageState,
} from './state.ts'

/** Everything that can happen to the panel's state, as plain data. */
export type PanelAction =
  /** The document was looked at. */
  | {
      readonly type: 'refreshed'
      readonly picked: Picked | null
      readonly pickProblem: PlainError | null
      readonly rebuilt: Pick<Rebuilt, 'lineages' | 'unreadable'>
      readonly hostRegion: Mask | null
      readonly waiting: readonly LedgerEntry[]
      /** Only `picked` when absent. */
      readonly pickedAll?: readonly Picked[]
      /** None when absent. */
      readonly regionLayers?: readonly RegionLayer[]
      readonly spentToday?: Spent
    }
  /** The book of spending was read. */
  | { readonly type: 'spending'; readonly book: SpendingBook }
  | { readonly type: 'areas'; readonly areas: LayerAreas }
  | { readonly type: 'thumbnail'; readonly key: string; readonly picture: Picture }
  /** The user said something about the change. */
  | { readonly type: 'instruct'; readonly text: string }
  | { readonly type: 'paint'; readonly painting: Painting }
  /** A part of the picture is looked for, or not any more. */
  | { readonly type: 'selecting'; readonly part: PartName | null }
  | { readonly type: 'unpaint' }
  | { readonly type: 'useHostRegion'; readonly on: boolean }
  | { readonly type: 'layerUse'; readonly layer: string; readonly use: LayerUse }
  /** What a selection covers was taken over into the painting; from now on it only waits to become another one. */
  | { readonly type: 'keep'; readonly layer: string; readonly mask: Mask }
  /** Selections that were kept cover something else. */
  | { readonly type: 'unkeep'; readonly layers: readonly string[] }
  | { readonly type: 'edge'; readonly edge: Edge }
  | { readonly type: 'preserve'; readonly preserve: Preserve }
  | { readonly type: 'unpreserve'; readonly text: string }
  /** Something happened to what is said about the draft, or to the steps that it was taken apart into. */
  | { readonly type: 'advice'; readonly change: AdviceChange }
  | { readonly type: 'redraft'; readonly changes: Partial<Omit<Draft, 'past'>> }
  | { readonly type: 'setup'; readonly changes: Partial<Setup> }
  /** Keys, addresses and money. */
  | { readonly type: 'key'; readonly provider: string; readonly saved: boolean }
  | { readonly type: 'baseUrl'; readonly provider: string; readonly url: string }
  | {
      readonly type: 'option'
      readonly provider: string
      readonly option: string
      readonly value: string
    }
  | {
      readonly type: 'serverModels'
      readonly provider: string
      readonly changes: Partial<ServerModels>
    }
  | { readonly type: 'budgets'; readonly changes: Partial<Budgets> }
  /** What would be sent. */
  | { readonly type: 'preparing'; readonly revision: number }
  | { readonly type: 'prepared'; readonly revision: number; readonly prepared: Prepared }
  | { readonly type: 'unprepared'; readonly revision: number; readonly error: PlainError }
  /** The refinement under way. */
  | { readonly type: 'started'; readonly run: Run }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'partial'; readonly picture: Picture }
  | { readonly type: 'queue'; readonly queue: QueueRun }
  | { readonly type: 'queueReport'; readonly report: QueueReport | null }
  /** The part of the picture that is being painted, in source pixels; null where that changes on the way. */
  | { readonly type: 'sends'; readonly crop: Rect | null }
  /** Something that the user should know although nothing failed; null once it is dismissed. */
  | { readonly type: 'warning'; readonly text: string | null }
  | { readonly type: 'ended' }
  /** Candidates. */
  | { readonly type: 'proposed'; readonly choice: Choice }
  /** What tells the candidates apart was worked out. */
  | { readonly type: 'compared'; readonly differences: readonly (string | undefined)[] }
  | { readonly type: 'choose'; readonly index: number; readonly on: boolean }
  | { readonly type: 'preview'; readonly index: number }
  | { readonly type: 'unproposed' }
  | {
      readonly type: 'placed'
      readonly version: string | null
      /** What changed of a picture that was refined as a whole; none when absent. */
      readonly changed?: Changed | null
    }
  /** What could come next. */
  | { readonly type: 'next'; readonly changes: Partial<NextState> }
  /** Something happened to recipes and brand kits. */
  | { readonly type: 'shelf'; readonly change: ShelfChange }
  /** First pictures. */
  | { readonly type: 'first'; readonly changes: Partial<FirstDraft> }
  | { readonly type: 'firstPlan'; readonly plan: FirstPlan }
  | { readonly type: 'firstChoice'; readonly choice: FirstChoice | null }
  | { readonly type: 'firstAdded' }
  /** The shapes that marked the latest refinement stay. */
  | { readonly type: 'keepShapes' }
  /** The rest of the panel. */
  | { readonly type: 'busy'; readonly busy: boolean }
  | { readonly type: 'promptsInFile'; readonly allowed: boolean }
  | { readonly type: 'problem'; readonly problem: Problem | null }
  | { readonly type: 'question'; readonly question: Question | null }
  | { readonly type: 'lastInstruction'; readonly text: string }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'view'; readonly view: PanelState['view'] }
  | { readonly type: 'select'; readonly version: string | null }
  /** Opens a version's details and brings them into view. */
  | { readonly type: 'reveal'; readonly version: string }
  | { readonly type: 'open'; readonly section: SectionName; readonly open: boolean }
  | { readonly type: 'stage'; readonly changes: Partial<StageState> }

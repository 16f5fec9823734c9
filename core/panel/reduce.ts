import type { Preserve } from '../edit/edit.ts'
import type { PanelAction } from './action.ts'
import { pickedLocks } from './chosen.ts'
import { chosenKit } from './chosen-kit.ts'
import { reduceAdvice } from './reduce-advice.ts'
import { reduceChoice } from './reduce-choice.ts'
import { reduceFirst } from './reduce-first.ts'
import { reduceRun } from './reduce-run.ts'
import { reduceSetup } from './reduce-setup.ts'
import { reduceShelf } from './reduce-shelf.ts'
import { areasWanted, type LayerAreas } from './region-layers.ts'
import { sameMask } from './same-mask.ts'
import type { Draft, Marks, Painting, PanelState, StageState } from './state.ts'
import { takeLook } from './take-look.ts'

/** How many strokes can be taken back. */
export const longestPast = 30

/** Gives the panel's next state: pure, and the only place where it changes. */
export function reduce(state: PanelState, action: PanelAction): PanelState {
  const next = apply(state, action)
  const looksElsewhere =
    !sameBesidesWords(next.draft, state.draft) ||
    next.setup !== state.setup ||
    next.baseUrls !== state.baseUrls ||
    next.options !== state.options ||
    next.hostRegion !== state.hostRegion ||
    next.areas.region !== state.areas.region ||
    next.areas.protect !== state.areas.protect ||
    next.picked?.state !== state.picked?.state ||
    next.picked?.source !== state.picked?.source ||
    JSON.stringify(next.picked?.head) !== JSON.stringify(state.picked?.head) ||
    lockIds(next) !== lockIds(state)
  const revision = state.revision + 1
  const counted = looksElsewhere
    ? { ...next, revision, sight: revision }
    : next.draft === state.draft && chosenKit(next) === chosenKit(state)
      ? next
      : { ...next, revision }
  return changedIsCurrent(state, counted) ? counted : { ...counted, changed: null }
}

function sameBesidesWords(draft: Draft, before: Draft): boolean {
  const { instruction, preserve } = before
  const reworded: Draft = { ...draft, instruction, preserve }
  return Object.entries(before).every(([key, value]) => reworded[key as keyof Draft] === value)
}

/** A lock never changes: it comes and goes. */
function lockIds(state: PanelState): string {
  return pickedLocks(state)
    .map(({ id }) => id)
    .join()
}

/** What changed is offered until a region is marked, another refinement starts, or the source is another. */
function changedIsCurrent(before: PanelState, { changed, picked, draft, areas, run }: PanelState) {
  if (!changed) return true
  return (
    draft.painting === before.draft.painting &&
    areas.region === before.areas.region &&
    (run === null || before.run !== null) &&
    changed.source === picked?.source &&
    changed.state === picked.state
  )
}

function apply(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'refreshed':
      return takeLook(state, action)
    case 'areas':
      return takeAreas(state, action.areas)
    case 'thumbnail':
      return { ...state, thumbnails: { ...state.thumbnails, [action.key]: action.picture } }
    case 'instruct':
      return redraft(state, { instruction: action.text })
    case 'paint':
      return showOverlay(repaint(state, action.painting))
    case 'selecting':
      return { ...state, selecting: action.part }
    case 'unpaint':
      return unpaint(state)
    case 'useHostRegion':
      return redraft(state, { useHostRegion: action.on })
    case 'layerUse': {
      const layers = { ...state.draft.layers, [action.layer]: action.use }
      const kept = withoutKeys(state.draft.kept, [action.layer])
      return showOverlay(redraft(state, { layers, kept }))
    }
    case 'keep':
      return redraft(state, {
        layers: { ...state.draft.layers, [action.layer]: 'off' },
        kept: { ...state.draft.kept, [action.layer]: action.mask },
      })
    case 'unkeep':
      return redraft(state, {
        layers: withoutKeys(state.draft.layers, action.layers),
        kept: withoutKeys(state.draft.kept, action.layers),
      })
    case 'edge':
      return showOverlay(redraft(state, { edge: action.edge }))
    case 'preserve':
      return redraft(state, {
        preserve: withPreserve(state.draft.preserve, action.preserve),
      })
    case 'unpreserve':
      return redraft(state, {
        preserve: state.draft.preserve.filter((known) => !sameWords(known.text, action.text)),
      })
    case 'redraft': {
      const { painting = state.draft.painting, ...changes } = action.changes
      return redraft(repaint(state, painting), changes)
    }
    case 'advice':
      return reduceAdvice(state, action.change)
    case 'shelf':
      return { ...state, shelf: reduceShelf(state.shelf, action.change) }
    case 'setup':
    case 'key':
    case 'baseUrl':
    case 'option':
    case 'serverModels':
    case 'budgets':
      return reduceSetup(state, action)
    case 'preparing':
      return { ...state, preparation: { kind: 'preparing', revision: action.revision } }
    case 'prepared': {
      const { revision, prepared } = action
      return { ...state, preparation: { kind: 'ready', revision, prepared } }
    }
    case 'unprepared': {
      const { revision, error } = action
      return { ...state, preparation: { kind: 'failed', revision, error } }
    }
    case 'started':
    case 'progress':
    case 'partial':
    case 'sends':
    case 'queue':
    case 'queueReport':
    case 'warning':
    case 'ended':
      return reduceRun(state, action)
    case 'spending':
      return { ...state, spending: action.book }
    case 'next':
      return { ...state, next: { ...state.next, ...action.changes } }
    case 'proposed':
    case 'compared':
    case 'choose':
    case 'preview':
    case 'unproposed':
      return reduceChoice(state, action)
    case 'placed':
      return {
        ...state,
        placed: action.version,
        changed: action.changed ?? null,
        usedShapes: usedShapes(state),
        selected: action.version,
        revealed: action.version === null ? null : { version: action.version, placed: true },
        // The result is looked at, not the region over it; painting on brings the region back.
        stage: { ...state.stage, tool: 'hand', showsOverlay: false },
      }
    case 'first':
    case 'firstPlan':
    case 'firstChoice':
    case 'firstAdded':
      return reduceFirst(state, action)
    case 'keepShapes':
      return { ...state, usedShapes: null }
    case 'busy':
      return { ...state, busy: action.busy, doing: null }
    case 'promptsInFile':
      return { ...state, promptsInFile: action.allowed }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'question':
      // A question is asked where the answers are.
      return {
        ...state,
        question: action.question,
        view: action.question ? 'refine' : state.view,
      }
    case 'lastInstruction':
      return { ...state, lastInstruction: action.text }
    case 'say':
      return { ...state, said: action.text }
    case 'view':
      return changeView(state, action.view)
    case 'select':
      return { ...state, selected: action.version }
    case 'reveal': {
      const { version } = action
      return { ...state, view: 'refine', selected: version, revealed: { version } }
    }
    case 'open':
      return { ...state, open: { ...state.open, [action.section]: action.open } }
    case 'stage':
      return { ...state, stage: changeStage(state.stage, action.changes) }
  }
}

/** Areas that came too late for another source or other layers are dropped; the same ones stay the same masks. */
function takeAreas(state: PanelState, areas: LayerAreas): PanelState {
  if (areas.what !== areasWanted(state)) return state
  const { region, protect } = state.areas
  return {
    ...state,
    areas: {
      ...areas,
      region: sameMask(region, areas.region) ? region : areas.region,
      protect: sameMask(protect, areas.protect) ? protect : areas.protect,
    },
  }
}

/** Masks of the document are never offered for removal: other layers depend on them. */
function usedShapes({ run, choice }: PanelState): Marks | null {
  const marked = (run ?? choice)?.marked
  const layers = marked?.layers.filter(({ kind }) => kind === 'shape') ?? []
  return marked && layers.length > 0 ? { ...marked, layers } : null
}

/** What failed elsewhere is no failure of what is opened now; the settings are where some failures are put right. */
function changeView(state: PanelState, view: PanelState['view']): PanelState {
  const keeps = view === 'refine' || view === 'settings'
  return { ...state, view, problem: keeps ? state.problem : null }
}

/** What was just changed about the region is looked at, even where it was hidden before. */
function showOverlay(state: PanelState): PanelState {
  return { ...state, stage: { ...state.stage, showsOverlay: true } }
}

/** Taking up a painting tool shows what was painted before. */
function changeStage(stage: StageState, changes: Partial<StageState>): StageState {
  const takesTool = changes.tool !== undefined && changes.tool !== 'hand'
  return { ...stage, ...(takesTool && { showsOverlay: true }), ...changes }
}

function redraft(state: PanelState, changes: Partial<Draft>): PanelState {
  return { ...state, draft: { ...state.draft, ...changes } }
}

function repaint(state: PanelState, painting: Painting): PanelState {
  if (painting === state.draft.painting) return state
  const past = [...state.draft.past, state.draft.painting].slice(-longestPast)
  return redraft(state, { painting: withoutStaleProposal(painting), past })
}

/** A region that was cleared is begun anew: nothing is known of it any more. */
function withoutStaleProposal(painting: Painting): Painting {
  if (painting.region || !painting.proposed) return painting
  return { region: null, protect: painting.protect }
}

function unpaint(state: PanelState): PanelState {
  const painting: Painting | undefined = state.draft.past.at(-1)
  return painting ? redraft(state, { painting, past: state.draft.past.slice(0, -1) }) : state
}

function withoutKeys<Value>(
  record: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}

/** What is kept already stays in its place in the list, whatever else is said about it. */
function withPreserve(preserve: readonly Preserve[], said: Preserve): readonly Preserve[] {
  const isSaid = ({ text }: Preserve) => sameWords(text, said.text)
  if (!preserve.some(isSaid)) return [...preserve, said]
  return preserve.map((known) => (isSaid(known) ? said : known))
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

import type { Picked } from '../host.ts'
import type { Size } from '../image/rect.ts'
import type { PanelAction } from './action.ts'
import { type Draft, emptyDraft, type Painting, type PanelState, type StageState } from './state.ts'

/** How many strokes can be taken back. */
export const longestPast = 30

/** Gives the panel's next state: pure, and the only place where it changes. */
export function reduce(state: PanelState, action: PanelAction): PanelState {
  const next = apply(state, action)
  const asksSomethingElse =
    next.draft !== state.draft ||
    next.setup !== state.setup ||
    next.baseUrls !== state.baseUrls ||
    next.hostRegion !== state.hostRegion ||
    next.picked?.state !== state.picked?.state ||
    next.picked?.source !== state.picked?.source ||
    JSON.stringify(next.picked?.head) !== JSON.stringify(state.picked?.head)
  return asksSomethingElse ? { ...next, revision: state.revision + 1 } : next
}

function apply(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case 'refreshed':
      return refreshed(state, action)
    case 'thumbnail':
      return { ...state, thumbnails: { ...state.thumbnails, [action.key]: action.picture } }
    case 'instruct':
      return redraft(state, { instruction: action.text })
    case 'paint':
      return showOverlay(repaint(state, action.painting))
    case 'unpaint':
      return unpaint(state)
    case 'useHostRegion':
      return redraft(state, { useHostRegion: action.on })
    case 'edge':
      return showOverlay(redraft(state, { edge: action.edge }))
    case 'preserve':
      return redraft(state, {
        preserve: [
          ...state.draft.preserve.filter((known) => !sameWords(known.text, action.preserve.text)),
          action.preserve,
        ],
      })
    case 'unpreserve':
      return redraft(state, {
        preserve: state.draft.preserve.filter((known) => !sameWords(known.text, action.text)),
      })
    case 'redraft': {
      const { painting = state.draft.painting, ...changes } = action.changes
      return redraft(repaint(state, painting), changes)
    }
    case 'setup':
      return { ...state, setup: { ...state.setup, ...action.changes } }
    case 'key':
      return { ...state, keys: { ...state.keys, [action.provider]: action.saved } }
    case 'baseUrl':
      return { ...state, baseUrls: { ...state.baseUrls, [action.provider]: action.url } }
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
      return { ...state, run: action.run, placed: null, problem: null, said: '' }
    case 'progress':
      return state.run ? { ...state, run: { ...state.run, progress: action.progress } } : state
    case 'partial':
      return state.run ? { ...state, run: { ...state.run, partial: action.picture } } : state
    case 'ended':
      return { ...state, run: null }
    case 'proposed':
      return { ...state, choice: action.choice, stage: { ...state.stage, compare: null } }
    case 'choose':
      return choose(state, action.index, action.on)
    case 'preview':
      return state.choice
        ? { ...state, choice: { ...state.choice, previewed: action.index } }
        : state
    case 'unproposed':
      return { ...state, choice: null }
    case 'placed':
      return {
        ...state,
        placed: action.version,
        selected: action.version,
        // The result is looked at, not the region over it; painting on brings the region back.
        stage: { ...state.stage, tool: 'hand', showsOverlay: false },
      }
    case 'busy':
      return { ...state, busy: action.busy }
    case 'problem':
      return { ...state, problem: action.problem }
    case 'say':
      return { ...state, said: action.text }
    case 'view':
      return { ...state, view: action.view }
    case 'select':
      return { ...state, selected: action.version }
    case 'open':
      return { ...state, open: { ...state.open, [action.section]: action.open } }
    case 'stage':
      return { ...state, stage: changeStage(state.stage, action.changes) }
  }
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
  return redraft(state, { painting, past })
}

function unpaint(state: PanelState): PanelState {
  const painting: Painting | undefined = state.draft.past.at(-1)
  return painting ? redraft(state, { painting, past: state.draft.past.slice(0, -1) }) : state
}

function choose(state: PanelState, index: number, on: boolean): PanelState {
  if (!state.choice) return state
  const others = state.choice.picked.filter((picked) => picked !== index)
  const picked = on ? [...others, index] : others
  return { ...state, choice: { ...state.choice, picked, previewed: index } }
}

function refreshed(
  state: PanelState,
  action: Extract<PanelAction, { type: 'refreshed' }>,
): PanelState {
  const { picked, pickProblem, rebuilt, hostRegion, waiting } = action
  return {
    ...swapDraft(state, picked),
    loaded: true,
    looks: state.looks + 1,
    picked,
    pickProblem,
    lineages: rebuilt.lineages,
    unreadable: rebuilt.unreadable,
    hostRegion,
    waiting,
  }
}

/** Parks the draft of the source that was left and takes up the one that was parked; masks of another size are dropped. */
function swapDraft(state: PanelState, picked: Picked | null): PanelState {
  if (!picked) return state
  const { source, width, height } = picked
  const draftOf = { source, width, height }
  const owner = state.draftOf
  if (!owner) return { ...state, draftOf }
  const fits = (size: Size) => size.width === width && size.height === height
  if (owner.source === source) {
    if (fits(owner)) return state
    return { ...redraft(state, { painting: emptyDraft.painting, past: [] }), draftOf }
  }
  const known = state.parked.find((parked) => parked.source === source && fits(parked))
  const parked = state.parked.filter((other) => other.source !== source)
  return {
    ...state,
    draft: known?.draft ?? emptyDraft,
    draftOf,
    parked: [...parked, { ...owner, draft: state.draft }],
  }
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

import type { BatchEvent, NotedError, PlannedItem, SetMeasures } from './batch-event.ts'

/**
 * Where a picture of a job stands.
 *
 * `planned`: waits for its next step; `open`: sent and not answered; `answered`: the answer is kept and not in the
 * document yet; `done`, `failed` and `unknown` (sent, and nobody knows what became of it) are final until the user
 * wants it again.
 */
export const itemStates = ['planned', 'open', 'answered', 'done', 'failed', 'unknown'] as const
export type ItemStateName = (typeof itemStates)[number]

/** One call that was made for a picture, and what became of it. */
export interface ItemCall {
  readonly call: string
  readonly step: number
  readonly state: 'open' | 'answered' | 'placed' | 'failed' | 'unknown'
  readonly highUsd: number | null
  readonly costUsd: number | null
  /** Set where `costUsd` is only a ceiling. */
  readonly atMost?: true
  /** Set where it failed, and may have been billed all the same. */
  readonly unsure?: true
  /** Set for a call that waits in a batch. */
  readonly submission?: string
}

/** What one step made. */
export interface StepResult {
  readonly version: string
  readonly checks: readonly string[]
  readonly changedOutside: number
}

/** Everything that the journal says of one picture. */
export interface ItemState {
  readonly planned: PlannedItem
  readonly state: ItemStateName
  /** What each step of the current round made; its length is the next step. */
  readonly results: readonly StepResult[]
  readonly calls: readonly ItemCall[]
  readonly error: NotedError | null
  readonly measures: SetMeasures | null
  /** The picture that it is to match, after the user wanted that. */
  readonly anchor: string | null
  /** Whether the user agreed to send again what may have been billed. */
  readonly consent: boolean
}

/** Events that are about one picture. */
export type ItemEvent = Extract<BatchEvent, { readonly item: string }>

/** Gives how a picture begins. */
export function newItem(planned: PlannedItem): ItemState {
  return {
    planned,
    state: 'planned',
    results: [],
    calls: [],
    error: null,
    measures: null,
    anchor: null,
    consent: false,
  }
}

/** Gives how a picture stands after an event. Never throws: a journal tells what was, also with lines missing. */
export function afterEvent(state: ItemState, event: ItemEvent): ItemState {
  switch (event.type) {
    case 'planned':
      return state.calls.length > 0 ? state : newItem(event)
    case 'open': {
      const { call, step, highUsd } = event
      const opened: ItemCall = { call, step, highUsd, state: 'open', costUsd: null }
      // One that was turned away is sent again under its own name.
      const others = state.calls.filter((one) => one.call !== call)
      return { ...state, state: 'open', error: null, calls: [...others, opened] }
    }
    case 'answered':
      return {
        ...withCall(state, event.call, {
          ...{ state: 'answered', costUsd: event.costUsd },
          ...(event.atMost && { atMost: true }),
        }),
        state: 'answered',
      }
    case 'placed': {
      const { version, checks, changedOutside, costUsd } = event
      const placed = withCall(state, event.call, { state: 'placed', costUsd })
      const results = [...state.results, { version, checks, changedOutside }]
      return { ...placed, state: 'planned', results, consent: false, error: null }
    }
    case 'done':
      return { ...state, state: 'done', measures: event.measures, error: null }
    case 'refused':
      return {
        ...withCall(state, event.call, { state: event.unsure ? 'unknown' : 'failed' }),
        state: 'planned',
      }
    case 'failed':
      return { ...failedCall(state, event), state: 'failed', error: event.error }
    case 'unknown':
      return {
        ...withCall(state, event.call, { state: 'unknown', highUsd: event.highUsd }),
        state: 'unknown',
        error: event.error,
      }
    case 'again':
      return again(state, event)
  }
}

function again(state: ItemState, { from, anchor }: Extract<ItemEvent, { type: 'again' }>) {
  const next = { ...state, consent: true, error: null, anchor }
  if (from === 'source') return { ...next, state: 'planned' as const, results: [], measures: null }
  const isAnswered = state.calls.some((call) => call.state === 'answered')
  return { ...next, state: isAnswered ? ('answered' as const) : ('planned' as const) }
}

/** A call whose answer is kept stays answered: it can be placed without asking again. */
function failedCall(
  state: ItemState,
  { call, unsure }: Extract<ItemEvent, { type: 'failed' }>,
): ItemState {
  const isAnswered = state.calls.some((one) => one.call === call && one.state === 'answered')
  if (call === null || isAnswered) return state
  return withCall(state, call, { state: 'failed', ...(unsure && { unsure }) })
}

/** Changes one call; one whose opening is not in the journal is told of from here on. */
export function withCall(
  state: ItemState,
  call: string,
  changes: Partial<Pick<ItemCall, 'state' | 'costUsd' | 'atMost' | 'unsure' | 'highUsd'>>,
): ItemState {
  const isKnown = state.calls.some((one) => one.call === call)
  const step = state.results.length
  const unseen: ItemCall = { call, step, state: 'open', highUsd: null, costUsd: null }
  const calls = isKnown ? state.calls : [...state.calls, unseen]
  return { ...state, calls: calls.map((one) => (one.call === call ? { ...one, ...changes } : one)) }
}

/** Tells whether nothing is left to do for a picture until the user wants it again. */
export function isFinal({ state }: Pick<ItemState, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'unknown'
}

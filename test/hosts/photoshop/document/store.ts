import { createModalState, type ModalState } from '../modal/modal-state.ts'
import type { DocumentModel } from '../model/model.ts'
import { NotModelled } from '../not-modelled.ts'
import { type Counting, createCounts } from './counts.ts'
import { createHistory, type History, type HistoryStep } from './history.ts'
import { type Language, type OwnName, ownName } from './names.ts'
import { PhotoshopError } from './photoshop-error.ts'

/** What the stand-in is put together with; everything has a default. */
export interface StoreOptions {
  /** Photoshop's version, `25.0.0` unless told: members that came later are not there. */
  readonly version?: string
  /** Language of the interface: default names and history entries. English unless told. */
  readonly language?: Language
  /** How many history states are kept; 50 unless told, as in Photoshop's preferences. */
  readonly historyStates?: number
  /** Whether groups stand open in the Layers panel: a new layer then goes into a selected one; above it unless told. */
  readonly groupsOpen?: boolean
  /** Whether a group can be linked together with a layer in it; it can unless told. */
  readonly linksNested?: boolean
  /** Whether a command that fails rejects the whole batchPlay call; an element of the answer unless told. */
  readonly rejectsFailures?: boolean
  /** Lets that many seconds pass where Photoshop waits; none pass unless told, so that no test sleeps. */
  readonly wait?: (seconds: number) => Promise<void>
}

/** Everything that the stand-in knows, and the only way to change it: `dom/`, `batch-play/`, `imaging/` stand on it. */
export interface Store {
  readonly version: string
  readonly language: Language
  readonly modal: ModalState
  readonly counts: Counting
  readonly groupsOpen: boolean
  readonly linksNested: boolean
  readonly rejectsFailures: boolean
  /** What alerts said, oldest first. */
  readonly alerts: string[]
  readonly wait: (seconds: number) => Promise<void>

  /**
   * Begins a call of the plugin: counts it, and throws after Esc, or when it changes something, or reads pixels of a
   * document, outside a modal scope. `trips` is 0 for the commands inside one batchPlay call, which travel together.
   */
  enter(name: string, does: 'reads' | 'reads pixels' | 'changes', trips?: 0 | 1): void

  /** The way of an asynchronous call to Photoshop: whoever does not wait for it goes on before anything has changed. */
  trip(): Promise<void>

  /** Open documents in order of opening. */
  readonly documents: readonly number[]
  /** The document in front; null when none is open. */
  readonly inFront: number | null
  bringToFront(documentID: number): void
  /** Opens a model under a new id, in front; gives the id. */
  open(model: DocumentModel, step: OwnName): number
  close(documentID: number): void

  /** The document as it is now. @throws PhotoshopError when it was closed. */
  model(documentID: number): DocumentModel
  /** The document at one of the History panel's states. @throws PhotoshopError when there is none of that id. */
  modelAt(documentID: number, historyStateID: number): DocumentModel
  history(documentID: number): History
  /** Replaces the document by what `edit` makes of it, as one undoable step called `step` (or part of a suspended one). */
  change(documentID: number, step: string, edit: (model: DocumentModel) => DocumentModel): void
  /** Replaces the document without a step: what History does not hold. */
  adjust(documentID: number, edit: (model: DocumentModel) => DocumentModel): void

  /** The next free layer or channel number of a document; never given twice in a session, undo or not. */
  newID(documentID: number): number
  nameOf(name: OwnName): string
  /** Makes that call fail from now on, or do nothing without a word, until it is given null. */
  refuse(name: string, how: PhotoshopError | 'silently' | null): void
  /** Whether that call does anything. @throws PhotoshopError when it is to fail. */
  allowed(name: string): boolean
  /** Runs something right before the next call of that name (`imaging.getPixels`, `batchPlay:set`…). */
  before(name: string, act: () => void): void
  /** Whether this Photoshop has what came with that version. */
  has(version: string): boolean

  /** Tells listeners of an event; nobody hears it inside a scope that is not interactive. */
  notify(event: string, descriptor?: object): void
  listen(events: readonly string[], call: (event: string, descriptor: object) => void): () => void
}

interface OpenDocument {
  readonly history: History
  nextID: number
}

/** Makes a Photoshop with no document open. */
export function createStore(options: StoreOptions = {}): Store {
  const { version = '25.0.0', language = 'en', historyStates = 50 } = options
  const modal = createModalState()
  const counts = createCounts()
  const open = new Map<number, OpenDocument>()
  const listeners = new Set<{
    events: readonly string[]
    call: (event: string, descriptor: object) => void
  }>()
  const refusals = new Map<string, PhotoshopError | 'silently'>()
  const interceptions: { name: string; act: () => void }[] = []
  let inFront: number | null = null
  let lastDocument = 58
  let lastStep = 100

  const find = (documentID: number): OpenDocument => {
    const found = open.get(documentID)
    if (!found) throw new PhotoshopError(`No document with the id ${documentID} is open.`)
    return found
  }
  const store: Store = {
    version,
    language,
    modal,
    counts,
    alerts: [],
    groupsOpen: options.groupsOpen ?? false,
    linksNested: options.linksNested ?? true,
    rejectsFailures: options.rejectsFailures ?? false,
    wait: options.wait ?? (() => Promise.resolve()),
    enter: (name, does, trips = 1) => {
      const found = interceptions.findIndex((interception) => interception.name === name)
      if (found >= 0) interceptions.splice(found, 1)[0]?.act()
      counts.count(name, trips)
      if (modal.cancelled) throw new PhotoshopError('User cancelled the operation', -128)
      if (does === 'reads pixels' && modal.depth === 0) {
        throw new PhotoshopError(
          'The requested functionality is only allowed from inside a modal scope.',
        )
      }
      if (does === 'changes' && modal.depth === 0) {
        throw new PhotoshopError(
          `Event: ${name} may modify the state of Photoshop. Such events are only allowed from inside a modal scope`,
        )
      }
      if (trips === 1) store.allowed(name)
    },
    refuse: (name, how) => {
      if (how === null) refusals.delete(name)
      else refusals.set(name, how)
    },
    allowed: (name) => {
      const how = refusals.get(name)
      if (how instanceof PhotoshopError) throw how
      return how === undefined
    },
    before: (name, act) => {
      interceptions.push({ name, act })
    },
    trip: async () => {
      for (let turn = 0; turn < 8; turn++) await undefined
    },
    get documents() {
      return [...open.keys()]
    },
    get inFront() {
      return inFront
    },
    bringToFront: (documentID) => {
      find(documentID)
      inFront = documentID
    },
    open: (model, step) => {
      lastDocument += 2
      const id = lastDocument
      const history = createHistory(
        { ...model, id },
        ownName(step, language),
        () => ++lastStep,
        historyStates,
      )
      open.set(id, { history, nextID: 1 + highestID(model) })
      inFront = id
      return id
    },
    close: (documentID) => {
      find(documentID)
      open.delete(documentID)
      if (inFront === documentID) inFront = [...open.keys()].at(-1) ?? null
    },
    model: (documentID) => find(documentID).history.model,
    modelAt: (documentID, historyStateID) => {
      const isIt = (step: HistoryStep) => step.id === historyStateID
      const found = find(documentID).history.steps.find(isIt)
      if (!found) throw new PhotoshopError(`No history state with the id ${historyStateID}.`)
      return found.model
    },
    history: (documentID) => find(documentID).history,
    change: (documentID, step, edit) => {
      const { history } = find(documentID)
      history.change(step, edit(history.model))
    },
    adjust: (documentID, edit) => {
      const { history } = find(documentID)
      history.adjust(edit(history.model))
    },
    newID: (documentID) => find(documentID).nextID++,
    nameOf: (name) => ownName(name, language),
    has: (since) => compareVersions(version, since) >= 0,
    notify: (event, descriptor = {}) => {
      if (modal.silent && !event.startsWith('modalJavaScriptScope')) return
      for (const listener of [...listeners]) {
        if (!listener.events.includes(event)) continue
        void Promise.resolve().then(() => {
          if (listeners.has(listener)) listener.call(event, descriptor)
        })
      }
    },
    listen: (events, call) => {
      if (events.includes('all')) throw new NotModelled('listening to all events')
      const listener = { events, call }
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}

function highestID(model: DocumentModel): number {
  const ids = (layers: DocumentModel['layers']): number[] =>
    layers.flatMap((layer) => ['layers' in layer ? ids(layer.layers) : [], layer.id].flat())
  return Math.max(0, ...ids(model.layers), ...model.channels.map(({ id }) => id))
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number))
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

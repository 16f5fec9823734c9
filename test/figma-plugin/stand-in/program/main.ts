import type { Notice, SavedDocument, Settings } from '../border/contract.ts'
import { packValue, unpackValue } from '../border/values.ts'
import { createClientStorage } from './client-storage.ts'
import { compareNodes } from './compare-nodes.ts'
import { createEvents } from './events.ts'
import { fail, notModelled } from './fail.ts'
import { createFigmaApi } from './figma-api.ts'
import { createHand } from './hand/hand.ts'
import { createHistory } from './history.ts'
import type { HostFunctions } from './host.ts'
import { createImages } from './images.ts'
import { newRecord } from './new-record.ts'
import { createNodeObject } from './node-object.ts'
import { openSaved } from './save.ts'
import { createStore } from './store.ts'
import { createTimers } from './timers.ts'
import { createUi } from './ui.ts'
import type { World } from './world.ts'

/**
 * Opens a document inside QuickJS and puts the plugin's globals beside it.
 *
 * @returns what Node calls: by name, with one packed list of arguments, answered with one packed value.
 */
export function openDocument(host: HostFunctions, settingsText: string) {
  const settings = JSON.parse(settingsText) as Settings
  const report = (thrown: unknown) =>
    host.log(
      'uncaught',
      thrown instanceof Error ? `${thrown.message}\n${thrown.stack}` : String(thrown),
    )
  const world = createWorld(host, settings, report)
  const ui = createUi(host, report)
  const notices: Notice[] = []
  const close = () => {
    world.events.call('close')
    world.closed = true
    ui.close()
    timers.plugin.stopAll()
  }
  const timers = { plugin: createTimers(even(host), report), own: world.timers }
  const figmaApi = createFigmaApi(world, ui, notices, close)
  installGlobals({ figma: figmaApi, __html__: settings.html, __uiFiles__: {} }, host, timers.plugin)
  const verbs: Record<string, (...args: never[]) => unknown> = {
    ...createHand(world, notices),
    open: (saved: SavedDocument) => openSaved(world, saved),
    shown: () => ui.shown(),
    close: () => {
      if (!world.closed) close()
    },
    isClosed: () => world.closed,
    run: () => world.events.call('run', { command: settings.command, parameters: undefined }),
  }

  return {
    call(name: string, text: string, ...bytes: ArrayBuffer[]): (string | ArrayBuffer)[] {
      const args = unpackValue({ text, bytes: bytes.map((part) => new Uint8Array(part)) })
      const verb = verbs[name] ?? notModelled(`hand.${name}`)
      const parcel = packValue((verb as (...args: unknown[]) => unknown)(...(args as unknown[])))
      return [parcel.text, ...parcel.bytes.map((part) => part.slice().buffer)]
    },
    /** Messages of the page come in packed and stay packed until a listener takes them. */
    receive(text: string, ...bytes: ArrayBuffer[]): void {
      if (world.closed) return
      ui.receive({ text, bytes: bytes.map((part) => new Uint8Array(part)) })
    },
    /** Reports what the script's own promise is rejected with, when it ends in one. */
    watch(ending: unknown): void {
      if (ending instanceof Promise) ending.catch(report)
    },
    fire(handle: number): void {
      if (handle % 2 === 0) timers.plugin.fire(handle / 2)
      else timers.own.fire((handle - 1) / 2)
    },
  }
}

function createWorld(
  host: HostFunctions,
  settings: Settings,
  report: (thrown: unknown) => void,
): World {
  const store = createStore()
  store.put(newRecord('DOCUMENT', '0:0'))
  store.put(newRecord('PAGE', '0:1', { name: 'Page 1' }))
  store.attach('0:1', '0:0', 0)
  const ownTimers = createTimers(odd(host), report)
  const nodes = new Map<string, object>()
  const ids = new Map<object, string>()
  const nodeOf = (id: string): object => {
    const known = nodes.get(id)
    if (known) return known
    const node = createNodeObject(world, id)
    nodes.set(id, node)
    ids.set(node, id)
    return node
  }
  const world: World = {
    settings,
    host,
    store,
    images: createImages(host),
    history: createHistory(store),
    timers: ownTimers,
    clientStorage: createClientStorage(),
    selections: new Map(),
    loadedPages: new Set(['0:1']),
    styles: new Map(),
    loadedFonts: new Set(),
    known: new Map(
      Object.entries(settings.known).map(([name, members]) => [name, new Set(members)]),
    ),
    visited: { nodes: new Set(), calls: new Map() },
    held: new Map(),
    currentPage: '0:1',
    center: { x: 0, y: 0 },
    acting: 'plugin',
    allPagesLoaded: false,
    lastId: 1,
    skipHidden: false,
    closed: false,
    newId: () => `1:${++world.lastId}`,
    nodeOf,
    idOf(node, where) {
      const id = typeof node === 'object' && node !== null ? ids.get(node) : undefined
      if (id === undefined) fail(where, 'Expected a node')
      if (!store.find(id)) fail(where, `The node with id "${id}" does not exist`)
      return id
    },
    turn: (member) => new Promise((resolve) => holdOrGo(world, member, resolve)),
    events: createEvents({
      later: (callback) => void ownTimers.start(callback, 0, false),
      report,
      now: store.snapshot,
      compare: (before, after, origin) => compareNodes(before, after, origin, nodeOf),
    }),
  }
  return world
}

function holdOrGo(world: World, member: string, resolve: () => void): void {
  const waiting = world.held.get(member)
  if (waiting) waiting.push(resolve)
  else world.timers.start(resolve, 0, false)
}

function even(host: HostFunctions): HostFunctions {
  return {
    ...host,
    startTimer: (id, delay) => host.startTimer(id * 2, delay),
    stopTimer: (id) => host.stopTimer(id * 2),
  }
}

/** Both kinds of timers share the host's: the plugin's have even handles there, the stand-in's own odd ones. */
function odd(host: HostFunctions): HostFunctions {
  return {
    ...host,
    startTimer: (id, delay) => host.startTimer(id * 2 + 1, delay),
    stopTimer: (id) => host.stopTimer(id * 2 + 1),
  }
}

function installGlobals(
  globals: Readonly<Record<string, unknown>>,
  host: HostFunctions,
  timers: ReturnType<typeof createTimers>,
): void {
  const log =
    (level: string) =>
    (...parts: unknown[]) =>
      host.log(level, parts.map(String).join(' '))
  const timer = (every: boolean) => (callback: () => void, delay: number) =>
    timers.start(callback, delay ?? 0, every)
  const all = {
    ...globals,
    console: {
      log: log('log'),
      info: log('info'),
      warn: log('warn'),
      error: log('error'),
      assert: (condition: boolean, ...parts: unknown[]) => {
        if (!condition) log('error')('Assertion failed', ...parts)
      },
      clear: () => {},
    },
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: timers.stop,
    clearInterval: timers.stop,
    fetch: () => notModelled('fetch'),
  }
  for (const [name, value] of Object.entries(all)) {
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false })
  }
}

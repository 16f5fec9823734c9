import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobPort } from '../../core/worker/job.ts'
import { rejectedSource } from '../../scripts/rejected-source.ts'
import { root } from '../../scripts/root.ts'
import type { SavedDocument, Settings, ShownUi } from './stand-in/border/contract.ts'
import type { Hand } from './stand-in/border/hand.ts'
import { type Parcel, packValue, unpackValue } from './stand-in/border/values.ts'
import { buildProgram } from './stand-in/build-program.ts'
import { createPage, type Page } from './stand-in/page.ts'
import { readTypingsMembers } from './stand-in/typings-members.ts'
import { startVm } from './stand-in/vm.ts'

/** Captured here: tests may put a fake clock in the place of Node's. */
const { setImmediate } = globalThis

/** An open Figma document with a plugin running in it, inside QuickJS. */
export interface Sandbox {
  /**
   * What the plugin's page has: messages to the plugin go in, the plugin's messages come to listeners.
   *
   * @throws Error while the plugin has shown no window.
   */
  readonly port: JobPort
  readonly hand: Hand
  /** What the plugin stored on this machine. */
  readonly storage: ReadonlyMap<string, unknown>
  /** Lines of the plugin's console, and errors that nobody caught: `uncaught: …`. */
  readonly log: readonly string[]
  /** Bytes that crossed between plugin and page, and messages, each way. */
  readonly traffic: Readonly<Traffic>
  /** The plugin's window; null without one. */
  ui(): ShownUi | null
  /** Waits until nothing is due any more: events, messages, answers that are not held back. */
  settled(): Promise<void>
  /** The document as a file: open it again with `openSandbox({ saved })`. */
  saved(): SavedDocument
  /** Closes the plugin as the user does: its timers stop, its page is gone. The document can still be seen. */
  closePlugin(): void
  isClosed(): boolean
  /** Throws everything away. */
  close(): void
}

export interface Traffic {
  toPage: number
  toPlugin: number
  bytesToPage: number
  bytesToPlugin: number
}

export interface SandboxOptions extends Partial<Omit<Settings, 'known' | 'relaunchCommands'>> {
  /** The plugin's script; the built `build/main.js` by default. */
  readonly bundle?: string
  /** The document to open; an empty one with one page by default. */
  readonly saved?: SavedDocument
  /** What the plugin stored on this machine before. */
  readonly storage?: Iterable<readonly [string, unknown]>
  /** Draws the document before the plugin starts. */
  readonly prepare?: (hand: Hand) => void
  /** The plugin's page: called with its port each time that a window is opened. */
  readonly page?: (port: JobPort) => void
  /** Commands of the manifest's `relaunchButtons`; those of the repository's manifest by default. */
  readonly relaunchCommands?: readonly string[]
}

/**
 * Opens a document and starts a plugin in it, each in a QuickJS of its own.
 *
 * @throws Error for a script that Figma would reject, and for what the script throws at its top level.
 */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    bundle = await readBundle(),
    saved,
    storage = [],
    prepare,
    page: startPage,
    ...given
  } = options
  const rejected = rejectedSource(bundle)
  if (rejected.length > 0) throw new Error(`possible import expression rejected: ${rejected[0]}`)
  const settings: Settings = {
    editorType: 'figma',
    mode: 'default',
    ...(await readManifest()),
    pluginId: 'pentimento',
    colorProfile: 'SRGB',
    viewOnly: false,
    exif: true,
    html: '/* the panel */',
    known: await readTypingsMembers(),
    ...given,
  }
  const log: string[] = []
  let page: Page | null = null
  const traffic: Traffic = { toPage: 0, toPlugin: 0, bytesToPage: 0, bytesToPlugin: 0 }
  let closed = false
  const send = (parcel: Parcel) => {
    traffic.toPlugin++
    traffic.bytesToPlugin += sizeOf(parcel)
    if (!closed) vm.call('receive', [], parcel)
  }
  const vm = await startVm(await buildProgram(), JSON.stringify(settings), {
    open: () => {
      page?.end()
      page = createPage(send)
      startPage?.(page.port)
    },
    post: (parcel) => {
      traffic.toPage++
      traffic.bytesToPage += sizeOf(parcel)
      page?.deliver(unpackValue(parcel))
    },
    log: (level, text) => log.push(`${level}: ${text}`),
  })
  const verb = (name: string, ...args: readonly unknown[]): unknown =>
    unpackValue(vm.call('call', [name], packValue(args)))
  // Every name of the hand is a verb of the program, which throws `NotModelled` for any other.
  const hand = new Proxy({} as Hand, {
    get: (_target, name) => (typeof name === 'string' ? verb.bind(null, name) : undefined),
  })

  const sandbox: Sandbox = {
    get port() {
      if (!page) throw new Error('Expected a plugin with a window: it has not called showUI')
      return page.port
    },
    hand,
    get storage() {
      return new Map(Object.entries(hand.storage()))
    },
    log,
    traffic,
    ui: () => verb('shown') as ShownUi | null,
    async settled() {
      do await new Promise((resolve) => setImmediate(resolve))
      while (!closed && (vm.isBusy() || page?.isBusy()))
    },
    saved: () => hand.save(),
    closePlugin() {
      verb('close')
      page?.end()
    },
    isClosed: () => verb('isClosed') === true,
    close() {
      if (closed) return
      closed = true
      vm.dispose()
    },
  }
  if (saved) verb('open', saved)
  for (const [key, value] of storage) hand.setStorage(key, value)
  prepare?.(hand)
  try {
    vm.runScript(bundle)
  } catch (thrown) {
    sandbox.close()
    throw thrown
  }
  verb('run')
  await sandbox.settled()
  return sandbox
}

function sizeOf({ text, bytes }: Parcel): number {
  return bytes.reduce((sum, part) => sum + part.length, text.length)
}

async function readBundle(): Promise<string> {
  return readFile(join(root, 'build/main.js'), 'utf8').catch(() => {
    throw new Error('Expected build/main.js: run `npm run build -- figma` first')
  })
}

/** What the repository's own manifest says: the menu's first command, and those of relaunch buttons. */
async function readManifest(): Promise<Pick<Settings, 'command' | 'relaunchCommands'>> {
  const text = await readFile(join(root, 'manifest.json'), 'utf8')
  interface Commands {
    readonly menu?: readonly { readonly command?: string }[]
    readonly relaunchButtons?: readonly { readonly command: string }[]
  }
  const { menu = [], relaunchButtons = [] } = JSON.parse(text) as Commands
  return {
    command: menu.find(({ command }) => command !== undefined)?.command ?? '',
    relaunchCommands: relaunchButtons.map(({ command }) => command),
  }
}

import { expectKnown, NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'

/** The part of a manifest that entry points are checked against. */
export interface ManifestEntries {
  readonly id: string
  readonly entrypoints: readonly { readonly type: string; readonly id: string }[]
  readonly requiredPermissions?: { readonly ipc?: { readonly enablePluginCommunication?: boolean } }
}

interface PanelHandlers {
  readonly create?: (root: HTMLElement) => Promise<void> | void
}

interface Handlers {
  readonly panels?: Readonly<Record<string, PanelHandlers>>
  readonly commands?: Readonly<Record<string, () => Promise<void> | void>>
}

/** Calls of the plugin's entry points, as Photoshop makes them. */
export interface EntryDriver {
  /** Tells that the plugin's script has run: from then on `setup` comes too late. */
  scriptEnded(): void
  /** Opens the panel for the first time; it is never told of anything else. */
  createPanel(id: string, root: HTMLElement): Promise<void>
  runCommand(id: string): Promise<void>
  /** Entry points that took longer than UXP's 300 ms. */
  readonly overdue: readonly string[]
}

/** How long an entry point may take, in milliseconds (manifest 5). */
const budgetMs = 300

/** Makes `uxp.entrypoints` and the hand that calls what is registered there. */
export function createEntrypoints(manifest: ManifestEntries, now: () => number) {
  let handlers: Handlers | null = null
  let ended = false
  const overdue: string[] = []
  const idsOf = (type: string) =>
    manifest.entrypoints.filter((entry) => entry.type === type).map(({ id }) => id)

  const call = async (name: string, entry: (() => Promise<void> | void) | undefined) => {
    if (!entry) throw new Error(`The plugin registered no ${name}`)
    const start = now()
    try {
      await entry()
    } finally {
      if (now() - start > budgetMs) overdue.push(name)
    }
  }
  const driver: EntryDriver = {
    scriptEnded: () => {
      ended = true
    },
    createPanel: (id, root) => call(`panel ${id}`, () => handlers?.panels?.[id]?.create?.(root)),
    runCommand: (id) => call(`command ${id}`, handlers?.commands?.[id]),
    overdue,
  }
  const entrypoints = strict('entrypoints', {
    setup(given: Handlers) {
      if (handlers) throw new Error('entrypoints.setup can be called only once')
      if (ended) throw new Error('entrypoints.setup was called too late')
      expectKnown('entrypoints.setup', given, ['panels', 'commands'])
      for (const [id, panel] of Object.entries(given.panels ?? {})) {
        if (!idsOf('panel').includes(id)) throw new Error(`The manifest has no panel ${id}`)
        expectKnown(`panel ${id}`, panel, ['create'])
        if (!panel.create) throw new Error(`Panel ${id} has neither create nor show`)
      }
      for (const [id, command] of Object.entries(given.commands ?? {})) {
        if (!idsOf('command').includes(id)) throw new Error(`The manifest has no command ${id}`)
        if (typeof command !== 'function') throw new NotModelled('commands as objects')
      }
      handlers = given
    },
  })
  return { entrypoints, driver }
}

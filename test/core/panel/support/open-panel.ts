import type { RefineError } from '../../../../core/errors.ts'
import type { Host } from '../../../../core/host.ts'
import type { PanelDeps } from '../../../../core/panel/panel-deps.ts'
import { createPanelStore, type PanelStore } from '../../../../core/panel/panel-store.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import type { Secrets } from '../../../../core/ports.ts'
import { createMemoryStore, type Desk, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, flat, type Script } from '../../refine/scripted-provider.ts'
import { cloudInfo } from './sample-state.ts'

const opened: PanelStore[] = []

/** Lets go of every panel that a test opened. */
export function closePanels(): void {
  for (const store of opened.splice(0)) store.dispose()
}

/** Says what to change. */
export function ask({ store }: OpenPanel, instruction = 'make the light warmer'): void {
  store.dispatch({ type: 'instruct', text: instruction })
}

/** A panel over a document in memory with one picked picture, and a provider that does what a test says. */
export interface OpenPanel {
  readonly desk: Desk
  readonly store: PanelStore
  readonly secrets: Secrets & { readonly kept: Map<string, string> }
  readonly settings: Desk['store']
  /** Waits until the state fulfils a condition. */
  readonly until: (holds: (state: PanelState) => boolean) => Promise<PanelState>
}

export async function openPanel(
  script: Script = repaintAnew(),
  options: {
    readonly host?: (host: Host) => Host
    readonly desk?: Desk
    readonly settings?: Desk['store']
    readonly createFails?: RefineError
    /** Further parts of the host, in place of those of the desk. */
    readonly deps?: Partial<PanelDeps>
    /** Uses the store before the document was looked at. */
    readonly begin?: (store: PanelStore) => void
  } = {},
): Promise<OpenPanel> {
  const desk = options.desk ?? (await openDesk(createScriptedProvider(script)))
  const secrets = createSecrets()
  const settings = options.settings ?? createMemoryStore()
  const deps: PanelDeps = {
    ...desk.deps,
    host: options.host ? options.host(desk.host) : desk.host,
    providerInfos: [desk.provider.info, cloudInfo],
    createProvider: () => {
      if (options.createFails) throw options.createFails
      return desk.provider
    },
    secrets,
    settings,
    ...options.deps,
  }
  const store = createPanelStore(deps)
  opened.push(store)
  options.begin?.(store)
  const until: OpenPanel['until'] = (holds) =>
    new Promise((resolve) => {
      const look = () => {
        if (!holds(store.getState())) return false
        stop()
        resolve(store.getState())
        return true
      }
      let stop = () => {}
      if (!look()) stop = store.subscribe(look)
    })
  await until((state) => state.loaded)
  return { desk, store, secrets, settings, until }
}

/** Paints another colour for every candidate of every call, so that each changes something. */
function repaintAnew(): Script {
  let red = 255
  return ({ picture, variations }) =>
    Array.from({ length: variations }, () => {
      red -= 20
      return flat(picture, picture.depth, [red, 3, 99, 255])
    })
}

function createSecrets(): OpenPanel['secrets'] {
  const kept = new Map<string, string>()
  return {
    kept,
    get: async (provider) => kept.get(provider) ?? null,
    set: async (provider, key) => void kept.set(provider, key),
    delete: async (provider) => void kept.delete(provider),
  }
}

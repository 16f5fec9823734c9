import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../../core/host.ts'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import { root } from '../../../scripts/root.ts'
import { createPhotoshop, type FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import { createUxp, type FakeUxp, type UxpOptions } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { type BareRealm, type BareRealmParts, createBareRealm } from './bare-realm.ts'
import type { ShimElement } from './dom/element.ts'
import { runtimeOf, type UxpVersion } from './runtime.ts'

/** The built plugin, running where nothing is but what one UXP documents. */
export interface BareSeat {
  readonly fake: FakePhotoshop
  readonly uxp: FakeUxp
  readonly realm: BareRealm
  /** The plugin's own app; null when it could not be put together. Everything that crosses is copied or stood for. */
  readonly app: { readonly host: Host; readonly store: PanelStore } | null
  /** Opens the panel; gives its root. */
  openPanel(): Promise<ShimElement>
}

export interface BareSeatOptions extends Partial<Omit<BareRealmParts, 'modules'>> {
  readonly uxp?: UxpVersion
  /** A Photoshop that is open already; a new one unless given. */
  readonly fake?: FakePhotoshop
  readonly module?: Partial<UxpOptions>
  /** The script to run; the built `build/photoshop-uxp/index.js` unless told. */
  readonly bundle?: string
  /** Replaces what `require` gives. */
  readonly modules?: Readonly<Record<string, unknown>>
}

const folder = join(root, 'build/photoshop-uxp')

/** Starts the built plugin in a context of Node. */
export async function openBareSeat(options: BareSeatOptions = {}): Promise<BareSeat> {
  const runtime = runtimeOf(options.uxp ?? '7.2')
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  const fake = options.fake ?? createPhotoshop({ version: runtime.photoshop })
  const uxp = createUxp({
    manifest,
    version: `${runtime.uxp}.0`,
    photoshop: runtime.photoshop,
    ...options.module,
  })
  const realm = await createBareRealm(runtime, {
    fetch: () => Promise.reject(new Error('Failed to fetch')),
    setTimeout: (callback, milliseconds) => Number(setTimeout(callback, milliseconds)),
    clearTimeout: (id) => clearTimeout(id),
    ...options,
    modules: { photoshop: fake.photoshop, uxp: uxp.uxp, ...options.modules },
  })
  realm.run(options.bundle ?? (await readBundle()))
  uxp.driver.scriptEnded()
  const app = realm.run('typeof Pentimento === "undefined" ? null : Pentimento.app')
  return {
    fake,
    uxp,
    realm,
    app: realm.border.toHere(app) as BareSeat['app'],
    async openPanel() {
      const panel = realm.run('document.body.appendChild(document.createElement("div"))')
      const crossed = realm.border.toHere(panel) as ShimElement
      await uxp.driver.createPanel('pentimento', crossed as unknown as HTMLElement)
      return crossed
    },
  }
}

async function readBundle(): Promise<string> {
  return readFile(join(folder, 'index.js'), 'utf8').catch(() => {
    throw new Error('Expected build/photoshop-uxp: run `npm run build -- photoshop` first')
  })
}

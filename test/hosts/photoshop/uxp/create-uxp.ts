import type { Uxp } from '../../../../photoshop-uxp/uxp.ts'
import { NotModelled } from '../not-modelled.ts'
import { strict } from '../strict.ts'
import { createDisk, type Disk } from './disk.ts'
import { formats, modes } from './entries.ts'
import { createEntrypoints, type EntryDriver, type ManifestEntries } from './entrypoints.ts'
import { createFolderEntry } from './folder.ts'
import { createSecureStorage } from './secure-storage.ts'

/** What a stand-in of the `uxp` module is made with. */
export interface UxpOptions {
  readonly manifest: ManifestEntries
  /** What is kept from session to session; an empty one unless given. */
  readonly disk?: Disk
  /** UXP's own version; Photoshop 25.0 has 7.2.0. */
  readonly version?: string
  readonly photoshop?: string
  /** What `secureStorage` answers for a key that it does not have. */
  readonly lostSecrets?: 'null' | 'empty' | 'rejected'
  /** Milliseconds, for the 300 ms that an entry point may take. */
  readonly now?: () => number
  /** Whether Photoshop shows a panel when asked to; else it answers with its reason, as text. */
  readonly refusesPanels?: boolean
}

/** A stand-in of the `uxp` module, and what only its other side can do and see. */
export interface FakeUxp {
  /** What `require('uxp')` gives. */
  readonly uxp: Uxp
  readonly driver: EntryDriver
  readonly disk: Disk
  /** Panels that the plugin asked Photoshop to show, in turn. */
  readonly shownPanels: readonly string[]
}

/** Makes a stand-in of the `uxp` module that enforces what its pages say; whatever it lacks throws NotModelled. */
export function createUxp(options: UxpOptions): FakeUxp {
  const { manifest, disk = createDisk(), version = '7.2.0', photoshop = '25.0.0' } = options
  const { now = () => performance.now(), lostSecrets = 'null', refusesPanels = false } = options
  const { entrypoints, driver } = createEntrypoints(manifest, now)
  const shownPanels: string[] = []
  const self = strict('plugin', {
    id: manifest.id,
    enabled: true,
    async showPanel(id: string) {
      if (!manifest.requiredPermissions?.ipc?.enablePluginCommunication) {
        throw new Error('Permission denied: the manifest has no ipc.enablePluginCommunication')
      }
      const isPanel = manifest.entrypoints.some((one) => one.type === 'panel' && one.id === id)
      if (!isPanel || refusesPanels) return `Panel ${id} could not be shown`
      shownPanels.push(id)
      return undefined
    },
  })
  const localFileSystem = strict('storage.localFileSystem', {
    isFileSystemProvider: true,
    getDataFolder: async () => createFolderEntry(disk, 'data'),
    getTemporaryFolder: async () => createFolderEntry(disk, 'temporary'),
    getPluginFolder: async () => createFolderEntry(disk, 'plugin'),
    getFileForOpening: () => refused('getFileForOpening'),
    getFileForSaving: () => refused('getFileForSaving'),
    getFolder: () => refused('getFolder'),
  })
  const uxp = strict('uxp', {
    entrypoints,
    storage: strict('storage', {
      formats,
      modes,
      localFileSystem,
      secureStorage: createSecureStorage(disk.secrets, lostSecrets),
    }),
    host: strict('host', { name: 'photoshop', version: photoshop, uiLocale: 'en_US' }),
    versions: strict('versions', { uxp: `uxp-${version}-local`, plugin: '0.1.0' }),
    shell: strict('shell', {
      async openExternal() {
        throw new Error('Permission denied: the manifest has no launchProcess')
      },
    }),
    pluginManager: strict('pluginManager', { plugins: new Set([self]) }),
  })
  // Smaller than the typings: what is missing throws NotModelled instead of being there.
  return { uxp: uxp as unknown as Uxp, driver, disk, shownPanels }
}

/** The manifest grants the plugin its own folders only. */
function refused(verb: string): never {
  throw new NotModelled(`${verb}: the manifest has no permission for it`)
}

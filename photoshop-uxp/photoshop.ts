import type { ActionModule, Core, Imaging } from 'photoshop'

/** Photoshop's module as the plugin uses it; the typings describe what Photoshop 25 and newer have. */
export interface Photoshop {
  readonly app: typeof import('photoshop').app
  readonly action: ActionModule
  readonly core: Core
  readonly imaging: Imaging
  readonly constants: typeof import('photoshop').constants
}

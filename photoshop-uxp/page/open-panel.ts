import { id } from '../manifest.json'
import type { Uxp } from '../uxp.ts'
import { panelId } from './entrypoints.ts'

/** Shows the plugin's panel, also when it is open already; false where UXP or Photoshop refuse. */
export async function openPanel({ pluginManager }: Pick<Uxp, 'pluginManager'>): Promise<boolean> {
  try {
    const own = [...pluginManager.plugins].find((plugin) => plugin.id === id)
    // A text instead of nothing says why not; the caller has another way to speak to the user.
    return own !== undefined && typeof (await own.showPanel(panelId)) !== 'string'
  } catch {
    // The plugin manager may be switched off altogether: then the user is told without the panel.
    return false
  }
}

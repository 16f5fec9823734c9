import { serveJobs } from '../../core/worker/serve-jobs.ts'
import { servedJobs } from '../document-jobs.ts'
import { createDocument } from './create-document.ts'
import { createDrawnNodes } from './drawn-nodes.ts'
import { panelPort } from './panel-port.ts'
import { rememberedSize } from './panel-window.ts'
import { watchChanges } from './watch-changes.ts'

/** What the plugin can be started with: items of its menu, and the relaunch button `refine` on versions. */
export type Command = 'open' | 'refine-again' | 'flatten' | 'report' | 'refine'

/** Shows the panel, answers it and tells it what changes. */
export async function openPanel(command: Command): Promise<void> {
  const drawn = createDrawnNodes()
  const port = panelPort()
  serveJobs(port, servedJobs(createDocument(command, drawn)))
  const size = await rememberedSize()
  figma.showUI(pageOf(__html__), { ...size, themeColors: true })
  // Not earlier: there is no window yet that could be told.
  watchChanges(drawn, (event) => port.postMessage(event, { transfer: [] }))
}

/**
 * The page around the built panel.
 *
 * It holds no word of a user's: inside a page, a layer's name could end the script. Those travel as messages.
 */
function pageOf(script: string): string {
  return `<div id="create-figma-plugin"></div><script>const __FIGMA_COMMAND__ = '', __SHOW_UI_DATA__ = {};${script}</script>`
}

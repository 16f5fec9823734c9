import { serveJobs } from '../../core/worker/serve-jobs.ts'
import type { DocumentJobs } from '../document-jobs.ts'
import { panelPort } from './panel-port.ts'
import { pickImage } from './pick-image.ts'
import { placeOverlays } from './place-overlays.ts'
import { readImage, readOverlays } from './read-image.ts'

/** Starts the document's side: shows the panel and answers it. */
export default function main(): void {
  const jobs: DocumentJobs = { pickImage, readImage, readOverlays, placeOverlays }
  serveJobs(panelPort(), jobs)
  figma.showUI(pageOf(__html__), { width: 340, height: 720, themeColors: true })
}

/** The page around the built panel. It holds no word of a user's: those travel as messages only. */
function pageOf(script: string): string {
  return `<div id="create-figma-plugin"></div><script>const __FIGMA_COMMAND__ = '', __SHOW_UI_DATA__ = {};${script}</script>`
}

import '../core/panel/panel.css'
import { options, render } from 'preact'
import { PickedReport } from '../core/panel/picked-report.tsx'
import { createPhotoshopHost } from './photoshop-host.ts'
import { entrypoints } from './uxp-api.ts'

// Synchronously and once, while the bundle loads: UXP does not wait.
entrypoints.setup({ panels: { pentimento: { create: showPanel } } })

function showPanel(root: HTMLElement): void {
  // UXP has no queueMicrotask before 9.4, which Preact would call.
  options.debounceRendering = (draw) => void Promise.resolve().then(draw)
  try {
    render(<PickedReport host={createPhotoshopHost()} hostName="Photoshop" />, root)
  } catch (thrown) {
    root.textContent = `Pentimento could not start: ${thrown instanceof Error ? thrown.message : String(thrown)}. Please restart Photoshop.`
  }
}

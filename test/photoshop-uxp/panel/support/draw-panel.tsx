import { options, render } from 'preact'
import type { PanelState } from '../../../../core/panel/state.ts'
import { createPhotoshopViews } from '../../../../photoshop-uxp/page/views/create-photoshop-views.tsx'
import { PhotoshopApp } from '../../../../photoshop-uxp/page/views/photoshop-app.tsx'
import { createStubStore, type StubStore } from '../../../core/panel/support/stub-store.ts'
import { createRecordingPage, type Recorded, type RecordedNode } from './recording-dom.ts'
import { paintAtOnce, turns } from './turns.ts'

export interface DrawnPanel {
  readonly recorded: Recorded
  readonly body: RecordedNode
  readonly store: StubStore
}

/** Draws the panel over a state as Photoshop draws it, lets its effects run, and takes it down again. */
export async function drawPanel(
  state: PanelState,
  look: (panel: DrawnPanel) => void | Promise<void> = () => {},
): Promise<DrawnPanel> {
  const { recorded, body, install } = createRecordingPage()
  const uninstall = install()
  const restore = paintAtOnce(options)
  const store = createStubStore(state)
  const views = createPhotoshopViews({
    showPixels: async () => ({ url: 'data:image/jpeg;base64,', release: () => {} }),
  })
  try {
    render(<PhotoshopApp store={store} views={views} />, body as never)
    await turns()
    const panel = { recorded, body, store }
    await look(panel)
    render(null, body as never)
    await turns()
    return panel
  } finally {
    restore()
    uninstall()
  }
}

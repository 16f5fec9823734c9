import { options, render } from 'preact'
import type { PanelState } from '../../../../core/panel/state.ts'
import { createPhotoshopViews } from '../../../../photoshop-uxp/page/views/create-photoshop-views.tsx'
import { PhotoshopApp } from '../../../../photoshop-uxp/page/views/photoshop-app.tsx'
import { createStubStore, type StubStore } from '../../../core/panel/support/stub-store.ts'
import { createRecordingPage, type Recorded, type RecordedNode } from './recording-dom.ts'

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
  const before = options.requestAnimationFrame
  // Nothing is painted here, so that nothing has to be waited for.
  options.requestAnimationFrame = (callback) => void Promise.resolve().then(callback)
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
    if (before) options.requestAnimationFrame = before
    else Reflect.deleteProperty(options, 'requestAnimationFrame')
    uninstall()
  }
}

/** Lets everything that was put off have its turn: Preact's own work, and pictures on their way. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}

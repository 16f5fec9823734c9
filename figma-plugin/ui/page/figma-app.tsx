import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { PictureView } from '../../../core/panel/canvas/picture-view.tsx'
import { Stage } from '../../../core/panel/canvas/stage.tsx'
import { Panel } from '../../../core/panel/panel.tsx'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import { WhenBroken } from '../../../core/panel/parts/when-broken.tsx'
import type { PanelViews } from '../../../core/panel/views.ts'
import { ConsentScreen, DeclinedScreen } from './consent-screen.tsx'
import type { FigmaPage, Screen } from './figma-page.ts'
import { OfflineNotice } from './offline-notice.tsx'
import { ResizeHandle, type WindowSize } from './resize-handle.tsx'
import { BrokenScreen, FailedScreen, StartingScreen } from './start-screens.tsx'

const views: PanelViews = { Picture: PictureView, Stage }

/** The plugin's whole window: what comes before the panel, the panel, and what lies over it. */
export function FigmaApp(props: {
  readonly page: FigmaPage
  readonly resize: (size: WindowSize) => void
}): JSX.Element {
  const { page, resize } = props
  return (
    <WhenBroken screen={(tryAgain) => <BrokenScreen tryAgain={tryAgain} />}>
      <div class="figma-page">
        <OfflineNotice />
        <div class="figma-page__content">
          <ScreenOf page={page} />
        </div>
        <ResizeHandle resize={resize} />
      </div>
    </WhenBroken>
  )
}

function ScreenOf({ page }: { readonly page: FigmaPage }) {
  const screen = useScreen(page)
  switch (screen.kind) {
    case 'starting':
      return <StartingScreen slow={screen.slow} />
    case 'failed':
      return <FailedScreen error={screen.error} tryAgain={() => void page.start()} />
    case 'consent':
      return <ConsentScreen agree={() => void page.agree()} decline={page.decline} />
    case 'declined':
      return <DeclinedScreen reconsider={page.reconsider} />
    case 'open':
      return <OpenPanel store={screen.store} />
  }
}

/** The panel; the keyboard is here when it was on the screen before. It is never taken away from the canvas. */
function OpenPanel({ store }: { readonly store: PanelStore }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) root.current?.focus()
  }, [])
  return (
    <div ref={root} class="figma-page__panel" tabIndex={-1}>
      <Panel store={store} views={views} />
    </div>
  )
}

function useScreen(page: FigmaPage): Screen {
  const [, setSeen] = useState({})
  useEffect(() => {
    const look = () => setSeen({})
    // What changed between rendering and this effect would be missed otherwise.
    look()
    return page.subscribe(look)
  }, [page])
  return page.getScreen()
}

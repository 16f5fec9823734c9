import { Panel, type PanelProps } from '../../../core/panel/panel.tsx'
import { WhenBroken } from '../../../core/panel/parts/when-broken.tsx'
import { usePanel } from '../../../core/panel/use-panel.ts'
import { BrokenScreen, StartingScreen } from './start-screens.tsx'

/** Everything that the plugin's panel shows: the start, the panel itself, and a page for when drawing it fails. */
export function PhotoshopApp(props: PanelProps) {
  return (
    <WhenBroken screen={(tryAgain) => <BrokenScreen tryAgain={tryAgain} />}>
      <div class="photoshop-page">
        <Content {...props} />
      </div>
    </WhenBroken>
  )
}

function Content({ store, views }: PanelProps) {
  const { loaded, problem } = usePanel(store)
  if (!loaded && !problem) return <StartingScreen />
  return <Panel store={store} views={views} />
}

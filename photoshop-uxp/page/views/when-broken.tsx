import { Component, type ComponentChildren } from 'preact'
import { FailedScreen } from './start-screens.tsx'

/** Says in people's words that drawing the panel failed, instead of leaving it empty. */
export class WhenBroken extends Component<
  { readonly children: ComponentChildren },
  { readonly broken: boolean }
> {
  override state = { broken: false }

  static override getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <FailedScreen
        error={{
          message: 'Pentimento lost its thread.',
          hint: 'Your document and everything that waits to be placed are as they were. Try again; if that does not help, close this panel and open it from the Plugins menu.',
        }}
        tryAgain={() => this.setState({ broken: false })}
      />
    )
  }
}

import { Component, type ComponentChildren } from 'preact'
import { FailedScreen } from './start-screens.tsx'

/** Shows a page in people's words when drawing the window fails, instead of an empty one. */
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
          code: 'internal',
          message: 'Pentimento lost its thread.',
          hint: 'Your file and everything that waits to be placed are as they were. Try again; if that does not help, close this window and run the plugin anew.',
          retryable: true,
        }}
        tryAgain={() => this.setState({ broken: false })}
      />
    )
  }
}

import { Component, type ComponentChild, type ComponentChildren } from 'preact'

/** Shows another screen where drawing what is inside failed, instead of nothing. */
export class WhenBroken extends Component<
  {
    readonly children: ComponentChildren
    /** Says in people's words what happened; `tryAgain` draws what is inside anew. */
    readonly screen: (tryAgain: () => void) => ComponentChild
  },
  { readonly broken: boolean }
> {
  override state = { broken: false }

  static override getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return this.props.screen(() => this.setState({ broken: false }))
  }
}

import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Steps through the versions in the order they were made, and to the source and back. */
export function VersionSteps({ state, store }: { state: PanelState; store: PanelStore }) {
  const head = state.picked?.head
  const showsSource = head?.kind === 'source'
  return (
    <div class="pentimento-row pentimento-steps">
      <Step
        words="Previous"
        label="Show the previous version"
        disabled={showsSource}
        onPress={() => void store.showPrevious()}
      >
        <Icon name="back" size={14} />
      </Step>
      <Step words="Next" label="Show the next version" onPress={() => void store.showNext()}>
        <Icon name="chevron" size={14} />
      </Step>
      <Step
        words={showsSource ? 'After' : 'Before'}
        label={showsSource ? 'Show the version again' : 'Show the source'}
        disabled={head?.kind === 'mix'}
        onPress={() => void store.toggleBefore()}
      >
        <Icon name="compare" size={14} />
      </Step>
    </div>
  )
}

interface StepProps {
  readonly words: string
  readonly label: string
  readonly disabled?: boolean
  readonly onPress: () => void
  readonly children: preact.ComponentChildren
}

function Step({ words, label, disabled = false, onPress, children }: StepProps) {
  return (
    <Button
      class="pentimento-button pentimento-button--quiet"
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
      <span class="pentimento-button__words">{words}</span>
    </Button>
  )
}

import { IconButton } from './icon-button.tsx'

interface ViewHeadProps {
  readonly title: string
  readonly onBack: () => void
}

/** The head of a view that lies over the panel: what it is, and the way back. */
export function ViewHead({ title, onBack }: ViewHeadProps) {
  return (
    <header class="pentimento-settings__head">
      <IconButton icon="back" label="Back" onPress={onBack} />
      <h1 class="pentimento-settings__title">{title}</h1>
    </header>
  )
}

import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface IconButtonProps {
  readonly icon: IconName
  /** Its name for people who can't see it, and its tooltip. */
  readonly label: string
  readonly onPress: () => void
  /** Set for a button that stays pressed. */
  readonly pressed?: boolean
  readonly filled?: boolean
  readonly disabled?: boolean
}

/** A square button that shows only an icon. */
export function IconButton({ icon, label, onPress, pressed, filled, disabled }: IconButtonProps) {
  return (
    <Button
      class={`pentimento-icon-button${pressed ? ' pentimento-icon-button--pressed' : ''}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} filled={filled ?? false} />
    </Button>
  )
}

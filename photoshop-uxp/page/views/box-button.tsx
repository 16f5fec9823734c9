import type { ButtonProps } from '../../../core/panel/views.ts'

/**
 * A button made of a plain box.
 *
 * UXP draws its own look inside a `button` element whatever the style sheet says, and holds no icons in it.
 */
export function BoxButton({ disabled = false, class: classes, children, ...props }: ButtonProps) {
  const { onClick, ...attributes } = props
  const press = () => {
    if (!disabled) onClick?.()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the reason is above.
    // biome-ignore lint/a11y/useFocusableInteractive: written in small letters, as UXP's attributes are.
    <div
      role="button"
      aria-disabled={disabled}
      {...attributes}
      class={`pentimento-box-button ${classes ?? ''}${disabled ? ' pentimento-disabled' : ''}`}
      tabindex={disabled ? -1 : 0}
      onClick={press}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey) return
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        press()
      }}
    >
      {children}
    </div>
  )
}

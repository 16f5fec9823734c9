import { useState } from 'preact/hooks'
import type { SecretInputProps } from '../../../core/panel/views.ts'

const dot = '•'

/**
 * A field for a key that shows its words only while it is being typed in.
 *
 * A plain text field, because the value of a password field can't be read on macOS (UXP's known issues).
 */
export function SecretInput({ label, value, onChange }: SecretInputProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <input
      type="text"
      class="pentimento-text"
      aria-label={label}
      placeholder="Paste the key"
      value={isOpen ? value : dot.repeat(Math.min(value.length, 24))}
      onFocus={() => setIsOpen(true)}
      onBlur={() => setIsOpen(false)}
      onInput={(event) => {
        const text = event.currentTarget.value
        setIsOpen(true)
        // Fields are known to lose the focus without being told: what was typed among the dots would be no key.
        onChange(text.includes(dot) ? text.split(dot).join('') : text)
      }}
    />
  )
}

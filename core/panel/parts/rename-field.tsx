import { useLayoutEffect, useRef, useState } from 'preact/hooks'

import { Button } from './button.tsx'
export interface RenameFieldProps {
  readonly name: string
  readonly onRename: (name: string) => void
  readonly onCancel: () => void
}

/** A field for a layer's new name: Enter takes it, Escape leaves the old one. */
export function RenameField({ name, onRename, onCancel }: RenameFieldProps) {
  const [text, setText] = useState(name)
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const field = input.current
    field?.focus()
    // UXP documents no way to select a field's text.
    if (field && 'select' in field) field.select()
  }, [])
  const rename = () => {
    const words = text.trim()
    if (words === '' || words === name) onCancel()
    else onRename(words)
  }
  return (
    <div class="pentimento-row">
      <input
        ref={input}
        type="text"
        class="pentimento-text"
        aria-label="Layer name"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          // The key ends here: what gets the focus next must not be pressed by it.
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') rename()
          else onCancel()
        }}
      />
      <Button class="pentimento-button" onClick={rename}>
        Rename
      </Button>
    </div>
  )
}

import { useState } from 'preact/hooks'

export interface TextEntryProps {
  /** What it is called where no label stands around it. */
  readonly label?: string
  readonly value: string
  readonly placeholder?: string
  readonly numeric?: boolean
  readonly short?: boolean
  /** Takes what was typed when the user leaves the field or presses Enter; false leaves it there to be put right. */
  readonly onCommit: (text: string) => boolean
}

/**
 * A text field whose words count only once they are complete.
 *
 * Until then they are kept here: the panel is drawn again whenever the document changes, and a field that shows
 * nothing but the state would lose what is being typed.
 */
export function TextEntry(props: TextEntryProps) {
  const { label, value, placeholder, numeric = false, short = false, onCommit } = props
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      type="text"
      class={`pentimento-text${short ? ' pentimento-text--short' : ''}`}
      {...(numeric && { inputMode: 'numeric' })}
      {...(label !== undefined && { 'aria-label': label })}
      {...(placeholder !== undefined && { placeholder })}
      value={typed ?? value}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        if (onCommit(event.currentTarget.value)) setTyped(null)
      }}
    />
  )
}

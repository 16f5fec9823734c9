export interface TextInputProps {
  /** What it is called where no label stands around it. */
  readonly label?: string
  readonly placeholder?: string
  readonly value: string
  readonly short?: boolean
  readonly onType: (text: string) => void
}

/** A text field whose words are kept outside, letter by letter. */
export function TextInput({ label, placeholder, value, short = false, onType }: TextInputProps) {
  return (
    <input
      type="text"
      class={`pentimento-text${short ? ' pentimento-text--short' : ''}`}
      {...(label !== undefined && { 'aria-label': label })}
      {...(placeholder !== undefined && { placeholder })}
      value={value}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  )
}

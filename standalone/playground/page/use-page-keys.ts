import { useEffect, useRef } from 'preact/hooks'

/** What the page's keys do; null where there is nothing to do. */
export interface PageKeys {
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly open: () => void
  readonly save: () => void
}

/**
 * Gives Ctrl+Z, Ctrl+Shift+Z, Ctrl+O and Ctrl+S (⌘ on a Mac) to the page.
 *
 * Undo and redo stay with a text field while text is being typed, and with the stage while a stroke can be taken back.
 *
 * @param read gives what the keys do when one is pressed: the page may be a moment behind what it shows.
 */
export function usePageKeys(read: () => PageKeys): void {
  const reading = useRef(read)
  reading.current = read
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
      const command = commandOf(event, reading.current())
      if (!command) return
      event.preventDefault()
      command()
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}

function commandOf(event: KeyboardEvent, keys: PageKeys): (() => void) | null {
  const key = event.key.toLowerCase()
  if (key === 'o') return keys.open
  if (key === 's') return keys.save
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select') !== null
  if (isTyping) return null
  if (key === 'y' || (key === 'z' && event.shiftKey)) return keys.redo
  return key === 'z' ? keys.undo : null
}

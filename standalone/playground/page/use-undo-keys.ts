import { useEffect } from 'preact/hooks'
import type { DocumentHost } from '../../document/document-host.ts'

/** Gives Ctrl+Z and Ctrl+Shift+Z (⌘ on a Mac) to the document, except where text is being typed. */
export function useUndoKeys(host: DocumentHost | null): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select') !== null
      if (
        !host ||
        isTyping ||
        event.defaultPrevented ||
        event.altKey ||
        !(event.ctrlKey || event.metaKey)
      )
        return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) host.redo()
      else host.undo()
    }
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [host])
}

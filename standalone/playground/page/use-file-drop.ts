import { useEffect, useState } from 'preact/hooks'

/**
 * Takes files that are dropped or pasted anywhere on the page.
 *
 * @param take is given the first file; null when there was none in what was dropped or pasted.
 * @returns whether files hover over the page right now.
 */
export function useFileDrop(take: (file: File | null) => void): boolean {
  const [hovers, setHovers] = useState(false)
  useEffect(() => {
    const stopper = new AbortController()
    const listen = <Name extends keyof WindowEventMap>(
      name: Name,
      listener: (event: WindowEventMap[Name]) => void,
    ) => addEventListener(name, listener, { signal: stopper.signal })

    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setHovers(true)
    })
    listen('dragleave', (event) => {
      if (event.relatedTarget === null) setHovers(false)
    })
    listen('drop', (event) => {
      setHovers(false)
      // Text that is dragged into a field is none of ours.
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      take(event.dataTransfer.files[0] ?? null)
    })
    listen('paste', (event) => {
      const file = event.clipboardData?.files[0]
      if (!file) return
      event.preventDefault()
      take(file)
    })
    return () => stopper.abort()
  }, [take])
  return hovers
}

import { useLayoutEffect } from 'preact/hooks'

/** What scrolls around the parts of the panel. */
const scroller = '.pentimento-scroll'

/**
 * Keeps what the user works on where it is on the screen when something that comes and goes by itself grows above it.
 *
 * @param part What grows.
 */
export function useHeldPlace(part: { readonly current: HTMLElement | null }): void {
  // Asked before the changes of this rendering reach the page.
  const focused = document.activeElement
  const before = part.current && focused ? focused.getBoundingClientRect().top : null
  const end = part.current?.getBoundingClientRect().bottom ?? 0
  useLayoutEffect(() => {
    if (!focused || before === null || focused !== document.activeElement || before < end) return
    const around = focused.closest(scroller)
    if (around) around.scrollTop += focused.getBoundingClientRect().top - before
  })
}

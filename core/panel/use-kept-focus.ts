import { useLayoutEffect } from 'preact/hooks'

/**
 * Keeps the keyboard where it was: when what had the focus inside `root` is taken away or disabled, something near it gets it.
 *
 * @param near finds what comes next in the root as it is then; null leaves it to a component further out.
 */
export function useKeptFocus(
  root: { readonly current: HTMLElement | null },
  near: (root: HTMLElement) => HTMLElement | null,
): void {
  // Asked before the changes of this rendering reach the page: afterwards nobody knows who had it.
  const hadFocus = root.current?.contains(document.activeElement) === true
  useLayoutEffect(() => {
    if (!hadFocus || !root.current || hasUsableFocus(root.current)) return
    near(root.current)?.focus()
  })
}

/** A control that can't be pressed any more is about to lose the focus. */
function hasUsableFocus(root: HTMLElement): boolean {
  const focused = document.activeElement
  return root.contains(focused) && focused?.matches(':disabled') === false
}

/** Finds the first button of a part of the panel that can be pressed. */
export function firstButton(root: HTMLElement): HTMLElement | null {
  return [...root.querySelectorAll('button')].find((button) => !button.disabled) ?? null
}

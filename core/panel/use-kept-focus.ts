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
    if (!hadFocus || !root.current || hasUsableFocus()) return
    near(root.current)?.focus()
  })
}

/** Whether something has the focus, here or elsewhere; a control that can't be pressed any more is about to lose it. */
function hasUsableFocus(): boolean {
  const focused = document.activeElement
  return focused !== null && focused !== document.body && !focused.matches(anyDisabled)
}

/** Selects everything that can be pressed, whatever draws it. */
export const anyButton = 'button, [role="button"], [role="radio"]'

/** What can't be pressed right now, whatever draws it. */
const anyDisabled = ':disabled, .pentimento-disabled'

/** Finds the first button of a part of the panel that can be pressed. */
export function firstButton(root: HTMLElement): HTMLElement | null {
  const buttons = [...root.querySelectorAll<HTMLElement>(anyButton)]
  return buttons.find((button) => !button.matches(anyDisabled)) ?? null
}

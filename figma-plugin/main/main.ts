import { openPanel } from './open-panel.ts'

/** Opens Pentimento: the menu's first item, and what runs when nothing else is said. */
export default function open(): Promise<void> {
  return openPanel('open')
}

/** Opens it to refine with the last instruction once more. */
export function refineAgain(): Promise<void> {
  return openPanel('refine-again')
}

/** Opens it to flatten the selected version. */
export function flatten(): Promise<void> {
  return openPanel('flatten')
}

/** Opens it to show the report of the selected version. */
export function report(): Promise<void> {
  return openPanel('report')
}

/** Opens it from the button that versions and sources carry, to refine from there. */
export function refine(): Promise<void> {
  return openPanel('refine')
}

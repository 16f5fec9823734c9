import { render } from 'preact'
import { page } from 'vitest/browser'
import '../../../core/panel/panel.css'
import '../../../core/panel/panel.web.css'
import { PictureView } from '../../../core/panel/canvas/picture-view.tsx'
import { Stage } from '../../../core/panel/canvas/stage.tsx'
import { Panel } from '../../../core/panel/panel.tsx'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import type { PanelViews } from '../../../core/panel/views.ts'
import { createStubStore, type StubStore } from '../../core/panel/support/stub-store.ts'

const mounted: HTMLElement[] = []

function mount(view: preact.ComponentChild, width: number, height: number): HTMLElement {
  const root = document.createElement('div')
  root.style.cssText = `position: absolute; inset: 0 auto auto 0; width: ${width}px; height: ${height}px`
  document.body.append(root)
  mounted.push(root)
  render(view, root)
  return root
}

/** Shows the panel over a state, at its usual width; without a stage, as where the host has one of its own. */
export function showPanel(
  state: PanelState,
  width = 320,
  views: Partial<PanelViews> = {},
  overrides: Partial<PanelStore> = {},
): { root: HTMLElement; store: StubStore } {
  const store = createStubStore(state, overrides)
  const root = mount(<Panel store={store} views={{ Picture: PictureView, ...views }} />, width, 900)
  return { root, store }
}

/** Shows the stage over a state. */
export function showStage(
  state: PanelState,
  overrides: Partial<PanelStore> = {},
  size = { width: 680, height: 480 },
): { root: HTMLElement; store: StubStore } {
  const store = createStubStore(state, overrides)
  return { root: mount(<Stage store={store} />, size.width, size.height), store }
}

/** Finds a button by its whole name. */
export function button(name: string) {
  return page.getByRole('button', { name, exact: true })
}

/** Takes everything off the page again. */
export function unmountAll(): void {
  for (const root of mounted.splice(0)) {
    render(null, root)
    root.remove()
  }
}

/** Controls that people who can't see them could not tell apart. */
export function namelessControls(root: HTMLElement): string[] {
  const controls = root.querySelectorAll<HTMLElement>(
    'button, input, select, textarea, [role=slider], [role=application], [tabindex]',
  )
  return [...controls]
    .filter((control) => {
      const label = control.closest('label')?.textContent ?? ''
      const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
      const isField = control.matches('input, select, textarea')
      return (isField ? (control.getAttribute('aria-label') ?? label) : name).trim() === ''
    })
    .map((control) => control.outerHTML.slice(0, 120))
}

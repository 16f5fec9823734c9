import { isRefineError } from '../../core/errors.ts'

/**
 * Shows one line of text.
 *
 * Plain DOM calls of the oldest supported UXP: this has to work where nothing else does.
 */
export function showLine(root: HTMLElement, text: string): void {
  root.textContent = ''
  root.appendChild(paragraph(text))
}

/** Shows that the plugin could not start: what happened, what to do, and what a report should say. */
export function showFailure(root: HTMLElement, thrown: unknown): void {
  const said = isRefineError(thrown) ? thrown : null
  showLine(root, said?.message ?? 'Pentimento could not start.')
  root.appendChild(
    paragraph(
      said?.hint ??
        'Nothing was read or changed. Restart Photoshop; if that does not help, install the plugin’s newest version, and Photoshop’s.',
    ),
  )
  if (said) return
  const detail = thrown instanceof Error ? thrown.message : 'a part of the plugin did not load'
  root.appendChild(paragraph(`For a report: ${detail}`))
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  // No style sheet is needed for words that can be read in every theme.
  element.style.color = 'var(--uxp-host-text-color)'
  return element
}

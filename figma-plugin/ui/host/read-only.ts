import type { HostCapabilities } from '../../../core/host-capabilities.ts'

const editors: Readonly<Record<string, string>> = {
  figjam: 'FigJam',
  slides: 'Figma Slides',
  buzz: 'Figma Buzz',
  dev: 'Dev Mode',
}

/** Says why an editor of Figma's lets us look only; nothing for Figma Design. */
export function readOnlyIn(editor: string): Pick<HostCapabilities, 'readOnly'> {
  if (editor === 'figma') return {}
  if (editor === 'dev') {
    return {
      readOnly: {
        reason: 'In Dev Mode, plugins can’t change the document.',
        fix: 'Switch to Design with the toggle in the toolbar; it takes edit access.',
      },
    }
  }
  return {
    readOnly: {
      reason: `${editors[editor] ?? 'This editor'} has no layers that versions could be kept in.`,
      fix: 'Copy the picture into a Figma Design file, and refine it there.',
    },
  }
}

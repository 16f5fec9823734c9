export type Theme = 'light' | 'dark'

/**
 * Some of the variables that Figma gives a plugin's page, with Figma's own values.
 *
 * https://developers.figma.com/docs/plugins/css-variables/
 */
const variables: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: {
    bg: '#ffffff',
    'bg-secondary': '#f5f5f5',
    'bg-tertiary': '#e6e6e6',
    'bg-hover': '#f5f5f5',
    'bg-brand': '#0d99ff',
    'bg-selected': '#e5f4ff',
    'bg-danger-tertiary': '#ffe2e0',
    border: '#e6e6e6',
    'border-strong': '#2c2c2c',
    text: 'rgba(0, 0, 0, 0.9)',
    'text-secondary': 'rgba(0, 0, 0, 0.5)',
    'text-brand': '#007be5',
    'text-onbrand': '#ffffff',
    'text-danger': '#dc3412',
    'text-success': '#009951',
  },
  dark: {
    bg: '#2c2c2c',
    'bg-secondary': '#383838',
    'bg-tertiary': '#444444',
    'bg-hover': '#383838',
    'bg-brand': '#0c8ce9',
    'bg-selected': '#4a5878',
    'bg-danger-tertiary': '#6b2d2b',
    border: '#444444',
    'border-strong': '#ffffff',
    text: '#ffffff',
    'text-secondary': 'rgba(255, 255, 255, 0.7)',
    'text-brand': '#7cc4f8',
    'text-onbrand': '#ffffff',
    'text-danger': '#fca397',
    'text-success': '#79d297',
  },
}

/** Gives the style sheet of a theme, as the text of Figma's `<style id="figma-style">`. */
export function themeStyle(theme: Theme): string {
  const lines = Object.entries(variables[theme]).map(
    ([name, value]) => `--figma-color-${name}: ${value};`,
  )
  return `:root { ${lines.join(' ')} }`
}

/**
 * Makes the page that the plugin's frame holds: the plugin's own HTML as it is, with no document type of its own,
 * Figma's theme, and a policy that blocks every address which the manifest does not name.
 *
 * @param policy.workers where workers may come from, in a policy's words: `blob: data:`, `'none'`.
 */
export function figmaTheme(
  html: string,
  theme: Theme,
  { domains, workers }: { readonly domains: readonly string[]; readonly workers: string },
): string {
  const policy = `connect-src data: blob: ${domains.join(' ')}; worker-src ${workers}`
  return `<html class="figma-${theme}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style id="figma-style">${themeStyle(theme)}</style></head><body>${html}</body></html>`
}

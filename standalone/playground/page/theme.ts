export type Theme = 'light' | 'dark'

const storageKey = 'pentimento.theme'
const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

/** Gives the theme that shows now: the user's choice on this page, else the system's. */
export function currentTheme(): Theme {
  const chosen = localStorage.getItem(storageKey)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return systemDark().matches ? 'dark' : 'light'
}

/** Switches the theme; choosing what the system has anyway means following the system again. */
export function chooseTheme(theme: Theme): void {
  if (theme === (systemDark().matches ? 'dark' : 'light')) localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, theme)
  applyTheme()
}

/** Puts the theme on the page's root element, where the style sheets read it. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = currentTheme()
}

/** Follows the system's theme; calls back after every change. */
export function watchTheme(changed: () => void): () => void {
  const query = systemDark()
  const listener = () => {
    applyTheme()
    changed()
  }
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

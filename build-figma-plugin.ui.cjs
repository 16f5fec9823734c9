/** Lets the panel import its worker's bundle, which scripts/build-figma.ts makes first, as text. */
module.exports = (options) => ({
  ...options,
  loader: { ...options.loader, '.txt': 'text' },
})

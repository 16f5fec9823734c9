/** A text file as a string: what `scripts/build-figma.ts` packs first, for the page to carry. */
declare module '*.txt' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is how bundlers give a file's text
  export default text
}

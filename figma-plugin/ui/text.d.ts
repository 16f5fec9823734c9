/** A text file as a string: programs that `scripts/build-figma.ts` builds first, for others to carry. */
declare module '*.txt' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is how bundlers give a file's text
  export default text
}

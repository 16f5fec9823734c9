/** A text file as a string: the worker's program, which `scripts/build-figma.ts` builds first. */
declare module '*.txt' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: this is how bundlers give a file's text
  export default text
}

/** A WebAssembly program as bytes: the build writes it into the bundle. */
declare module '*.wasm' {
  const program: Uint8Array
  // biome-ignore lint/style/noDefaultExport: this is how bundlers give a file's bytes
  export default program
}

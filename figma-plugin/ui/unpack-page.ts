import packedProgram from '../../build/figma-page/packed.txt'

/**
 * Starts the panel's program, which the build packs: Figma takes the window as one text, some of its frames as one
 * address of two megabytes at most.
 *
 * Only the browser's own means are used, so that this stays a few lines. The program runs as an inline script, as this
 * one does: the page allows nothing else.
 */
async function unpackPage(): Promise<void> {
  const packed = Uint8Array.from(atob(packedProgram), (letter) => letter.charCodeAt(0))
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  const script = document.createElement('script')
  script.text = await new Response(unpacked).text()
  document.body.append(script)
}

unpackPage().catch(() => {
  document.body.append(
    'Pentimento could not start here. Nothing was read or changed. Update Figma or the browser, then run the plugin again.',
  )
})

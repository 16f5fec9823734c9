import packedJpegDecoder from '../../build/figma-page/jpeg-decoder.txt'
import packedProgram from '../../build/figma-page/page.txt'
import packedWorker from '../../build/figma-page/worker.txt'
import { fromBase85 } from './base85.ts'
import { leaveWorkerParts } from './worker-parts.ts'

/**
 * Starts the panel's program, which the build packs: Figma takes the window as one text, some of its frames as one
 * address of two megabytes at most.
 *
 * It stays a few lines, because it is all that is not packed. The program runs as an inline script, as this one does:
 * the page allows nothing else.
 */
async function unpackPage(): Promise<void> {
  leaveWorkerParts({
    program: await unpack(packedWorker).text(),
    jpegDecoder: new Uint8Array(await unpack(packedJpegDecoder).arrayBuffer()),
  })
  const script = document.createElement('script')
  script.text = await unpack(packedProgram).text()
  document.body.append(script)
}

/** Undoes what the build does to each part: gzip, as text. */
function unpack(packed: string): Response {
  const bytes = new Blob([fromBase85(packed)])
  return new Response(bytes.stream().pipeThrough(new DecompressionStream('gzip')))
}

unpackPage().catch(() => {
  document.body.append(
    'Pentimento could not start here. Nothing was read or changed. Update Figma or the browser, then run the plugin again.',
  )
})

import '!../../build/panel-figma.css'
import { render } from 'preact'
import { createPictureDecoder } from '../../core/image/decode-picture.ts'
import { decodeInBrowser } from '../../core/panel/canvas/decode-in-browser.ts'
import { PickedReport } from '../../core/panel/picked-report.tsx'
import { callJobs } from '../../core/worker/call-jobs.ts'
import { type DocumentJobs, documentOverJobs } from '../document-jobs.ts'
import { documentPort } from './document-port.ts'
import { createFigmaHost } from './figma-host.ts'

/** Starts the panel's side, in the iframe. */
export default function ui(root: HTMLElement): void {
  const document = documentOverJobs(callJobs<DocumentJobs>(documentPort()))
  const host = createFigmaHost(document, createPictureDecoder(decodeInBrowser))
  render(<PickedReport host={host} hostName="Figma" />, root)
}

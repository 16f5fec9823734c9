import { type Document, type Element, XMLSerializer } from '@xmldom/xmldom'
import { RefineError } from '../../errors.ts'
import {
  descriptionsOf,
  historyNamespace,
  ownElements,
  parsePacket,
  rdfNamespace,
} from './parse-packet.ts'
import type { XmpProperties } from './read-xmp.ts'

const emptyPacket =
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdfNamespace}">` +
  '</rdf:RDF></x:xmpmeta>'

/**
 * Gives an XMP packet with our properties exchanged and everything else kept.
 *
 * @param packet The packet so far; null makes a new one.
 * @throws RefineError `would_lose_data` when the packet so far is no XML, so that it can't be kept.
 */
export function writeXmp(packet: string | null, properties: XmpProperties): string {
  const parsed = parsePacket(packet ?? emptyPacket)
  const rdf = parsed?.getElementsByTagNameNS(rdfNamespace, 'RDF')[0]
  if (!parsed || !rdf) {
    throw new RefineError(
      'would_lose_data',
      'The document’s own metadata (XMP) is damaged, so saving would drop it.',
      {
        hint: 'Save the file once in Photoshop, which repairs its metadata, or write to a new file.',
      },
    )
  }
  for (const description of descriptionsOf(parsed)) removeOwn(description)
  const description = parsed.createElementNS(rdfNamespace, 'rdf:Description')
  description.setAttributeNS(rdfNamespace, 'rdf:about', '')
  for (const [name, text] of Object.entries(properties.texts)) {
    const element = parsed.createElementNS(historyNamespace, `pentimento:${name}`)
    element.appendChild(parsed.createTextNode(text))
    description.appendChild(element)
  }
  for (const [name, items] of Object.entries(properties.lists)) {
    if (items.length > 0) description.appendChild(listElement(parsed, name, items))
  }
  if (description.firstChild) rdf.appendChild(description)
  return wrapPacket(new XMLSerializer().serializeToString(parsed.documentElement ?? parsed))
}

/** Gives JSON in plain ASCII, so that no writer's encoding or character rules can change it. */
export function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function wrapPacket(meta: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${meta}\n<?xpacket end="w"?>`
}

function removeOwn(description: Element): void {
  for (const element of ownElements(description)) description.removeChild(element)
  for (const attribute of Array.from(description.attributes)) {
    if (attribute.namespaceURI === historyNamespace) description.removeAttributeNode(attribute)
  }
  const holdsElements = Array.from(description.childNodes).some((node) => node.nodeType === 1)
  const holdsAttributes = Array.from(description.attributes).some(
    ({ namespaceURI, localName }) =>
      namespaceURI !== 'http://www.w3.org/2000/xmlns/' && localName !== 'about',
  )
  if (!holdsElements && !holdsAttributes) description.parentNode?.removeChild(description)
}

function listElement(parsed: Document, name: string, items: readonly string[]): Element {
  const property = parsed.createElementNS(historyNamespace, `pentimento:${name}`)
  const list = parsed.createElementNS(rdfNamespace, 'rdf:Seq')
  for (const item of items) {
    const element = parsed.createElementNS(rdfNamespace, 'rdf:li')
    element.appendChild(parsed.createTextNode(item))
    list.appendChild(element)
  }
  property.appendChild(list)
  return property
}

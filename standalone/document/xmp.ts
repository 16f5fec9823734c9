import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'
import { RefineError } from '../../core/errors.ts'

/** Name space of our own properties in a document's XMP. */
export const historyNamespace = 'urn:pentimento:document/1.0/'
const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const emptyPacket =
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${rdfNamespace}">` +
  '</rdf:RDF></x:xmpmeta>'

/** Our properties in a document's XMP: lists of JSON texts, and single ones. */
export interface XmpProperties {
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly texts: Readonly<Record<string, string>>
}

/**
 * Reads our properties from an XMP packet; null when the packet is no XML.
 *
 * Takes every form that XMP writers use: a single value as attribute or element, lists as Seq, Bag or Alt, any
 * prefix, one description or several.
 */
export function readXmp(packet: string): XmpProperties | null {
  const parsed = parsePacket(packet)
  if (!parsed) return null
  const lists: Record<string, readonly string[]> = {}
  const texts: Record<string, string> = {}
  for (const description of descriptionsOf(parsed)) {
    for (const attribute of description.attributes) {
      if (attribute.namespaceURI === historyNamespace && attribute.localName) {
        texts[attribute.localName] = attribute.value
      }
    }
    for (const property of ownElements(description)) {
      const items = Array.from(property.getElementsByTagNameNS(rdfNamespace, 'li'))
      if (items.length === 0) texts[property.localName ?? ''] = property.textContent ?? ''
      else lists[property.localName ?? ''] = items.map((item) => item.textContent ?? '')
    }
  }
  return { lists, texts }
}

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

function parsePacket(packet: string): Document | null {
  const start = packet.indexOf('<x:xmpmeta')
  const plain = start < 0 ? packet : packet.slice(start)
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    })
    return parser.parseFromString(stripProcessing(plain), 'text/xml')
  } catch {
    return null
  }
}

/** The packet wrapper is no part of the metadata; it is written anew. */
function stripProcessing(packet: string): string {
  return packet.replace(/<\?xpacket[^>]*\?>/g, '').trim()
}

function wrapPacket(meta: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${meta}\n<?xpacket end="w"?>`
}

function descriptionsOf(parsed: Document): Element[] {
  return Array.from(parsed.getElementsByTagNameNS(rdfNamespace, 'Description'))
}

function ownElements(description: Element): Element[] {
  return Array.from(description.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && node.namespaceURI === historyNamespace,
  )
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

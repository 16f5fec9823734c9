import { DOMParser, type Document, type Element } from '@xmldom/xmldom'

/** Name space of our own properties in a document's XMP. */
export const historyNamespace = 'urn:pentimento:document/1.0/'

/** Name space of RDF, which XMP is written in. */
export const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/**
 * Reads an XMP packet, with or without its wrapper, as XML; null when it is none.
 *
 * The parser is a program of its own: some hosts have none.
 */
export function parsePacket(packet: string): Document | null {
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
    // What is no XML reads as nothing, and whoever writes refuses to write over it.
    return null
  }
}

/** Gives all descriptions of a packet; there may be one or several. */
export function descriptionsOf(parsed: Document): Element[] {
  return Array.from(parsed.getElementsByTagNameNS(rdfNamespace, 'Description'))
}

/** Gives our own properties among those that a description writes as elements. */
export function ownElements(description: Element): Element[] {
  return Array.from(description.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && node.namespaceURI === historyNamespace,
  )
}

/** The packet wrapper is no part of the metadata; it is written anew. */
function stripProcessing(packet: string): string {
  return packet.replace(/<\?xpacket[^>]*\?>/g, '').trim()
}

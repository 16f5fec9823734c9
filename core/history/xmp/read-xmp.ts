import {
  descriptionsOf,
  historyNamespace,
  ownElements,
  parsePacket,
  rdfNamespace,
} from './parse-packet.ts'

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

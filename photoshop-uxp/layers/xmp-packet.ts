import type { ActionDescriptor } from 'photoshop'
import {
  type LayerEntry,
  layersProperty,
  readLayerEntries,
} from '../../core/history/xmp/layer-entries.ts'
import { readXmp } from '../../core/history/xmp/read-xmp.ts'

/**
 * Longest metadata that is looked into, in characters: parsing it must not hold up Photoshop. Some documents carry
 * hundreds of megabytes of the ids of everything that was ever pasted into them.
 */
export const maxPacketLength = 4_000_000

/** Asks for a document's metadata (uxp-toolkit's `metadataStorage.ts`, which is tested in Photoshop). */
export function xmpQuestion(documentID: number): ActionDescriptor {
  return {
    _obj: 'get',
    _target: {
      _ref: [{ _property: 'XMPMetadataAsUTF8' }, { _ref: 'document', _id: documentID }],
    },
  }
}

/** Sets a document's metadata; Photoshop is known to refuse that at times (errors -1715 and -25920). */
export function xmpCommand(documentID: number, packet: string): ActionDescriptor {
  return {
    _obj: 'set',
    _target: [
      { _ref: 'property', _property: 'XMPMetadataAsUTF8' },
      { _ref: 'document', _id: documentID },
    ],
    to: { _obj: 'document', XMPMetadataAsUTF8: packet },
  }
}

/** Gives the packet of an answer to {@link xmpQuestion}; null when there is none. */
export function xmpText(answer: ActionDescriptor | null): string | null {
  const packet: unknown = answer?.XMPMetadataAsUTF8
  return typeof packet === 'string' && packet !== '' ? packet : null
}

/** Reads the full records of a packet; none when it holds none or can't be read. */
export function layerEntriesOf(packet: string): readonly LayerEntry[] {
  if (packet.length > maxPacketLength) return []
  return readLayerEntries(readXmp(packet)?.lists[layersProperty])
}

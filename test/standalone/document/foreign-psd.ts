import { type Psd, writePsdUint8Array } from 'ag-psd'
import type { Picture } from '../../../core/image/picture.ts'
import { createByteCursor } from '../../../standalone/document/psd/byte-cursor.ts'
import { createByteSink } from '../../../standalone/document/psd/byte-sink.ts'
import { parsePsd } from '../../../standalone/document/psd/parse-psd.ts'
import type { PsdBlock, PsdFile, PsdResource } from '../../../standalone/document/psd/psd-file.ts'
import { serializePsd } from '../../../standalone/document/psd/serialize-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'

const size = { width: 24, height: 16 }

/** ag-psd's form of our pixels. */
export function imageOf({ width, height, data }: Picture) {
  return { width, height, data: new Uint8ClampedArray(data) }
}

/** A document as another program makes it: a picture among layers of other kinds. */
export function foreignPsd(changes: Partial<Psd> = {}): Uint8Array {
  return writePsdUint8Array({
    ...size,
    imageData: imageOf(photograph(size, 8)),
    children: [
      { name: 'Photo', id: 7, left: 0, top: 0, imageData: imageOf(photograph(size, 8)) },
      {
        name: 'Levels',
        id: 8,
        adjustment: {
          type: 'levels',
          rgb: {
            shadowInput: 0,
            highlightInput: 255,
            shadowOutput: 0,
            highlightOutput: 255,
            midtoneInput: 1.2,
          },
        },
      },
      {
        name: 'Titles',
        id: 9,
        children: [
          {
            name: 'Headline 日本',
            id: 10,
            left: 3,
            top: 2,
            opacity: 0.6,
            blendMode: 'multiply',
            imageData: imageOf(photograph({ width: 5, height: 4 }, 8, 3)),
            effects: { dropShadow: [{ enabled: true, size: { units: 'Pixels', value: 3 } }] },
          },
        ],
      },
    ],
    imageResources: {
      xmpMetadata:
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Ann &amp; Bob</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>',
    },
    ...changes,
  })
}

/** Adds what no library models: an unknown block on every layer and on the file, a saved path, a saved channel. */
export function withUnknownParts(bytes: Uint8Array): Uint8Array {
  const file = parsePsd(bytes)
  const unknown: PsdBlock = {
    ...{ signature: '8BIM', key: 'zzZz', padding: 1 },
    data: Uint8Array.of(1, 2, 3, 4, 5),
  }
  const path: PsdResource = {
    ...{ signature: '8BIM', id: 2000, name: Uint8Array.of(3, 97, 98, 99) },
    data: Uint8Array.from({ length: 27 }, (_, index) => index),
  }
  return serializePsd({
    ...file,
    resources: [...file.resources, path],
    records: file.records.map((record) => ({ ...record, blocks: [...record.blocks, unknown] })),
    blocks: [...file.blocks, unknown],
    ...withSavedChannel(file),
  })
}

/** The merged picture of PackBits rows with one more plane of plain rows of the value 200. */
function withSavedChannel(file: PsdFile): Pick<PsdFile, 'channels' | 'merged'> {
  const cursor = createByteCursor(file.merged)
  cursor.u16()
  const counts = cursor.take(file.height * file.channels * 2)
  const rows = cursor.take(cursor.left)
  const sink = createByteSink()
  sink.u16(1)
  sink.bytes(counts)
  for (let y = 0; y < file.height; y++) sink.u16(2)
  sink.bytes(rows)
  for (let y = 0; y < file.height; y++) {
    sink.u8(257 - file.width)
    sink.u8(200)
  }
  return { channels: file.channels + 1, merged: sink.join() }
}

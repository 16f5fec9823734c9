import { expect, test } from 'vitest'
import { historyNamespace } from '../../../../core/history/xmp/parse-packet.ts'
import { readXmp } from '../../../../core/history/xmp/read-xmp.ts'
import { toAsciiJson, writeXmp } from '../../../../core/history/xmp/write-xmp.ts'

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const hard = { text: 'a <b> & “c” ]]> \u0000\u0007 日本 🙂 \ud800 \u2028 </script>' }

test('what was written is read back, whatever characters it holds', () => {
  const packet = writeXmp(null, {
    lists: { Layers: [toAsciiJson(hard), '{}'] },
    texts: { ColorChunks: '[1]' },
  })
  const read = readXmp(packet)
  expect(read).toEqual({
    lists: { Layers: [toAsciiJson(hard), '{}'] },
    texts: { ColorChunks: '[1]' },
  })
  expect(JSON.parse(read!.lists.Layers![0]!)).toEqual(hard)
  expect(packet).toMatch(/^[\x20-\x7e\n\ufeff]+$/)
})

test('metadata of others is kept, and our own is exchanged as a whole', () => {
  const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/png"><dc:creator><rdf:Seq><rdf:li>Ann &amp; Bob</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  const once = writeXmp(packet, { lists: { Layers: ['1', '2'] }, texts: {} })
  const twice = writeXmp(once, { lists: { Layers: ['3'] }, texts: {} })
  expect(readXmp(twice)).toEqual({ lists: { Layers: ['3'] }, texts: {} })
  expect(twice).toContain('dc:format="image/png"')
  expect(twice).toContain('Ann &amp; Bob')
  expect(twice.match(/xpacket begin/g)).toHaveLength(1)
  const none = writeXmp(twice, { lists: {}, texts: {} })
  expect(none).not.toContain('pentimento')
})

test('Photoshop’s own form is read: one description, single values as attributes, another prefix', () => {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 9.1-c001"><rdf:RDF ${rdf}>
    <rdf:Description rdf:about="" xmlns:ns1="${historyNamespace}" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Adobe Photoshop 27.4" ns1:ColorChunks="[{&quot;type&quot;:&quot;gAMA&quot;}]">
      <ns1:Layers>
        <rdf:Bag>
          <rdf:li>{"layer":"4"}</rdf:li>
          <rdf:li>{"layer":"5"}</rdf:li>
        </rdf:Bag>
      </ns1:Layers>
    </rdf:Description></rdf:RDF></x:xmpmeta>`
  expect(readXmp(packet)).toEqual({
    lists: { Layers: ['{"layer":"4"}', '{"layer":"5"}'] },
    texts: { ColorChunks: '[{"type":"gAMA"}]' },
  })
  const rewritten = writeXmp(packet, { lists: { Layers: ['9'] }, texts: {} })
  expect(readXmp(rewritten)).toEqual({ lists: { Layers: ['9'] }, texts: {} })
  expect(rewritten).toContain('Adobe Photoshop 27.4')
})

test('damaged metadata reads as none, and is never written over', () => {
  for (const packet of ['', 'no xml', '<x:xmpmeta', '<a><b></a>']) {
    expect(readXmp(packet)).toBeNull()
    expect(() => writeXmp(packet, { lists: {}, texts: {} })).toThrow(
      expect.objectContaining({ code: 'would_lose_data' }),
    )
  }
})

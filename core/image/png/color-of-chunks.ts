import { Unzlib } from 'fflate'
import { joinBytes } from '../../zlib/join-bytes.ts'
import { type ColorTag, untagged } from '../color-tag.ts'
import { colorTagOfIcc } from '../icc.ts'
import { type PngChunk, readUint32 } from './png-chunks.ts'

/** Largest profile that is unpacked; real ones stay below 5 MB. */
const maxIccBytes = 1 << 24

/** What cICP's first two numbers (primaries, transfer; ITU-T H.273) are called. */
const cicpNames: Readonly<Record<string, string>> = {
  '1/13': 'sRGB',
  '1/1': 'Rec. 709',
  '1/8': 'linear sRGB',
  '9/16': 'Rec. 2100 PQ',
  '9/18': 'Rec. 2100 HLG',
  '12/13': 'Display P3',
}

/** gAMA of sRGB: 1 / 2.2 in units of 1/100000. */
const srgbGamma = 45_455
const gammaTolerance = 500

/** cHRM of sRGB: x, y of white, red, green, blue in units of 1/100000. */
const srgbChromaticities = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]
const chromaticityTolerance = 200

/**
 * Tells what a PNG's words mean, from its colour chunks; all chunks are kept in the tag, in file order.
 *
 * The strongest statement wins, as the specification rules: cICP, iCCP, sRGB, then gAMA with cHRM. A chunk that makes
 * no sense is passed over, as every viewer does.
 */
export function colorTagOfChunks(chunks: readonly PngChunk[]): ColorTag {
  if (chunks.length === 0) return untagged
  const find = (type: string) => chunks.find((chunk) => chunk.type === type)?.data
  const cicp = find('cICP')
  if (cicp?.length === 4) return { ...readCicp(cicp), chunks }
  const iccp = find('iCCP')
  const icc = iccp && unpackIcc(iccp)
  if (icc) return colorTagOfIcc(icc, chunks)
  if (find('sRGB')?.length === 1) return { space: 'srgb', name: 'sRGB', chunks }
  return { ...readGammaAndPrimaries(find('gAMA'), find('cHRM')), chunks }
}

function readCicp(data: Uint8Array): ColorTag {
  const [primaries, transfer, matrix, fullRange] = data
  const known = matrix === 0 && fullRange === 1 ? cicpNames[`${primaries}/${transfer}`] : undefined
  return {
    space: known === 'sRGB' ? 'srgb' : 'other',
    name: known ?? `video colour ${Array.from(data).join('/')}`,
  }
}

function readGammaAndPrimaries(
  gama: Uint8Array | undefined,
  chrm: Uint8Array | undefined,
): ColorTag {
  const gamma = gama?.length === 4 ? readUint32(gama, 0) : 0
  const xy =
    chrm?.length === 32 ? Array.from({ length: 8 }, (_, i) => readUint32(chrm, i * 4)) : null
  if (gamma === 0 && !xy) return untagged
  const isSrgbGamma = gamma === 0 || Math.abs(gamma - srgbGamma) <= gammaTolerance
  const isSrgbXy =
    !xy ||
    xy.every((value, i) => Math.abs(value - (srgbChromaticities[i] ?? 0)) <= chromaticityTolerance)
  if (isSrgbGamma && isSrgbXy) return { space: 'srgb', name: 'sRGB' }
  const words = gamma === 0 ? '' : `gamma ${(gamma / 100_000).toFixed(gamma % 1000 ? 3 : 1)}`
  return {
    space: 'other',
    name: [words, isSrgbXy ? '' : 'own primaries'].filter(Boolean).join(', '),
  }
}

/** Gives the profile inside an iCCP chunk (name, 0, method 0, zlib), null when it can't be unpacked. */
function unpackIcc(data: Uint8Array): Uint8Array | null {
  const nameEnd = data.indexOf(0)
  if (nameEnd < 1 || nameEnd > 79 || data[nameEnd + 1] !== 0) return null
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Unzlib((part) => {
    parts.push(part)
    length += part.length
  })
  try {
    for (let pos = nameEnd + 2; pos < data.length && length <= maxIccBytes; pos += 4096) {
      stream.push(data.subarray(pos, pos + 4096))
    }
  } catch {
    return null
  }
  if (length === 0 || length > maxIccBytes) return null
  return joinBytes(parts)
}

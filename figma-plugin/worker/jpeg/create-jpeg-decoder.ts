import createCodec from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js'
import { untagged } from '../../../core/image/color-tag.ts'
import { embeddedProfile } from '../../../core/image/embedded-profile.ts'
import { colorTagOfIcc } from '../../../core/image/icc.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { sniffJpeg } from '../../../core/image/sniff/sniff-jpeg.ts'
import { turnPicture } from '../../../core/image/turn-picture.ts'
import type { DecodedPicture } from '../../../core/ports.ts'
import { reachesEnd } from './reaches-end.ts'

/** What of the codec is used: libjpeg's decoder as one function. */
interface Codec {
  decode(
    jpeg: Uint8Array,
    preserveOrientation: boolean,
  ): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } | null
}

/** How the codec is started; part of Emscripten's module interface. */
type StartCodec = (options: {
  readonly noInitialRun: boolean
  readonly locateFile: (name: string) => string
  readonly print: (text: string) => void
  readonly printErr: (text: string) => void
  readonly instantiateWasm: (
    imports: WebAssembly.Imports,
    use: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports
}) => Promise<Codec>

/**
 * What libjpeg says when pixels are missing or garbled: it fills in some of its own, and every decoder others.
 *
 * Bytes too many before a marker are common in intact files, and change no pixel.
 */
const guesses = /premature end|bad Huffman code|found marker/i

/**
 * Makes a decoder of JPEG files whose pixels are the same on every machine: libjpeg, compiled to WebAssembly.
 *
 * The file's orientation is applied, its values are not converted. Gives null where WebAssembly can't be started,
 * which is found out with the first file. Rejects when the file is damaged or cut off.
 *
 * @param wasm The codec's program, which is compiled with the first file.
 */
export function createJpegDecoder(
  wasm: Uint8Array,
): (jpeg: Uint8Array) => Promise<DecodedPicture | null> {
  let program: Promise<WebAssembly.Module | null> | null = null

  return async (jpeg) => {
    program ??= compile(wasm)
    const module = await program
    const remarks: string[] = []
    // Started anew for each file: a program's memory never shrinks, and large files need a lot.
    const codec = module && (await start(module, remarks))
    if (!codec) {
      program = Promise.resolve(null)
      return null
    }
    const decoded = codec.decode(jpeg, false)
    if (!decoded) throw new Error('The codec gave no picture')
    const remark = remarks.find((text) => guesses.test(text))
    if (remark !== undefined) throw new Error(remark)
    if (!reachesEnd(jpeg)) throw new Error('The file ends before its picture does')
    const { buffer, byteOffset, length } = decoded.data
    const picture = createPicture(decoded, 8, new Uint8Array(buffer, byteOffset, length))
    const icc = embeddedProfile(jpeg, 'jpeg')
    return {
      picture: turnPicture(picture, sniffJpeg(jpeg)?.orientation ?? 1),
      color: icc ? colorTagOfIcc(icc) : untagged,
    }
  }
}

async function compile(wasm: Uint8Array): Promise<WebAssembly.Module | null> {
  try {
    // Never shared memory: it is unpacked or read from a file.
    return await WebAssembly.compile(wasm as Uint8Array<ArrayBuffer>)
  } catch {
    return null
  }
}

async function start(module: WebAssembly.Module, remarks: string[]): Promise<Codec | null> {
  const note = (text: string) => void remarks.push(text)
  // The package's types say less than its code does.
  const startCodec: unknown = createCodec
  try {
    return await (startCodec as StartCodec)({
      noInitialRun: true,
      // Nothing is loaded; without this it would look for its address, and a worker of a Blob has none.
      locateFile: (name) => name,
      print: note,
      printErr: note,
      instantiateWasm(imports, use) {
        const instance = new WebAssembly.Instance(module, imports)
        use(instance)
        return instance.exports
      },
    })
  } catch {
    return null
  }
}

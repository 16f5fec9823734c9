import type { Picture } from '../../../image/picture.ts'
import { encodePng } from '../../../image/png/encode-png.ts'
import type { ReachOpenai } from './reach-openai.ts'

/** How long OpenAI keeps what is uploaded, in seconds: a batch has a day, and may be sent once more. */
const keptForSeconds = 3 * 24 * 3600

/** Uploads a file that deletes itself after some days, and gives its id. */
export async function uploadFile(
  reach: ReachOpenai,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly type: string },
  purpose: 'batch' | 'vision',
  signal: AbortSignal | undefined,
): Promise<string> {
  const { name, bytes, type } = file
  const { id } = await reach((client) =>
    client.files.create(
      {
        file: new File([new Uint8Array(bytes)], name, { type }),
        purpose,
        expires_after: { anchor: 'created_at', seconds: keptForSeconds },
      },
      signal ? { signal } : {},
    ),
  )
  return id
}

/** Gives the ids of pictures at OpenAI; the same picture in memory is uploaded once, such as one that many refer to. */
export function createPictureUploads(reach: ReachOpenai) {
  const known = new WeakMap<Picture, Promise<string>>()
  return (picture: Picture, signal: AbortSignal | undefined): Promise<string> => {
    const before = known.get(picture)
    if (before) return before
    const file = { name: 'picture.png', bytes: encodePng(picture), type: 'image/png' }
    const uploading = uploadFile(reach, file, 'vision', signal)
    known.set(picture, uploading)
    // One that failed is uploaded anew the next time.
    uploading.catch(() => known.delete(picture))
    return uploading
  }
}

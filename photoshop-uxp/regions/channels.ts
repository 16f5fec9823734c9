import type { ActionDescriptor } from 'photoshop'
import { playReads } from '../layers/play-reads.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/** An alpha channel: a mask that belongs to the document and to no layer. */
export interface AlphaChannel {
  readonly id: number
  readonly name: string
  /** Photoshop's position, which references to channels go by. */
  readonly index: number
}

/** Red, green and blue come first. */
const colorChannels = 3

/** Lists the alpha channels of an RGB document. */
export async function readChannels(
  photoshop: Pick<Photoshop, 'action'>,
  documentID: number,
): Promise<readonly AlphaChannel[]> {
  const document = { _ref: 'document', _id: documentID }
  const [counted] = await play(photoshop, [
    { _obj: 'get', _target: [{ _property: 'numberOfChannels' }, document] },
  ])
  const count: unknown = counted?.numberOfChannels
  const further = typeof count === 'number' ? Math.max(0, count - colorChannels) : 0
  const questions = Array.from(
    { length: further },
    (_, index): ActionDescriptor => ({
      _obj: 'get',
      _target: [{ _ref: 'channel', _index: colorChannels + 1 + index }, document],
    }),
  )
  // The count may have the mask of the selected layer in it, which is no channel that could be asked.
  const answers = await playReads(photoshop, questions)
  return answers.flatMap((answer, index) => {
    const id: unknown = answer?.ID
    const name: unknown = answer?.channelName
    const isChannel = typeof id === 'number' && typeof name === 'string'
    return isChannel ? [{ id, name, index: colorChannels + 1 + index }] : []
  })
}

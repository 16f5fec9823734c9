import type { ActionDescriptor } from 'photoshop'
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
  if (questions.length === 0) return []
  const answers = await play(photoshop, questions)
  return answers.flatMap(({ ID: id, channelName: name }, index) =>
    typeof id === 'number' && typeof name === 'string'
      ? [{ id, name, index: colorChannels + 1 + index }]
      : [],
  )
}

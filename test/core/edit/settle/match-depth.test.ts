import { expect, test } from 'vitest'
import { matchDepth } from '../../../../core/edit/settle/match-depth.ts'
import type { SettleContext, SettleState } from '../../../../core/edit/settle/settle.ts'
import type { Depth, Picture } from '../../../../core/image/picture.ts'
import { finish, isSteps } from '../../../../core/steps.ts'
import { flatPicture } from '../arbitrary-picture.ts'

const size = { width: 2, height: 1 }

function matched(candidate: Picture, depth: Depth, faithful: boolean): SettleState {
  const parent = flatPicture(size, depth, [0, 0, 0, 255])
  // The stage looks at nothing else.
  const work = matchDepth(
    { picture: candidate, isOwn: false } as SettleState,
    { parent, faithful } as SettleContext,
  )
  return isSteps(work) ? finish(work) : work
}

test('a candidate is settled at 16 bits, whatever its source has', () => {
  for (const depth of [8, 16] as const) {
    const { picture, isOwn } = matched(flatPicture(size, 8, [1, 128, 255, 255]), depth, false)
    expect([...picture.data.slice(0, 4)]).toEqual([257, 128 * 257, 65535, 65535])
    expect(isOwn).toBe(true)
  }
})

test('a faithful candidate takes the source’s depth, and stays itself when it has it', () => {
  const candidate = flatPicture(size, 8, [1, 128, 255, 255])
  expect(matched(candidate, 8, true)).toMatchObject({ picture: candidate, isOwn: false })
  expect(matched(candidate, 16, true).picture.depth).toBe(16)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { membersInPlace, type PlaceMember } from '../../../figma-plugin/ui/host/in-place.ts'

function member(id: string, x: number, visible: boolean, isSource = false): PlaceMember {
  const transform: PlaceMember['box']['transform'] = [
    [1, 0, x],
    [0, 1, 0],
  ]
  return { id, isSource, visible, box: { transform, width: 100, height: 80 } }
}

const inPlace = (members: readonly PlaceMember[]) => [...membersInPlace(members)]

describe('what stands in the source’s place', () => {
  test('is everything where all lies on each other', () => {
    expect(
      inPlace([member('s', 0, false, true), member('a', 0, false), member('b', 0, true)]),
    ).toEqual(['s', 'a', 'b'])
  })

  test('is everything when the picture was moved: only one member is visible', () => {
    expect(
      inPlace([member('s', 0, false, true), member('a', 0, false), member('b', 900, true)]),
    ).toEqual(['s', 'a', 'b'])
    expect(inPlace([member('s', 900, true, true), member('a', 0, false)])).toEqual(['s', 'a'])
  })

  test('is not a visible version beside the visible source', () => {
    expect(
      inPlace([member('s', 0, true, true), member('a', 0, false), member('b', 900, true)]),
    ).toEqual(['s', 'a'])
  })

  test('is not the copy that was dragged off a visible version', () => {
    expect(
      inPlace([member('s', 0, false, true), member('copy', 900, true), member('a', 0, true)]),
    ).toEqual(['s', 'a'])
  })

  test('is where the newest version is, after the picture was moved away from its hidden source', () => {
    expect(
      inPlace([member('s', 0, false, true), member('a', 900, true), member('b', 500, true)]),
    ).toEqual(['s', 'b'])
  })

  test('are two visible versions side by side when they overlap the source', () => {
    expect(
      inPlace([member('s', 0, false, true), member('a', 0, true), member('b', 99, true)]),
    ).toEqual(['s', 'a', 'b'])
    expect(
      inPlace([member('s', 0, false, true), member('a', 0, true), member('b', 100, true)]),
    ).toEqual(['s', 'a'])
  })

  test('is the newest version’s place when the source is gone', () => {
    expect(inPlace([member('a', 0, true), member('b', 900, true)])).toEqual(['b'])
  })

  const arbitraryMembers = fc
    .array(fc.record({ x: fc.integer({ min: -300, max: 300 }), visible: fc.boolean() }), {
      maxLength: 6,
    })
    .chain((drawn) =>
      fc
        .boolean()
        .map((hasSource) =>
          drawn.map(({ x, visible }, i) => member(`m${i}`, x, visible, hasSource && i === 0)),
        ),
    )

  test('always holds what is hidden, and one visible member where there is any', () => {
    fc.assert(
      fc.property(arbitraryMembers, (members) => {
        const found = membersInPlace(members)
        for (const { id, visible } of members) if (!visible) expect(found.has(id)).toBe(true)
        const visible = members.filter((one) => one.visible)
        if (visible.length > 0) expect(visible.some(({ id }) => found.has(id))).toBe(true)
      }),
    )
  })

  test('is also what lies exactly over a source that has no area', () => {
    const flat = ({ box, ...one }: PlaceMember) => ({ ...one, box: { ...box, height: 0 } })
    const members = [member('s', 0, false, true), member('a', 0, true)]
    expect(inPlace(members.map(flat))).toEqual(['s', 'a'])
    expect(inPlace([member('s', 0, true, true), member('a', 0, true)].map(flat))).toEqual([
      's',
      'a',
    ])
    expect(inPlace([member('s', 0, true, true), member('a', 200, true)].map(flat))).toEqual(['s'])
  })

  test('stays the same when all of it is moved together', () => {
    fc.assert(
      fc.property(arbitraryMembers, fc.integer({ min: -500, max: 500 }), (members, by) => {
        const moved = members.map(({ id, isSource, visible, box }) =>
          member(id, box.transform[0][2] + by, visible, isSource),
        )
        expect(inPlace(moved)).toEqual(inPlace(members))
      }),
    )
  })

  test('stays the same wherever hidden versions are', () => {
    fc.assert(
      fc.property(arbitraryMembers, fc.integer({ min: -500, max: 500 }), (members, by) => {
        const moved = members.map((one) =>
          one.visible || one.isSource ? one : member(one.id, one.box.transform[0][2] + by, false),
        )
        expect(inPlace(moved)).toEqual(inPlace(members))
      }),
    )
  })
})

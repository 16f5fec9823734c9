import { expect, test } from 'vitest'
import { embeddedProfile } from '../../../core/image/embedded-profile.ts'

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

function segment(marker: number, body: number[]): number[] {
  const length = body.length + 2
  return [0xff, marker, length >> 8, length & 255, ...body]
}

const profilePiece = (index: number, count: number, data: number[]) =>
  segment(0xe2, [...ascii('ICC_PROFILE\0'), index, count, ...data])

const jpeg = (...segments: number[][]) =>
  new Uint8Array([0xff, 0xd8, ...segments.flat(), ...segment(0xda, [0]), 1, 2, 3, 0xff, 0xd9])

test('a JPEG profile is joined from its pieces, whatever their order', () => {
  const file = jpeg(
    segment(0xe0, ascii('JFIF\0')),
    profilePiece(2, 2, [3, 4]),
    segment(0xe2, ascii('MPF\0')),
    profilePiece(1, 2, [1, 2]),
  )
  expect(embeddedProfile(file, 'jpeg')).toEqual(new Uint8Array([1, 2, 3, 4]))
})

test('fill bytes before a marker are skipped', () => {
  expect(embeddedProfile(jpeg([0xff], profilePiece(1, 1, [9])), 'jpeg')).toEqual(
    new Uint8Array([9]),
  )
})

test('a JPEG without a profile, or with a piece missing, has none', () => {
  expect(embeddedProfile(jpeg(segment(0xe0, ascii('JFIF\0'))), 'jpeg')).toBeNull()
  expect(embeddedProfile(jpeg(profilePiece(2, 2, [3])), 'jpeg')).toBeNull()
  expect(embeddedProfile(new Uint8Array([0xff, 0xd8, 0xff]), 'jpeg')).toBeNull()
})

test('a WebP profile is read from its chunk, padding included', () => {
  const chunk = (type: string, body: number[]) => [
    ...ascii(type),
    body.length,
    0,
    0,
    0,
    ...body,
    ...(body.length % 2 ? [0] : []),
  ]
  const file = (...chunks: number[][]) =>
    new Uint8Array([...ascii('RIFF'), 0, 0, 0, 0, ...ascii('WEBP'), ...chunks.flat()])
  expect(embeddedProfile(file(chunk('VP8X', [1]), chunk('ICCP', [5, 6, 7])), 'webp')).toEqual(
    new Uint8Array([5, 6, 7]),
  )
  expect(embeddedProfile(file(chunk('VP8 ', [1, 2])), 'webp')).toBeNull()
  expect(embeddedProfile(file(chunk('ICCP', [5, 6, 7])).subarray(0, 22), 'webp')).toBeNull()
})

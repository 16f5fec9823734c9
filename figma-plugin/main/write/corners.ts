import type { Writing } from './writing.ts'

/** Gives a layer the corners of another, where both have some. */
export function likeCorners(node: SceneNode, like: SceneNode, writing: Writing): void {
  if (!('cornerRadius' in node) || !('cornerRadius' in like)) return
  if ('topLeftRadius' in node && 'topLeftRadius' in like) {
    for (const corner of corners) writing.assign(node, corner, like[corner])
  } else if (typeof like.cornerRadius === 'number') {
    writing.assign(node, 'cornerRadius', like.cornerRadius)
  }
  if ('cornerSmoothing' in node && 'cornerSmoothing' in like) {
    writing.assign(node, 'cornerSmoothing', like.cornerSmoothing)
  }
}

const corners = [
  'topLeftRadius',
  'topRightRadius',
  'bottomLeftRadius',
  'bottomRightRadius',
] as const

import type { GenerateRequest } from '../provider.ts'

/**
 * Gives the words for a first picture to models that follow instructions: where there is a sketch, they have to be told
 * what it is, or they hand it back with a few changes.
 */
export function sketchPrompt({
  prompt,
  sketch,
}: Pick<GenerateRequest, 'prompt' | 'sketch'>): string {
  if (!sketch) return prompt
  return `Image 1 is a rough sketch. Paint the finished picture that it stands for, with what lies where and how large taken from the sketch and nothing of its strokes left: ${prompt}`
}

import type { ProviderOption } from '../../provider.ts'

/** Settings of OpenAI's that belong to no single edit; the first value is the usual one. */
export const openaiOptions: readonly ProviderOption[] = [
  {
    id: 'previews',
    label: 'Previews',
    help: 'How many half-painted pictures are shown while one is painted; each costs 100 tokens, about $0.003.',
    values: ['1', '2', '3', 'none'],
  },
  {
    id: 'output_format',
    label: 'File format',
    help: 'What the painted picture comes as: PNG loses nothing, JPEG and WebP come sooner.',
    values: ['png', 'jpeg', 'webp'],
  },
  {
    id: 'moderation',
    label: 'Moderation',
    help: 'How strictly OpenAI filters what it is asked for; “low” refuses less of what is harmless.',
    values: ['auto', 'low'],
  },
  {
    id: 'safety_identifier',
    label: 'Safety identifier',
    help: 'A name for the person at work, without personal data, by which OpenAI tells users of one key apart.',
  },
]

/** How many half-painted pictures a user wants to see of each. */
export function previewsOf({ previews = '1' }: Readonly<Record<string, string>>): number {
  return previews === 'none' ? 0 : Number(previews)
}

import type { PostEdit } from './post-edit.ts'

/** Sends one edit by OpenAI's own client, which is loaded with the first call. */
export const postWithClient: PostEdit = async (...call) => {
  const { postByClient } = await import('./openai-client.ts')
  return postByClient(...call)
}

/** Longest part of a service's words that is quoted. */
const longest = 300

/** Gives a service's words without keys, picture data or too much of it; empty when nothing is left. */
export function quote(message: string | undefined, key: string | null): string {
  if (!message) return ''
  const clean = (key ? message.replaceAll(key, '…') : message)
    .replace(/\b(?:sk|sess|key|fal)-[\w*-]{4,}/giu, '…')
    .replace(/\bAIza[\w-]{10,}/gu, '…')
    .replace(/\b(Bearer|Key|Basic)\s+(?=\S*[\d:=])\S{8,}/giu, '$1 …')
    .replace(/([?&](?:key|token|api_key)=)[^&\s]+/giu, '$1…')
    .replace(/data:[\w/+.-]+;base64,[\w+/=]*/giu, '…')
    .replace(/[\w+/]{200,}={0,2}/gu, '…')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\.$/u, '')
  return clean.length > longest ? `${clean.slice(0, longest - 1)}…` : clean
}

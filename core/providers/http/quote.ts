import { toBase64, toUtf8 } from '../../bytes.ts'

/** Longest part of a service's words that is quoted. */
const longest = 300

/** Gives a service's words without keys, picture data or too much of it; empty when nothing is left. */
export function quote(message: string | undefined, key: string | null): string {
  if (!message) return ''
  const clean = formsOf(key)
    .reduce((text, form) => text.replaceAll(form, '…'), message)
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

/** A service may repeat a key as it came, as part of an address, as base64, or only the password of a name with one. */
function formsOf(key: string | null): readonly string[] {
  if (!key) return []
  const parts = key.split(':').filter((part) => part.length > 3)
  const forms = [key, ...parts].flatMap((text) => {
    const base64 = toBase64(toUtf8(text))
    return [text, encodeURIComponent(text), base64, base64.replace(/=+$/u, '')]
  })
  // Longest first, so that nothing is left of a form that holds another.
  return forms.sort((a, b) => b.length - a.length)
}

/** Makes what `localStorage` is: texts by name. */
export function createWebStorage() {
  const texts = new Map<string, string>()
  return {
    get length() {
      return texts.size
    },
    key: (index: number) => [...texts.keys()][index] ?? null,
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => void texts.set(name, String(text)),
    removeItem: (name: string) => void texts.delete(name),
    clear: () => texts.clear(),
  }
}
